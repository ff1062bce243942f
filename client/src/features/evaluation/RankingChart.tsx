import type { Evaluation } from '@contract/schemas/evaluation';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { Chart, type ChartOption, quietAxis } from './Chart';
import { gradeColors } from './grades';

/** As many bars as can be read beside each other. */
const SHOWN = 12;
const BAR_HEIGHT = 22;

/** The best by score, each bar in the colour of its grade and with its number. */
export function RankingChart({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const ranked = useMemo(() => evaluation.rows.filter((row) => row.score !== null).slice(0, SHOWN), [evaluation.rows]);
  const option = useMemo(() => rankingOption(ranked), [ranked]);
  if (ranked.length === 0) return null;
  return (
    <section aria-label={t('evaluation.ranking')}>
      <h2>{t('evaluation.ranking')}</h2>
      <Chart
        option={option}
        label={t('evaluation.rankingLabel', { count: ranked.length })}
        height={ranked.length * BAR_HEIGHT + 30}
      />
    </section>
  );
}

function rankingOption(ranked: Evaluation['rows']): ChartOption {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 20, containLabel: true },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: quietAxis.label,
      splitLine: quietAxis.split,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: ranked.map(({ name }) => name),
      axisLabel: { ...quietAxis.label, width: 110, overflow: 'truncate' },
      axisLine: quietAxis.line,
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '30%',
        label: {
          show: true,
          position: 'right',
          color: '#1d2b33',
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = ranked[dataIndex];
            return row ? `${row.score?.toFixed(1)} ${row.grade}` : '';
          },
        },
        data: ranked.map(({ score, grade }) => ({
          value: score,
          itemStyle: { color: grade ? gradeColors[grade] : '#b9c2c5', borderColor: '#56636a', borderWidth: 0.5 },
        })),
      },
    ],
  };
}
