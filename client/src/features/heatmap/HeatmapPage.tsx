import { BarsOutlined, FilterOutlined } from '@ant-design/icons';
import type { City, Session } from '@contract/schemas';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { EditionLine } from '../../ui/EditionLine';
import { ErrorNotice } from '../../ui/Notices';
import { AgeLine } from './AgeLine';
import { CaseStack } from './CaseStack';
import { Filters } from './Filters';
import { GridFigures } from './GridFigures';
import { HeatMap } from './HeatMap';
import './heatmap.css';
import { Legend } from './Legend';
import { Overview } from './Overview';
import { TableView } from './TableView';
import { TimeBar } from './TimeBar';
import type { TableOrder } from './table';
import { useFirstPicture } from './useFirstPicture';
import { type HeatAddress, useHeatAddress } from './useHeatAddress';
import { type HeatPage, useHeatPage } from './useHeatPage';
import { ViewTools } from './ViewTools';
import { WaitNotice } from './WaitNotice';
import { WallBar } from './WallBar';

interface PageProps {
  readonly city: City;
  readonly session: Session;
}

type Panel = 'filters' | 'side' | null;

/** Where it is worst, whether it gets worse, who must act: the map or its table, the filters, and the figures beside it. */
export function HeatmapPage({ city, session }: PageProps) {
  const { t } = useTranslation();
  const startZoom = session.districtCode ? 12.5 : 9;
  const { address, view, setView } = useHeatAddress(session, city.timeZone, startZoom);
  const page = useHeatPage(city, address, view);
  const [panel, setPanel] = useState<Panel>(null);
  const { answer } = page;
  const { isThere, onDrawn } = useFirstPicture(address, page);
  const map = address.isTable ? (
    <TableOfMap address={address} page={page} />
  ) : (
    <HeatMap
      city={city}
      session={session}
      address={address}
      view={view}
      onView={setView}
      startZoom={startZoom}
      page={page}
      onDrawn={onDrawn}
    >
      {page.legend && (
        <Legend legend={page.legend} total={address.show === 'forecast' ? null : (page.summary?.total.count ?? null)} />
      )}
    </HeatMap>
  );
  return (
    <div
      className="heat"
      data-heat-level={answer.picture?.areas.level}
      data-heat-show={address.show}
      data-heat-loading={answer.isFetching}
      data-panel={panel ?? undefined}
      data-wall={address.isWall || undefined}
    >
      {!address.isWall && (
        <section className="heat-filters" id="heat-filters" aria-label={t('heat.filters')}>
          {isThere && <Filters city={city} session={session} address={address} />}
        </section>
      )}
      <div className="heat-middle">
        {address.isWall && <WallBar />}
        {!address.isWall && (
          <header className="heat-head">
            {isThere && <Head address={address} page={page} panel={panel} onPanel={setPanel} />}
          </header>
        )}
        <div className="heat-map">{map}</div>
        <Foot address={address} page={page} timeZone={city.timeZone} />
      </div>
      {!address.isWall && (
        <aside className="heat-side" id="heat-side">
          {isThere && <Side address={address} page={page} />}
        </aside>
      )}
    </div>
  );
}

interface PartProps {
  readonly address: HeatAddress;
  readonly page: HeatPage;
}

/** Below the map: the time bar of a time-lapse, how old the figures are, and of which edition of the grids. */
function Foot({ address, page: { answer, editions }, timeZone }: PartProps & { readonly timeZone: string }) {
  const { set } = address;
  const goTo = useCallback((frame: number) => set({ frame: String(frame) }, true), [set]);
  return (
    <>
      {address.show === 'frames' && answer.frames && (
        <TimeBar frames={answer.frames} frame={address.frame} onFrame={goTo} />
      )}
      <div className="heat-foot">
        {answer.picture && (
          <>
            <AgeLine freshness={answer.picture.freshness} timeZone={timeZone} />
            <EditionLine editions={editions} />
          </>
        )}
      </div>
    </>
  );
}

/** What is beside the map: the cases under a finger, the chosen grid, or the overview. */
function Side({ address, page }: PartProps) {
  const { answer, table } = page;
  if (page.stack.length > 0) return <CaseStack cases={page.stack} onClose={page.closeStack} />;
  if (address.grid) return <GridFigures grid={address.grid} address={address} />;
  if (answer.error && !answer.picture) return <ErrorNotice error={answer.error} onRetry={answer.refetch} />;
  if (!table) return <WaitNotice reason={answer.waitsFor} rows={10} />;
  return <Overview address={address} answer={answer} summary={page.summary} table={table} onGrid={page.choose} />;
}

interface HeadProps extends PartProps {
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
}

/** Above the map: what can be done with it, and, on a narrow screen, what opens the panels. */
function Head({ address, page, panel, onPanel }: HeadProps) {
  const { t } = useTranslation();
  const toggle = (name: Exclude<Panel, null>) => onPanel(panel === name ? null : name);
  return (
    <>
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
    </>
  );
}

/** The table in place of the map; its order stands in the address as everything else. */
function TableOfMap({ address, page }: PartProps) {
  const { t } = useTranslation();
  const { answer, table, level } = page;
  if (answer.error && !table) return <ErrorNotice error={answer.error} onRetry={answer.refetch} />;
  if (!table) return <WaitNotice reason={answer.waitsFor} rows={12} />;
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
