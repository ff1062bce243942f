import type { DraftComparison } from '@contract/schemas/division';
import { expect, it } from 'vitest';
import { countDiffering, meanShape } from './comparedDrafts';

const grid = (key: string, polsbyPopper: number | null) => ({
  key,
  name: key,
  unitGrids: 1,
  cases: 0,
  minutes: 1,
  loadOverMean: 1,
  polsbyPopper,
  follows: null,
  movedIn: 0,
});

/** As much of a comparison as is read here: which unit grid is in which grid. */
function draft(numbers: Readonly<Record<string, number>>): DraftComparison {
  const count = Math.max(...Object.values(numbers)) + 1;
  const members = Object.entries(numbers).map(([code, after]) => ({ code, before: null, after: String(after) }));
  return {
    members,
    before: [],
    after: Array.from({ length: count }, (_, d) => grid(String(d), 0.5)),
  } as unknown as DraftComparison;
}

it('counts unit grids that belong elsewhere, whatever the grids are numbered', () => {
  const own = draft({ a: 0, b: 0, c: 0, d: 1, e: 1 });
  expect(countDiffering(own, draft({ a: 1, b: 1, c: 1, d: 0, e: 0 }))).toBe(0);
  // c has gone to the grid of d and e.
  expect(countDiffering(own, draft({ a: 1, b: 1, c: 0, d: 0, e: 0 }))).toBe(1);
});

it('compares no drafts of different areas', () => {
  expect(countDiffering(draft({ a: 0, b: 0 }), draft({ a: 0, c: 0 }))).toBeNull();
  expect(countDiffering(draft({ a: 0 }), draft({ a: 0, b: 0 }))).toBeNull();
});

it('takes the mean of the shapes that there are', () => {
  expect(meanShape([grid('a', 0.4), grid('b', 0.6), grid('c', null)])).toBeCloseTo(0.5);
  expect(meanShape([])).toBeNull();
});
