import type { City, Session } from '@contract/schemas';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '../../api/queryClient';
import { startTranslations } from '../../locale/i18n';
import { EvaluationPage } from './EvaluationPage';

vi.mock('../../map/CityMap', () => ({ CityMap: () => null }));

const city = { timeZone: 'Asia/Shanghai', districts: [], bounds: [121, 31, 122, 32] } as unknown as City;
const session = { districtCode: null, permissions: [] } as unknown as Session;

/** What was asked for, and whether nobody waits for its answer any more. */
let asked: { address: string; signal: AbortSignal | null | undefined }[];

beforeAll(async () => {
  await startTranslations('zh-CN');
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});
beforeEach(() => {
  asked = [];
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (path: string) =>
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter initialEntries={[path]}>
        <EvaluationPage city={city} session={session} />
      </MemoryRouter>
    </QueryClientProvider>,
  );

it('lets another period be chosen while one is being counted, and asks no more for the first', async () => {
  const counting = { code: 'figures-not-ready', details: { done: 3, total: 192 } };
  vi.stubGlobal('fetch', async (address: string, { signal }: RequestInit) => {
    asked.push({ address, signal });
    return new Response(JSON.stringify(counting), { status: 503 });
  });
  show('/evaluation?period=year&day=2026-03-01');
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('2');
  expect(screen.getByText('2026-01-01 至 2026-12-31')).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /CSV/ }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '上一周期' }));
  expect(screen.getByText('2025-01-01 至 2025-12-31')).toBeDefined();
  await waitFor(() => expect(asked.at(-1)?.address).toContain('day=2025-01-01'));
  fireEvent.click(screen.getByRole('radio', { name: '月' }));
  expect(screen.getByText('2025-01-01 至 2025-01-31')).toBeDefined();
  await waitFor(() => expect(asked.at(-1)?.address).toContain('period=month'));
  // Longer than the pause after which figures on their way are asked for again.
  const others = () => asked.filter(({ address }) => !address.includes('period=month')).length;
  const before = others();
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  expect(others()).toBe(before);
  expect(asked.length).toBeGreaterThan(before + 1);
});

it('leads to the next period only where it has begun', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  show('/evaluation?period=year&day=2020-05-05');
  const next = () => screen.getByRole<HTMLButtonElement>('button', { name: '下一周期' });
  expect(next().disabled).toBe(false);
  cleanup();
  show('/evaluation?period=year');
  expect(next().disabled).toBe(true);
});
