import { reasonCodes } from '@domain/dispatch/propose';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTranslations } from '../../locale/i18n';
import type { Translate } from '../../locale/useTranslation';
import { factText } from './facts';

const t: Translate = (key, options) => i18next.t(key, { ...options });

describe('the facts of a proposal', () => {
  beforeAll(() => startTranslations('zh-CN'));

  it.each([
    [{ code: 'trade', value: 'cleaning', label: '' }, '属于 环卫保洁 行业'],
    [{ code: 'source', value: 'hotline', label: '' }, '来源是 热线来电'],
    [{ code: 'filed-at', value: '3 14:05', label: '' }, '立案时刻 周三 14:05 在规则时段内'],
    [{ code: 'subdistrict', value: '310101002', label: '南京东路街道' }, '该单位负责 南京东路街道'],
    [{ code: 'trade', value: 'night-market', label: '' }, '属于 night-market 行业'],
  ] as const)('%o', (reason, text) => {
    expect(factText(reason, t)).toBe(text);
  });

  it('has words for every code', () => {
    for (const code of reasonCodes) expect(factText({ code, value: 'x', label: 'x' }, t)).not.toContain('fact.');
  });
});
