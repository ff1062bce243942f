import type { CaseDetail } from '@contract/schemas';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTranslations } from '../../locale/i18n';
import { VerifyForm } from './VerdictForm';

const show = () => {
  const onGive = vi.fn(async () => undefined);
  const detail = { location: { longitude: 121.4737, latitude: 31.2304 } } as CaseDetail;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <VerifyForm detail={detail} isGiving={false} onGive={onGive} onCancel={() => undefined} />
    </QueryClientProvider>,
  );
  return onGive;
};
const save = () => fireEvent.click(screen.getByRole('button', { name: /保\s*存/ }));

describe('the verification form', () => {
  beforeAll(async () => {
    // The text area measures itself; the test's document has no layout to measure.
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    await startTranslations('zh-CN');
  });
  afterEach(cleanup);

  it('asks for a result first', () => {
    const onGive = show();
    save();
    expect(screen.getByRole('alert').textContent).toBe('请先选择结果');
    expect(onGive).not.toHaveBeenCalled();
  });

  it('asks why it did not pass, and keeps what was chosen', () => {
    const onGive = show();
    fireEvent.click(screen.getByRole('radio', { name: '核查不通过' }));
    save();
    expect(screen.getByRole('alert').textContent).toBe('请写明原因');
    fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '垃圾还在' } });
    save();
    expect(onGive).toHaveBeenCalledWith({ passed: false, note: '垃圾还在', photos: [], fix: undefined }, []);
  });

  it('tells how far the place is, warns when that is far, and sends the position along', () => {
    const at = (latitude: number) => ({
      coords: { longitude: 121.4737, latitude, accuracy: 10 },
      timestamp: Date.parse('2026-11-23T02:00:00Z'),
    });
    let tell: ((position: ReturnType<typeof at>) => void) | undefined;
    const watchPosition = (told: typeof tell) => {
      tell = told;
      return 1;
    };
    const geolocation = { watchPosition, clearWatch: () => undefined };
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
    const onGive = show();
    expect(screen.getByRole('status').textContent).toBe('正在取得您的位置');
    act(() => tell?.(at(31.235)));
    expect(screen.getByRole('status').textContent).toBe('您距案件位置 510 米 · 距离较远，请走到现场再核查。');
    act(() => tell?.(at(31.2306)));
    expect(screen.getByRole('status').textContent).toBe('您距案件位置 22 米');
    fireEvent.click(screen.getByRole('radio', { name: '核查通过' }));
    save();
    const fix = { longitude: 121.4737, latitude: 31.2306, accuracyMeters: 10, at: '2026-11-23T02:00:00.000Z' };
    expect(onGive).toHaveBeenCalledWith(expect.objectContaining({ passed: true, fix }), []);
    cleanup();
    Reflect.deleteProperty(navigator, 'geolocation');
  });

  it('needs no words for what is solved', () => {
    const onGive = show();
    fireEvent.click(screen.getByRole('radio', { name: '核查通过' }));
    save();
    expect(onGive).toHaveBeenCalledWith({ passed: true, note: undefined, photos: [], fix: undefined }, []);
  });
});
