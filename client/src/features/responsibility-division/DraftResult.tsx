import type { City } from '@contract/schemas';
import type { DraftComparison, GridDraft } from '@contract/schemas/division';
import { Radio, Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useGridDraft } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { MapLine, MapOutline } from '../../map/types';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { type ShownSide, type Side, shownSides, sides as sideNames } from './comparedDrafts';
import { Figures } from './Figures';
import { LoadTable } from './LoadTable';
import { loadClassOf } from './loadClasses';
import { MapLegend } from './MapLegend';
import { PublishForm } from './PublishForm';

interface DraftResultProps {
  readonly city: City;
  readonly draft: GridDraft;
  readonly drafts: readonly GridDraft[];
}

const NO_COMPARISON = '';

/** One draft beside the present grids and, where chosen, another draft: one map, one table; the address says which. */
export function DraftResult({ city, draft, drafts }: DraftResultProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const otherId = drafts.find(({ id, state }) => id === address.get('with') && state === 'done')?.id ?? null;
  const query = useGridDraft({ districtCode: draft.districtCode, draftId: draft.id });
  const other = useGridDraft({ districtCode: draft.districtCode, draftId: otherId });
  const comparison = query.data;
  const sides = useMemo(() => (comparison ? shownSides(comparison, other.data) : []), [comparison, other.data]);
  const wanted = sideNames.find((name) => name === address.get('show')) ?? 'after';
  const shown = sides.find(({ side }) => side === wanted) ?? sides.at(-1);
  const outlines = useMemo(() => (shown ? outlinesOf(shown) : []), [shown]);
  const lines = useMemo(() => (shown?.comparison ? linesOf(shown.comparison) : []), [shown]);
  const names = useMemo(() => new Map(comparison?.before.map(({ key, name }) => [key, name])), [comparison]);
  const go = (change: Readonly<Record<string, string>>) =>
    setAddress((known) => new URLSearchParams({ ...Object.fromEntries(known), ...change }), { replace: true });
  const bounds = city.districts.find(({ code }) => code === draft.districtCode)?.bounds ?? city.bounds;
  return (
    <section
      className="division-result"
      data-side={shown?.side ?? wanted}
      data-division-ready={comparison !== undefined && (otherId === null || other.data !== undefined)}
    >
      <div className="division-map">
        <CityMap
          city={city}
          label={t('division.map')}
          bounds={bounds}
          outlines={outlines}
          lines={lines}
          showsCases={false}
          showsComponents={false}
        >
          <SideSwitch sides={sides} shown={shown?.side ?? wanted} onShow={(show) => go({ show })} />
          <MapLegend roles={[...new Set(lines.map(({ role }) => role))]} />
        </CityMap>
      </div>
      <div className="division-details">
        <CompareSelect draft={draft} drafts={drafts} otherId={otherId} onCompare={(id) => go({ with: id })} />
        {query.isPending && <LoadingNotice rows={8} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {other.isError && <ErrorNotice error={other.error} onRetry={other.refetch} />}
        {comparison && <Figures sides={sides} />}
        <PublishForm draft={draft} />
        {shown && <LoadTable shown={shown} names={names} />}
      </div>
    </section>
  );
}

interface SideSwitchProps {
  readonly sides: readonly ShownSide[];
  readonly shown: Side;
  readonly onShow: (side: Side) => void;
}

function SideSwitch({ sides, shown, onShow }: SideSwitchProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      className="division-sides"
      optionType="button"
      aria-label={t('division.show')}
      value={shown}
      options={sides.map(({ side }) => ({ value: side, label: t(`division.${side}`) }))}
      onChange={({ target }) => onShow(target.value)}
    />
  );
}

interface CompareSelectProps {
  readonly draft: GridDraft;
  readonly drafts: readonly GridDraft[];
  readonly otherId: string | null;
  readonly onCompare: (draftId: string) => void;
}

function CompareSelect({ draft, drafts, otherId, onCompare }: CompareSelectProps) {
  const { t } = useTranslation();
  const others = drafts.filter(({ id, state }) => id !== draft.id && state === 'done');
  return (
    <div className="division-compare">
      {t('division.compareWith')}
      <Select
        data-field="compareWith"
        aria-label={t('division.compareWith')}
        value={otherId ?? NO_COMPARISON}
        options={[
          { value: NO_COMPARISON, label: t('division.compareNone') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={onCompare}
      />
    </div>
  );
}

function outlinesOf({ grids, outlines }: ShownSide): MapOutline[] {
  const loads = new Map(grids.map(({ key, loadOverMean }) => [key, loadOverMean]));
  return outlines.map(({ key, polygons }) => ({ key, polygons, color: loadClassOf(loads.get(key) ?? 1).color }));
}

function linesOf({ constraints: { barriers, fixed } }: DraftComparison): MapLine[] {
  return [
    ...fixed.map(({ lines }) => ({ role: 'fixed', lines }) as const),
    ...barriers.map(({ kind, lines }) => ({ role: kind, lines })),
  ];
}
