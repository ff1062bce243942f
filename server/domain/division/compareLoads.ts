import { matchDistricts } from './partition/moves.ts';

/** One unit grid with its counted work, the grid it is in (null: none) and the number it has in the draft. */
export interface DraftedUnitGrid {
  readonly code: string;
  readonly number: number;
  readonly before: string | null;
  readonly cases: number;
  readonly minutes: number;
  /** Whether it was told to stay with the grid it is in. */
  readonly isFixed: boolean;
}

export interface GridLoad {
  readonly key: string;
  readonly unitGrids: number;
  readonly cases: number;
  readonly minutes: number;
  /** 1 where nothing is to be done at all. */
  readonly loadOverMean: number;
}

export interface LoadComparison {
  readonly before: readonly GridLoad[];
  /** `follows` is the present grid with which most unit grids are shared, each at most once; `movedIn` come from others. */
  readonly after: readonly (GridLoad & { readonly follows: string | null; readonly movedIn: number })[];
  readonly movedUnitGrids: number;
}

/** Shares the same work out by the present grids and by a draft. */
export function compareLoads(unitGrids: readonly DraftedUnitGrid[]): LoadComparison {
  const present = [...new Set(unitGrids.flatMap(({ before }) => before ?? []))].sort();
  const place = new Map(present.map((code, index) => [code, index]));
  const numbers = unitGrids.map(({ number }) => number);
  const origins = unitGrids.map(({ before }) => (before === null ? -1 : (place.get(before) ?? -1)));
  const count = numbers.reduce((most, own) => Math.max(most, own + 1), 0);
  // A grid goes on from the one its fixed members are in, however many others came to it.
  const match = matchDistricts(numbers, origins, count, (index) => (unitGrids[index]?.isFixed ? unitGrids.length : 1));
  const isMoved = (index: number) => match[numbers[index] as number] !== origins[index];
  const movedIn = new Array<number>(count).fill(0);
  for (const [index, number] of numbers.entries()) if (isMoved(index)) movedIn[number] = (movedIn[number] ?? 0) + 1;
  return {
    before: loadsBy(unitGrids, ({ before }) => before, present),
    after: loadsBy(
      unitGrids,
      ({ number }) => String(number),
      [...new Set(numbers)].sort((one, other) => one - other).map(String),
    ).map((load) => ({
      ...load,
      follows: present[match[Number(load.key)] as number] ?? null,
      movedIn: movedIn[Number(load.key)] ?? 0,
    })),
    movedUnitGrids: movedIn.reduce((sum, own) => sum + own, 0),
  };
}

function loadsBy(
  unitGrids: readonly DraftedUnitGrid[],
  keyOf: (unitGrid: DraftedUnitGrid) => string | null,
  keys: readonly string[],
): GridLoad[] {
  const sums = new Map(keys.map((key) => [key, { unitGrids: 0, cases: 0, minutes: 0 }]));
  for (const unitGrid of unitGrids) {
    const sum = sums.get(keyOf(unitGrid) ?? '');
    if (!sum) continue;
    sum.unitGrids += 1;
    sum.cases += unitGrid.cases;
    sum.minutes += unitGrid.minutes;
  }
  const total = [...sums.values()].reduce((minutes, sum) => minutes + sum.minutes, 0);
  return [...sums].map(([key, sum]) => ({
    key,
    ...sum,
    loadOverMean: total > 0 ? (sum.minutes * sums.size) / total : 1,
  }));
}
