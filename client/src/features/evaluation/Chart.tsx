import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = Parameters<ReturnType<typeof init>['setOption']>[0];

interface ChartProps {
  readonly option: ChartOption;
  /** What it shows, for those who do not see it; a table beside it has the same content. */
  readonly label: string;
  readonly height: number;
}

/** A chart that follows the size of its box. */
export function Chart({ option, label, height }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current);
    chart.setOption({ animation: false, ...option });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} style={{ width: '100%', height }} role="img" aria-label={label} />;
}

/** Axes as quiet as the rest of the page. */
export const quietAxis = {
  label: { color: '#56636a', fontSize: 11, hideOverlap: true },
  line: { lineStyle: { color: '#b9c2c5' } },
  split: { lineStyle: { color: '#e3e6e6' } },
} as const;
