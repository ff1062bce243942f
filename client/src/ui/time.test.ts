import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTranslations } from '../locale/i18n';
import { agoText, clockText, durationText, instantText, remainingText } from './time';

const minute = 60_000;
const hour = 60 * minute;

describe('times in words', () => {
  beforeAll(() => startTranslations('zh-CN'));
  const t = i18next.t;

  it.each([
    [80 * minute, '1 小时 20 分'],
    [59 * minute, '59 分'],
    [2 * hour, '2 小时'],
    [27 * hour + 5 * minute, '1 天 3 小时'],
    [48 * hour, '2 天'],
    [10_000, '1 分'],
  ])('%d ms is %s', (length, text) => {
    expect(durationText(length, t)).toBe(text);
  });

  it('tells what is left from what is over', () => {
    expect(remainingText(80 * minute, 0, t)).toBe('还剩 1 小时 20 分');
    expect(remainingText(0, 2 * hour, t)).toBe('超时 2 小时');
    expect(agoText(0, 12 * minute, t)).toBe('12 分前');
    expect(agoText(0, 20_000, t)).toBe('刚刚');
  });

  it('writes instants in the city’s time zone, not the device’s', () => {
    expect(instantText('2026-07-01T18:30:00Z', 'zh-CN', 'Asia/Shanghai')).toBe('07/02 02:30');
    expect(clockText(Date.parse('2026-07-01T16:00:00Z'), 'zh-CN', 'Asia/Shanghai')).toBe('00:00');
  });
});
