import type { CaseSummary } from '@contract/schemas';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeatFrames } from '../../api/heatAnswers';
import { CallError } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { startTranslations } from '../../locale/i18n';
import type { MapTap } from '../../map/types';
import { CountingNotice } from '../../ui/CountingNotice';
import { Legend } from './Legend';
import { boundsAround, casesAt } from './streetCases';
import { TableView } from './TableView';
import { TimeBar } from './TimeBar';
import type { HeatTable } from './table';
import { forgetScenes, keepScene, readScenes, sceneOf, usualScenes } from './wallScenes';

beforeAll(async () => {
  await startTranslations('zh-CN');
  // The test's browser has no media; the pagination asks how wide it is.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});
afterEach(cleanup);

describe('the legend', () => {
  it('says what a colour stands for, how many areas have it, and how the classes came about', () => {
    const lines = [{ color: '#5a1a5c', text: '9 至 40', areas: 2 }];
    render(<Legend legend={{ title: '案件数', lines, none: '无案件', method: '按分位数分级' }} total={51} />);
    expect(screen.getByText('共 51 件')).toBeDefined();
    expect(screen.getByText('9 至 40').textContent).toContain('2 个');
    expect(screen.getByText('按分位数分级')).toBeDefined();
  });
});

describe('figures on their way', () => {
  it('tell how far the first counting of the city has come', () => {
    render(<CountingNotice reason={new CallError('figures-not-ready', 503, { done: 4, total: 16 })} rows={3} />);
    expect(screen.getByRole('status').textContent).toContain('已完成 4/16，完成后自动显示');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  });

  it('are grey bars in every other case', () => {
    render(<CountingNotice reason={new CallError('unreachable', 0)} rows={3} />);
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('status')).toBeDefined();
  });
});

describe('the table', () => {
  const table: HeatTable = {
    codes: ['310101', '310104'],
    shown: [0, 1],
    columns: [{ key: 'count', label: '案件数', values: [3, 7], text: String }],
  };
  const show = (onOrder = vi.fn(), onChoose = vi.fn()) => {
    const client = new QueryClient();
    client.setQueryData(queryKeys.areas(null), [
      { code: '310101', name: '黄浦区' },
      { code: '310104', name: '徐汇区' },
    ]);
    const order = { key: 'count', isAscending: false };
    render(
      <QueryClientProvider client={client}>
        <TableView table={table} level="district" caption="区" order={order} onOrder={onOrder} onChoose={onChoose} />
      </QueryClientProvider>,
    );
    return { onOrder, onChoose };
  };

  it('names the areas in the order that its headings tell', () => {
    show();
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['徐汇区', '黄浦区']);
    expect(screen.getByRole('columnheader', { name: /案件数/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('is put in order by its headings, and leads to an area', () => {
    const { onOrder, onChoose } = show();
    fireEvent.click(screen.getByRole('button', { name: /案件数/ }));
    expect(onOrder).toHaveBeenCalledWith({ key: 'count', isAscending: true });
    fireEvent.click(screen.getByRole('button', { name: '徐汇区' }));
    expect(onChoose).toHaveBeenCalledWith('310104');
  });
});

describe('the time bar', () => {
  const frames: HeatFrames = {
    level: 'district',
    edition: '1',
    asOf: '',
    pending: 0,
    step: 'hour-of-week',
    frames: Array.from({ length: 168 }, (_, frame) => String(frame)),
    offsets: new Uint32Array(169),
    places: new Uint32Array(),
    counts: new Uint32Array(),
  };
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('names the hour, stands still until it is played, and stops again', () => {
    const onFrame = vi.fn();
    render(<TimeBar frames={frames} frame={25} onFrame={onFrame} />);
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('星期二 1–2 时 · 共 0 件');
    vi.advanceTimersByTime(5_000);
    expect(onFrame).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '播放' }));
    vi.advanceTimersByTime(500);
    expect(onFrame).toHaveBeenCalledWith(26);
    fireEvent.click(screen.getByRole('button', { name: '暂停' }));
    onFrame.mockClear();
    vi.advanceTimersByTime(5_000);
    expect(onFrame).not.toHaveBeenCalled();
  });

  it('goes back and forth by steps, and round the end', () => {
    const onFrame = vi.fn();
    render(<TimeBar frames={frames} frame={0} onFrame={onFrame} />);
    fireEvent.click(screen.getByRole('button', { name: '上一步' }));
    fireEvent.click(screen.getByRole('button', { name: '下一步' }));
    fireEvent.change(screen.getByRole('slider'), { target: { value: '7' } });
    expect(onFrame.mock.calls).toEqual([[167], [1], [7]]);
  });
});

describe('cases close in', () => {
  const at = (longitude: number, latitude: number) => ({ location: { longitude, latitude } }) as CaseSummary;
  const tap = { longitude: 121.47, latitude: 31.23, reachDegrees: 0.0001 } as MapTap;

  it('at one place are all meant by one finger', () => {
    const cases = [at(121.47, 31.23), at(121.47, 31.23), at(121.47009, 31.23), at(121.4705, 31.23)];
    expect(casesAt(cases, tap)).toEqual(cases.slice(0, 3));
  });

  it('are asked for by squares that contain the camera, from street zoom on', () => {
    expect(boundsAround({ longitude: 121.4, latitude: 31.2, zoom: 15 })).toBeNull();
    const box = boundsAround({ longitude: 121.4737, latitude: 31.2304, zoom: 17 });
    const [west = 0, south = 0, east = 0, north = 0] = (box ?? '').split(',').map(Number);
    expect(west < 121.4737 - 0.004 && east > 121.4737 + 0.004 && south < 31.2304 && north > 31.2304).toBe(true);
    expect(boundsAround({ longitude: 121.4739, latitude: 31.2306, zoom: 17 })).toBe(box);
  });
});

describe('the scenes of the wall', () => {
  beforeEach(() => localStorage.clear());

  it('are the usual ones until somebody keeps one, and once each', () => {
    expect(readScenes(localStorage)).toBe(usualScenes);
    for (const scene of ['level=district', 'days=7', 'level=district']) keepScene(localStorage, scene);
    expect(readScenes(localStorage)).toEqual(['days=7', 'level=district']);
    forgetScenes(localStorage);
    expect(readScenes(localStorage)).toBe(usualScenes);
  });

  it('are an address without the wall itself; what is broken is as if it were not there', () => {
    expect(sceneOf(new URLSearchParams('level=district&wall=1&scene=3&as=table'))).toBe('level=district');
    localStorage.setItem('wangge.heat.scenes', '{');
    expect(readScenes(localStorage)).toBe(usualScenes);
  });
});
