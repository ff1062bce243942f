import { HOURS_PER_DAY, isLate, MINUTES_PER_DAY, sourceOf, statusOf, weekdayOf } from './facts.ts';
import type { HeatBlock } from './heatBlock.ts';
import type { DistrictSummary } from './sums.ts';
import type { DaySpan } from './weekSpan.ts';

type Dimension = 'categories' | 'units' | 'sources' | 'statuses';

/** Cases and late cases (two cells each) of one day of reporting: all, and by each dimension; and cases by hour. */
interface DayCells extends Readonly<Record<Dimension, number[]>> {
  readonly all: [number, number];
  readonly hours: number[];
}

/** The cases of a district by day of reporting and everything but place: any period is the sum of its days. */
export class DaySummaries {
  private readonly days = new Map<number, DayCells>();

  /** Adds up what there is. A case is late whose `overdueFrom` is before the moment. */
  constructor(blocks: Iterable<HeatBlock>, moment: number) {
    for (const block of blocks) {
      for (let row = 1; row < block.length; row += 1) {
        this.add(block, row, 1, isLate(block.columns.overdueFrom[row] ?? 0, moment));
      }
    }
  }

  /** Counts a case in (1) or out (−1), or only its lateness (0). */
  add({ columns }: HeatBlock, row: number, count: 1 | 0 | -1, late: 1 | 0 | -1): void {
    if (columns.grid[row] === 0) return;
    const minute = columns.reported[row] ?? 0;
    const day = Math.floor(minute / MINUTES_PER_DAY);
    const cells = this.cellsOf(day);
    const hour = Math.floor((minute - day * MINUTES_PER_DAY) / 60);
    cells.hours[hour] = (cells.hours[hour] ?? 0) + count;
    cells.all[0] += count;
    cells.all[1] += late;
    const state = columns.state[row] ?? 0;
    addPair(cells.categories, columns.category[row] ?? 0, count, late);
    addPair(cells.units, columns.unit[row] ?? 0, count, late);
    addPair(cells.sources, sourceOf(state), count, late);
    addPair(cells.statuses, statusOf(state), count, late);
  }

  /** Adds the cases of some days to a summary whose days are counted from the first of them. */
  addTo({ firstDay, endDay }: DaySpan, summary: DistrictSummary): void {
    for (let day = firstDay; day < endDay; day += 1) {
      const cells = this.days.get(day);
      if (!cells) continue;
      addCells(cells.all, summary.days, (day - firstDay) * 2);
      addCells(cells.hours, summary.hours, weekdayOf(day) * HOURS_PER_DAY);
      addCells(cells.categories, summary.categories);
      addCells(cells.units, summary.units);
      addCells(cells.sources, summary.sources);
      addCells(cells.statuses, summary.statuses);
    }
  }

  private cellsOf(day: number): DayCells {
    const known = this.days.get(day);
    if (known) return known;
    const hours = new Array<number>(HOURS_PER_DAY).fill(0);
    const cells: DayCells = { all: [0, 0], hours, categories: [], units: [], sources: [], statuses: [] };
    this.days.set(day, cells);
    return cells;
  }
}

function addPair(cells: number[], number: number, count: number, late: number): void {
  // Without gaps, which would make every later reading slow.
  while (cells.length <= number * 2 + 1) cells.push(0);
  cells[number * 2] = (cells[number * 2] ?? 0) + count;
  cells[number * 2 + 1] = (cells[number * 2 + 1] ?? 0) + late;
}

function addCells(cells: readonly number[], into: Uint32Array, from = 0): void {
  for (let cell = 0; cell < cells.length; cell += 1) into[from + cell] = (into[from + cell] ?? 0) + (cells[cell] ?? 0);
}
