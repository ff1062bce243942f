import { expect, it } from 'vitest';
import { compareLoads } from './compareLoads.ts';

it('shares the same work out by the present grids and by the draft', () => {
  const grid = (code: string, number: number, before: string | null, cases: number, minutes: number) => ({
    code,
    number,
    before,
    cases,
    minutes,
    isFixed: false,
  });
  // Five unit grids: A has a, b, c and B has d; e is in none. The draft gives c to the other one, and e too.
  const { before, after, movedUnitGrids } = compareLoads([
    grid('a', 1, 'A', 1, 10),
    grid('b', 1, 'A', 2, 20),
    grid('c', 0, 'A', 3, 30),
    grid('d', 0, 'B', 0, 0),
    grid('e', 0, null, 0, 20),
  ]);
  expect(before).toEqual([
    { key: 'A', unitGrids: 3, cases: 6, minutes: 60, loadOverMean: 2 },
    { key: 'B', unitGrids: 1, cases: 0, minutes: 0, loadOverMean: 0 },
  ]);
  expect(after).toEqual([
    { key: '0', unitGrids: 3, cases: 3, minutes: 50, loadOverMean: 1.25, follows: 'B', movedIn: 2 },
    { key: '1', unitGrids: 2, cases: 3, minutes: 30, loadOverMean: 0.75, follows: 'A', movedIn: 0 },
  ]);
  expect(movedUnitGrids).toBe(2);
});

it('of nothing is nothing, and no work is even', () => {
  expect(compareLoads([])).toEqual({ before: [], after: [], movedUnitGrids: 0 });
  const [only] = compareLoads([{ code: 'a', number: 0, before: null, cases: 0, minutes: 0, isFixed: false }]).after;
  expect(only).toMatchObject({ loadOverMean: 1, follows: null });
});

it('lets a grid go on from the one its fixed members are in', () => {
  const grid = (code: string, before: string, isFixed: boolean) => ({
    code,
    before,
    isFixed,
    number: 0,
    cases: 0,
    minutes: 1,
  });
  const [only] = compareLoads([grid('a', 'A', true), grid('b', 'B', false), grid('c', 'B', false)]).after;
  expect(only).toMatchObject({ follows: 'A', movedIn: 2 });
});
