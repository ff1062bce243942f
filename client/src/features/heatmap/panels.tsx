import { BarsOutlined, FilterOutlined } from '@ant-design/icons';
import type { City, Session } from '@contract/schemas';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CountingNotice } from '../../ui/CountingNotice';
import { ErrorNotice } from '../../ui/Notices';
import { Styled } from '../../ui/Styled';
import { CaseStack } from './CaseStack';
import { Filters } from './Filters';
import { GridFigures } from './GridFigures';
import { Overview } from './Overview';
import { TableView } from './TableView';
import { TimeBar } from './TimeBar';
import type { TableOrder } from './table';
import type { HeatAddress } from './useHeatAddress';
import type { HeatPage } from './useHeatPage';
import { ViewTools } from './ViewTools';
import { WallBar } from './WallBar';

interface PartProps {
  readonly address: HeatAddress;
  readonly page: HeatPage;
}

/** Which of the panels a narrow screen shows. */
export type Panel = 'filters' | 'side' | null;

/** What is counted and how it is shown. */
export function FilterPanel(props: { readonly city: City; readonly session: Session; readonly address: HeatAddress }) {
  return (
    <Styled>
      <Filters {...props} />
    </Styled>
  );
}

/** Below the map: the time bar of a time-lapse. */
export function TimePanel({ address, page }: PartProps) {
  const { set } = address;
  const goTo = useCallback((frame: number) => set({ frame: String(frame) }, true), [set]);
  const { frames } = page.answer;
  return <Styled>{frames && <TimeBar frames={frames} frame={address.frame} onFrame={goTo} />}</Styled>;
}

/** What moves the wall from scene to scene. */
export function WallPanel() {
  return (
    <Styled>
      <WallBar />
    </Styled>
  );
}

/** What is beside the map: the cases under a finger, the chosen grid, or the overview. */
export function SidePanel(props: PartProps) {
  return (
    <Styled>
      <Side {...props} />
    </Styled>
  );
}

function Side({ address, page }: PartProps) {
  const { answer, table } = page;
  if (page.stack.length > 0) return <CaseStack cases={page.stack} onClose={page.closeStack} />;
  if (address.grid) return <GridFigures grid={address.grid} address={address} />;
  if (answer.error && !answer.picture) return <ErrorNotice error={answer.error} onRetry={answer.refetch} />;
  if (!table) return <CountingNotice reason={answer.waitsFor} rows={10} />;
  return <Overview address={address} answer={answer} summary={page.summary} table={table} onGrid={page.choose} />;
}

interface HeadProps extends PartProps {
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
}

/** Above the map: what can be done with it, and, on a narrow screen, what opens the panels. */
export function HeadPanel({ address, page, panel, onPanel }: HeadProps) {
  const { t } = useTranslation();
  const toggle = (name: Exclude<Panel, null>) => onPanel(panel === name ? null : name);
  return (
    <Styled>
      <Button
        className="heat-panel-button"
        icon={<FilterOutlined />}
        aria-expanded={panel === 'filters'}
        aria-controls="heat-filters"
        onClick={() => toggle('filters')}
      >
        {t('heat.filters')}
      </Button>
      <ViewTools
        address={address}
        table={page.table}
        fileName={page.fileName}
        onPicture={() => void page.keepPicture()}
      />
      <Button
        className="heat-panel-button"
        icon={<BarsOutlined />}
        aria-expanded={panel === 'side'}
        aria-controls="heat-side"
        onClick={() => toggle('side')}
      >
        {t('heat.figures')}
      </Button>
    </Styled>
  );
}

/** The table in place of the map; its order stands in the address as everything else. */
export function TablePanel(props: PartProps) {
  return (
    <Styled>
      <TableOfMap {...props} />
    </Styled>
  );
}

function TableOfMap({ address, page }: PartProps) {
  const { t } = useTranslation();
  const { answer, table, level } = page;
  if (answer.error && !table) return <ErrorNotice error={answer.error} onRetry={answer.refetch} />;
  if (!table) return <CountingNotice reason={answer.waitsFor} rows={12} />;
  return (
    <TableView
      table={table}
      level={level}
      caption={t('heat.tableCaption', { count: table.shown.length, level: t(`level.${level}`) })}
      order={orderOf(address, table.columns[0]?.key ?? 'code')}
      onOrder={({ key, isAscending }) => address.set({ sort: `${isAscending ? '' : '-'}${key}` }, true)}
      onChoose={page.choose}
    />
  );
}

/** The order that the address asks for; else the most of the first figure first. */
function orderOf({ sort }: HeatAddress, usual: string): TableOrder {
  if (!sort) return { key: usual, isAscending: false };
  return sort.startsWith('-') ? { key: sort.slice(1), isAscending: false } : { key: sort, isAscending: true };
}
