import type { HeatSummary } from '@contract/schemas/heatmap';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { Shares } from './Shares';
import type { HeatAddress } from './useHeatAddress';

/** As many as say who must act. */
const shownRows = 6;

/** Who must act: the units with the most overdue cases. */
export function ByUnit({ summary, address }: { summary: HeatSummary; address: HeatAddress }) {
  const { t } = useTranslation();
  const rows = summary.byUnit.filter(({ overdue }) => overdue > 0).slice(0, shownRows);
  const choose = (code: string) => address.set({ unitCode: [code] });
  return (
    <Shares
      title={t('heat.byUnit')}
      most={rows[0]?.overdue ?? 0}
      rows={rows.map(({ unitCode, name, overdue }) => ({ key: unitCode, name, value: overdue, before: null }))}
      onChoose={choose}
    />
  );
}

/** What the cases are about. */
export function ByCategory({ summary, address }: { summary: HeatSummary; address: HeatAddress }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const rows = summary.byCategory.slice(0, shownRows);
  return (
    <Shares
      title={t('heat.byCategory')}
      most={rows[0]?.count ?? 0}
      rows={rows.map(({ categoryId, name, count, comparedCount }) => ({
        key: categoryId,
        name: nameOf(categoryId, name),
        value: count,
        before: comparedCount,
      }))}
      onChoose={(id) => address.set({ categoryId: [id] })}
    />
  );
}

/** Who told of them. */
export function BySource({ summary, address }: { summary: HeatSummary; address: HeatAddress }) {
  const { t } = useTranslation();
  return (
    <Shares
      title={t('heat.bySource')}
      most={Math.max(...summary.bySource.map(({ count }) => count))}
      rows={summary.bySource.map(({ source, count, comparedCount }) => ({
        key: source,
        name: t(`source.${source}`),
        value: count,
        before: comparedCount,
      }))}
      onChoose={(source) => address.set({ source: [source] })}
    />
  );
}
