import FlatQueue from 'flatqueue';
import type { AreaCounts, AreaTargets } from './areas.ts';
import { NEVER } from './facts.ts';
import { type HeatBlock, type HeatPlaceKind, heatPlaceKinds } from './heatBlock.ts';
import { PlaceTotals } from './placeTotals.ts';

/** Days and rows as one whole number: rows are fewer than this, and a day (`YYYYMMDD`) times this stays exact. */
const ROWS = 2 ** 24;

/**
 * The cases of a district added up by place and week, so that a period is the difference of two readings, however many cases it
 * has. Late cases are those of one moment, which only moves on: cases that become late in time wait in a queue until then.
 */
export class RunningTotals {
  private readonly blocks: ReadonlyMap<number, HeatBlock>;
  private readonly places: Readonly<Record<HeatPlaceKind, PlaceTotals>>;
  /** Rows by when they become late. A row that has changed since stands here too; what it is now decides. */
  private readonly waiting = new FlatQueue<number>();
  private moment: number;

  /** Adds up what there is. `placeCounts`: one more than the highest number of each kind of place. */
  constructor(
    blocks: ReadonlyMap<number, HeatBlock>,
    placeCounts: Readonly<Record<HeatPlaceKind, number>>,
    moment: number,
  ) {
    this.blocks = blocks;
    this.moment = moment;
    const totals = (kind: HeatPlaceKind) => new PlaceTotals(kind, blocks.values(), placeCounts[kind], moment);
    this.places = {
      grid: totals('grid'),
      responsibility: totals('responsibility'),
      professional: totals('professional'),
    };
    for (const [day, block] of blocks) {
      for (let row = 1; row < block.length; row += 1) this.awaitLateness(day, block, row);
    }
  }

  /** Counts a case in, after its facts were taken over. */
  putIn(day: number, block: HeatBlock, row: number): void {
    this.add(block, row, 1);
    this.awaitLateness(day, block, row);
  }

  /** Counts a case out that was counted in, before its facts change. */
  takeOut(block: HeatBlock, row: number): void {
    this.add(block, row, -1);
  }

  /** Moves on to a moment, and tells whether the totals are of it: they cannot go back. */
  reach(moment: number): boolean {
    if (moment <= this.moment) return moment === this.moment;
    const due = new Set<number>();
    while ((this.waiting.peekValue() ?? NEVER) < moment) due.add(this.waiting.pop() ?? 0);
    for (const each of due) {
      const row = each % ROWS;
      const block = this.blocks.get((each - row) / ROWS);
      const overdueFrom = block?.columns.overdueFrom[row] ?? NEVER;
      if (!block || overdueFrom < this.moment || overdueFrom >= moment) continue;
      for (const kind of heatPlaceKinds) this.places[kind].add(block, row, 0, 1);
    }
    this.moment = moment;
    return true;
  }

  /** Adds to the areas of the places what was reported from one week's Monday to the day before another's. */
  addBetween(kind: HeatPlaceKind, fromWeek: number, toWeek: number, targets: AreaTargets, into: AreaCounts): void {
    this.places[kind].addBetween(fromWeek, toWeek, targets, into);
  }

  private add(block: HeatBlock, row: number, count: 1 | -1): void {
    const late = (block.columns.overdueFrom[row] ?? NEVER) < this.moment ? count : 0;
    for (const kind of heatPlaceKinds) this.places[kind].add(block, row, count, late);
  }

  private awaitLateness(day: number, { columns }: HeatBlock, row: number): void {
    const overdueFrom = columns.overdueFrom[row] ?? NEVER;
    const isWaiting = overdueFrom >= this.moment && overdueFrom < NEVER && columns.grid[row] !== 0;
    if (isWaiting) this.waiting.push(day * ROWS + row, overdueFrom);
  }
}
