import type { CaseDetail } from '@contract/schemas';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTranslations } from '../../locale/i18n';
import { VerifyForm } from './VerdictForm';

const show = () => {
  const onGive = vi.fn(async () => undefined);
  render(<VerifyForm detail={{} as CaseDetail} isGiving={false} onGive={onGive} onCancel={() => undefined} />);
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

  it('needs no words for what is solved', () => {
    const onGive = show();
    fireEvent.click(screen.getByRole('radio', { name: '核查通过' }));
    save();
    expect(onGive).toHaveBeenCalledWith({ passed: true, note: undefined, photos: [], fix: undefined }, []);
  });
});
