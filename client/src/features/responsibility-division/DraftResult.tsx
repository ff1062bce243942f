import type { City } from '@contract/schemas';
import type { DraftComparison, GridDraft } from '@contract/schemas/division';
import { Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useGridDraft } from '../../api/gridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { MapOutline } from '../../map/types';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { Figures } from './Figures';
import { LoadTable } from './LoadTable';
import { loadClasses, loadClassOf } from './loadClasses';
import { PublishForm } from './PublishForm';

export type Side = 'before' | 'after';

/** One draft beside the present grids: map, figures, table, and its publication. */
export function DraftResult({ city, draft }: { city: City; draft: GridDraft }) {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('after');
  const query = useGridDraft({ districtCode: draft.districtCode, draftId: draft.id });
  const comparison = query.data;
  const outlines = useMemo(() => (comparison ? outlinesOf(comparison, side) : []), [comparison, side]);
  const bounds = city.districts.find(({ code }) => code === draft.districtCode)?.bounds ?? city.bounds;
  return (
    <section className="division-result" data-side={side} data-division-ready={comparison !== undefined}>
      <div className="division-map">
        <CityMap
          city={city}
          label={t('division.map')}
          bounds={bounds}
          outlines={outlines}
          showsCases={false}
          showsComponents={false}
        >
          <Radio.Group
            className="division-sides"
            optionType="button"
            aria-label={t('division.show')}
            value={side}
            options={(['before', 'after'] as const).map((value) => ({ value, label: t(`division.${value}`) }))}
            onChange={({ target }) => setSide(target.value)}
          />
          <LoadLegend />
        </CityMap>
      </div>
      <div className="division-details">
        {query.isPending && <LoadingNotice rows={8} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {comparison && <Figures comparison={comparison} />}
        <PublishForm draft={draft} />
        {comparison && <LoadTable comparison={comparison} side={side} />}
      </div>
    </section>
  );
}

function outlinesOf(comparison: DraftComparison, side: Side): MapOutline[] {
  const loads = new Map(comparison[side].map(({ key, loadOverMean }) => [key, loadOverMean]));
  return comparison.outlines[side].map(({ key, polygons }) => ({
    key,
    polygons,
    color: loadClassOf(loads.get(key) ?? 1).color,
  }));
}

function LoadLegend() {
  const { t } = useTranslation();
  return (
    <section className="division-legend" aria-label={t('division.legend')}>
      <strong>{t('division.legend')}</strong>
      <ul>
        {loadClasses.map(({ label, color }) => (
          <li key={label}>
            <span style={{ background: color }} />
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
