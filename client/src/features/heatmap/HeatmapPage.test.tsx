import type { City, Session } from '@contract/schemas';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createQueryClient } from '../../api/queryClient';
import { startTranslations } from '../../locale/i18n';
import { HeatmapPage } from './HeatmapPage';

vi.mock('../../map/CityMap', () => ({ CityMap: () => null }));
vi.mock('../../api/useHeatLive', () => ({ useHeatLive: () => undefined }));

const city = { timeZone: 'Asia/Shanghai', districts: [], bounds: [121, 31, 122, 32] } as unknown as City;
const session = { districtCode: null, permissions: [] } as unknown as Session;

beforeAll(() => startTranslations('zh-CN'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('shows where its panels will stand from the very first picture on', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const { container } = render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter initialEntries={['/heatmap']}>
        <HeatmapPage city={city} session={session} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  expect(screen.getAllByRole('status', { name: '正在加载' })).toHaveLength(3);
  for (const place of ['.heat-filters', '.heat-head', '.heat-side'])
    expect(container.querySelector(`${place} > .notice-loading > .notice-bar`)).not.toBeNull();
});
