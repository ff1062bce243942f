import { expect, it } from 'vitest';
import { dayAt, daysBetween, shownDay } from './editionDays';

it('counts days over leap days and back', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
  expect(dayAt('2024-02-28', 2)).toBe('2024-03-01');
});

it.each([
  [null, '2026-11-26'],
  ['2020-02-29', '2020-02-29'],
  ['2021-02-29', '2026-11-26'],
  ['soon', '2026-11-26'],
])('takes %s from an address as %s', (asked, shown) => {
  expect(shownDay(asked, '2026-11-26')).toBe(shown);
});
