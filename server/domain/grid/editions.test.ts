import { expect, it } from 'vitest';
import { editionsSpanned } from './editions.ts';

const days = ['2026-03-10', '2021-01-01', '2026-01-05', '2026-03-10'];

it.each([
  ['one edition all along', '2026-02-01', '2026-02-28', ['2026-01-05']],
  ['an edition that begins on the first day', '2026-03-10', '2026-03-31', ['2026-03-10']],
  ['an edition that begins on the last day', '2026-03-01', '2026-03-10', ['2026-01-05', '2026-03-10']],
  ['several', '2025-12-01', '2026-12-31', ['2021-01-01', '2026-01-05', '2026-03-10']],
  ['no grids yet', '2020-01-01', '2020-12-31', []],
] as const)('%s', (_, from, to, editions) => {
  expect(editionsSpanned(days, from, to)).toEqual(editions);
});
