import type { HeatSummary } from '@contract/schemas/heatmap';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { changePercent } from './measures';
import { daysOf, type Period } from './period';
import { halfChange } from './trend';

/** The chart library is as large as the rest of the page: it comes after the map. */
const TrendChart = lazy(() => import('./TrendChart').then((module) => ({ default: module.TrendChart })));

interface TrendProps {
  readonly summary: HeatSummary;
  readonly period: Period;
  readonly compared: Period | null;
}

/** Less than this many percent is no change that anybody should act on. */
const steadyPercent = 3;

/** Whether it is getting worse: in words, and cases by day as a chart or a table. */
export function Trend({ summary, period, compared }: TrendProps) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  const { byDay } = summary;
  return (
    <section aria-label={t('heat.trend')}>
      <div className="heat-side-head">
        <h2>{t('heat.trend')}</h2>
        <Button size="small" type="text" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('heat.asChart') : t('heat.asTable')}
        </Button>
      </div>
      <p className="heat-verdict">{verdict(summary, period, compared, t)}</p>
      {isTable ? (
        <TrendTable byDay={byDay} />
      ) : (
        <Suspense fallback={<div className="trend-chart" aria-busy="true" />}>
          <TrendChart byDay={byDay} />
        </Suspense>
      )}
    </section>
  );
}

function verdict(summary: HeatSummary, period: Period, compared: Period | null, t: Translate): string {
  if (!summary.compared || !compared) {
    const change = halfChange(summary.byDay);
    if (change === null) return '';
    if (Math.abs(change) < steadyPercent) return t('heat.half.steady');
    return t(change > 0 ? 'heat.half.rising' : 'heat.half.falling', { percent: Math.abs(change) });
  }
  const before = (summary.compared.count * daysOf(period)) / daysOf(compared);
  const change = changePercent(summary.total.count, before);
  if (change === null) return t('heat.versus.nothing', { count: summary.total.count });
  const percent = Math.abs(change);
  const options = { percent, now: summary.total.count, before: Math.round(before) };
  if (percent < steadyPercent) return t('heat.versus.steady', options);
  return t(change > 0 ? 'heat.versus.rising' : 'heat.versus.falling', options);
}

function TrendTable({ byDay }: { byDay: HeatSummary['byDay'] }) {
  const { t } = useTranslation();
  return (
    <table className="heat-table">
      <thead>
        <tr>
          <th scope="col">{t('heat.day')}</th>
          <th scope="col">{t('heat.count')}</th>
          <th scope="col">{t('heat.overdue')}</th>
        </tr>
      </thead>
      <tbody>
        {byDay.map(({ day, count, overdue }) => (
          <tr key={day}>
            <td>{day}</td>
            <td>{count}</td>
            <td>{overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
