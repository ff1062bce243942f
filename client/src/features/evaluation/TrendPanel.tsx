import type { Evaluation, EvaluationTrend } from '@contract/schemas/evaluation';
import { definitionOf, type IndicatorCode } from '@domain/evaluation/indicators';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useEvaluationTrend } from '../../api/evaluation';
import { isBeingCounted } from '../../api/queryClient';
import { useTranslation } from '../../locale/useTranslation';
import { CountingNotice } from '../../ui/CountingNotice';
import { ErrorNotice } from '../../ui/Notices';
import { Chart, type ChartOption, quietAxis } from './Chart';
import { leadingIndicator, orderedIndicators } from './columns';
import { fractionText, indicatorText, periodLabel } from './format';
import { type EvaluationAddress, queryOf } from './useEvaluationAddress';

interface TrendPanelProps {
  readonly evaluation: Evaluation;
  readonly address: EvaluationAddress;
}

/** One indicator over the last twelve periods, of the chosen object or of all together. */
export function TrendPanel({ evaluation, address }: TrendPanelProps) {
  const { t } = useTranslation();
  const { scale, weights, rows } = evaluation;
  const object = rows.find((row) => row.code === address.object) ?? null;
  const trend = useEvaluationTrend({ ...queryOf(address), ...(object ? { code: object.code } : {}) });
  const shown = isBeingCounted(trend.failureReason) ? undefined : trend.data;
  const indicators = orderedIndicators(scale, weights);
  const chosen = indicators.find((code) => code === address.trend) ?? leadingIndicator(scale, weights);
  const [isTable, setIsTable] = useState(false);
  return (
    <section aria-label={t('evaluation.trend.title')}>
      <div className="evaluation-side-head">
        <h2>
          {t('evaluation.trend.title')} · {object?.name ?? t('evaluation.trend.all')}
        </h2>
        <Button size="small" type="text" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('evaluation.trend.asChart') : t('evaluation.trend.asTable')}
        </Button>
      </div>
      <div className="evaluation-tools">
        <Select
          className="evaluation-indicator"
          aria-label={t('evaluation.trend.indicator')}
          value={chosen}
          options={indicators.map((code) => ({ value: code, label: t(`evaluation.indicator.${code}`) }))}
          onChange={(code) => address.set({ trend: code })}
        />
        {object && (
          <Button type="link" size="small" onClick={() => address.set({ object: null })}>
            {t('evaluation.trend.showAll')}
          </Button>
        )}
      </div>
      {!shown && !trend.isError && <CountingNotice reason={trend.failureReason} rows={4} />}
      {trend.isError && <ErrorNotice error={trend.error} onRetry={trend.refetch} />}
      {shown && !isTable && <TrendChart trend={shown} code={chosen} />}
      {shown && isTable && <TrendTable trend={shown} code={chosen} scale={scale} />}
    </section>
  );
}

function TrendChart({ trend, code }: { trend: EvaluationTrend; code: IndicatorCode }) {
  const { t } = useTranslation();
  const option = useMemo(() => trendOption(trend, code), [trend, code]);
  return <Chart option={option} label={t('evaluation.trend.label')} height={170} />;
}

function trendOption({ points }: EvaluationTrend, code: IndicatorCode): ChartOption {
  const isRate = definitionOf(code).kind === 'rate';
  const shown = (value: number | null | undefined) => {
    if (value === null || value === undefined) return null;
    return isRate ? Math.round(value * 1000) / 10 : value;
  };
  return {
    grid: { left: 40, right: 12, top: 12, bottom: 22 },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: points.map(({ period }) => periodLabel(period.kind, period.firstDay)),
      axisLabel: quietAxis.label,
      axisLine: quietAxis.line,
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      ...(isRate ? { min: 0, max: 100 } : { min: 0 }),
      axisLabel: { ...quietAxis.label, formatter: isRate ? '{value}%' : '{value}' },
      splitLine: quietAxis.split,
    },
    // A period without a value is a gap in the line, not a nought.
    series: [
      {
        type: 'line',
        data: points.map(({ indicators }) => shown(indicators[code])),
        connectNulls: false,
        symbolSize: 7,
        lineStyle: { color: '#1f5f7a', width: 2 },
        itemStyle: { color: '#1f5f7a' },
      },
    ],
  };
}

interface TrendTableProps {
  readonly trend: EvaluationTrend;
  readonly code: IndicatorCode;
  readonly scale: Evaluation['scale'];
}

function TrendTable({ trend, code, scale }: TrendTableProps) {
  const { t } = useTranslation();
  return (
    <table className="evaluation-plain">
      <thead>
        <tr>
          <th scope="col">{t('evaluation.trend.period')}</th>
          <th scope="col">{t(`evaluation.indicator.${code}`)}</th>
          <th scope="col">
            <span className="visually-hidden">{t('evaluation.cases.choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.points.map(({ period, counts, indicators }) => (
          <tr key={period.firstDay}>
            <td>{periodLabel(period.kind, period.firstDay)}</td>
            <td>{indicatorText(code, indicators[code])}</td>
            <td className="case-quiet">{fractionText(code, scale, counts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
