import type { Heatmap } from '@contract/schemas';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { halfChange } from './figures';
import { TrendChart } from './TrendChart';

/** Whether it is getting worse: cases by day as a chart or a table, and the change in words. */
export function Trend({ byDay }: { byDay: Heatmap['byDay'] }) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  const change = halfChange(byDay);
  return (
    <section aria-label={t('heat.trend')}>
      <div className="heat-side-head">
        <h2>{t('heat.trend')}</h2>
        <Button size="small" type="text" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('heat.asChart') : t('heat.asTable')}
        </Button>
      </div>
      {change !== null && <p className="case-quiet">{changeText(change, t)}</p>}
      {isTable ? <TrendTable byDay={byDay} /> : <TrendChart byDay={byDay} />}
    </section>
  );
}

function changeText(change: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (Math.abs(change) < 3) return t('heat.half.steady');
  const percent = Math.abs(change);
  return change > 0 ? t('heat.half.rising', { percent }) : t('heat.half.falling', { percent });
}

function TrendTable({ byDay }: { byDay: Heatmap['byDay'] }) {
  const { t } = useTranslation();
  return (
    <table className="heat-table">
      <thead>
        <tr>
          <th scope="col">{t('heat.day')}</th>
          <th scope="col">{t('heat.count')}</th>
        </tr>
      </thead>
      <tbody>
        {byDay.map(({ day, count }) => (
          <tr key={day}>
            <td>{day}</td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
