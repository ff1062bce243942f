import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useLiveState } from '../api/live';
import { queryKeys } from '../api/queryKeys';
import { startTranslations } from '../locale/i18n';
import { LiveBar } from './LiveBar';

describe('the bar of the connection', () => {
  afterEach(() => {
    cleanup();
    useLiveState.setState({ lostAt: null });
  });

  it.each([
    ['zh-CN', '连接已中断，自 14:03 起内容可能不是最新，正在重新连接'],
    ['en', 'Disconnected since 14:03; what you see may be out of date. Reconnecting'],
  ] as const)('says since when in %s, in the city’s time, and nothing while it stands', async (language, text) => {
    await startTranslations(language);
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    client.setQueryData(queryKeys.city, { timeZone: 'Asia/Shanghai' });
    render(
      <QueryClientProvider client={client}>
        <LiveBar />
      </QueryClientProvider>,
    );
    expect(screen.getByRole('status').textContent).toBe('');
    act(() => useLiveState.setState({ lostAt: Date.parse('2026-11-16T06:03:20Z') }));
    expect(screen.getByRole('status').textContent).toBe(text);
  });
});
