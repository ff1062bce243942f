import type { HeatSummary } from '@contract/schemas/heatmap';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../locale/useTranslation';

use([BarChart, AriaComponent, GridComponent, TooltipComponent, CanvasRenderer]);

/** Cases by day as bars. */
export function TrendChart({ byDay }: { byDay: HeatSummary['byDay'] }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current);
    chart.setOption(trendOption(byDay));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [byDay]);
  return <div ref={box} className="trend-chart" role="img" aria-label={t('heat.trendLabel')} />;
}

function trendOption(byDay: HeatSummary['byDay']) {
  return {
    animation: false,
    grid: { left: 36, right: 6, top: 10, bottom: 22 },
    tooltip: { trigger: 'axis' as const },
    xAxis: {
      type: 'category' as const,
      data: byDay.map(({ day }) => day.slice(5)),
      axisLabel: { color: '#56636a', fontSize: 11, hideOverlap: true },
      axisLine: { lineStyle: { color: '#b9c2c5' } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      splitNumber: 3,
      axisLabel: { color: '#56636a', fontSize: 11 },
      splitLine: { lineStyle: { color: '#e3e6e6' } },
    },
    series: [
      {
        type: 'bar' as const,
        data: byDay.map(({ count }) => count),
        itemStyle: { color: '#963e7c' },
        barCategoryGap: '30%',
      },
    ],
  };
}
