import FlatQueue from 'flatqueue';
import { type AreaCounts, type AreaTargets, type HeatAreaSet, targetsOf } from './areas.ts';
import { CaseLists } from './caseLists.ts';
import { Communities } from './communities.ts';
import { DaySummaries } from './daySummaries.ts';
import { NEVER } from './facts.ts';
import type { HeatBlock, HeatColumns, HeatPlaceKind } from './heatBlock.ts';
import type { HeatCodes } from './heatStore.ts';
import { PlaceTotals } from './placeTotals.ts';
import type { DistrictSummary } from './sums.ts';
import type { DaySpan } from './weekSpan.ts';

/** Days and rows as one whole number: rows are fewer than this, and a day (`YYYYMMDD`) times this stays exact. */
const ROWS = 2 ** 24;

/**
 * The cases of a district added up by place and week, and by community and day, so that a period is the difference of two readings,
 * however many cases it has; beside them the cases as lists, for what is not whole weeks or not all categories. Late cases are those of one moment, which only moves on: cases that become late in time wait in a queue until then.
 */
export class RunningTotals {
  /** For any moment. */
  readonly lists: CaseLists;

  private readonly blocks: ReadonlyMap<number, HeatBlock>;
  private readonly communities: Communities;
  private readonly places: Readonly<Record<HeatPlaceKind | 'community', PlaceTotals>>;
  private readonly summaries: DaySummaries;
  /** All that is counted at one moment. */
  private readonly ofMoment: readonly Pick<PlaceTotals, 'add'>[];
  /** Rows by when they become late. A row that has changed since stands here too; what it is now decides. */
  private readonly waiting = new FlatQueue<number>();
  private moment: number;

  /** Adds up what there is. */
  constructor(
    blocks: ReadonlyMap<number, HeatBlock>,
    codes: Readonly<Record<HeatPlaceKind, HeatCodes>>,
    moment: number,
  ) {
    this.blocks = blocks;
    this.moment = moment;
    this.lists = new CaseLists(blocks);
    const communities = new Communities(codes.grid);
    this.communities = communities;
    const byWeek = (kind: HeatPlaceKind) => {
      const placeOf = (columns: HeatColumns, row: number) => columns[kind][row] ?? 0;
      return new PlaceTotals({ step: 'week', count: codes[kind].size, placeOf }, blocks.values(), moment);
    };
    const placeOf = ({ grid }: HeatColumns, row: number) => communities.of(grid[row] ?? 0);
    const byDay = { step: 'day', count: communities.size, placeOf } as const;
    this.places = {
      grid: byWeek('grid'),
      responsibility: byWeek('responsibility'),
      professional: byWeek('professional'),
      community: new PlaceTotals(byDay, blocks.values(), moment),
    };
    this.summaries = new DaySummaries(blocks.values(), moment);
    this.ofMoment = [...Object.values(this.places), this.summaries];
    for (const [day, block] of blocks) {
      for (let row = 1; row < block.length; row += 1) this.awaitLateness(day, block, row);
    }
  }

  /** Counts a case in, after its facts were taken over. */
  putIn(day: number, block: HeatBlock, row: number): void {
    this.add(block, row, 1);
    this.lists.change(block, row, 1);
    this.awaitLateness(day, block, row);
  }

  /** Counts a case out that was counted in, before its facts change. */
  takeOut(block: HeatBlock, row: number): void {
    this.add(block, row, -1);
    this.lists.change(block, row, -1);
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
      for (const totals of this.ofMoment) totals.add(block, row, 0, 1);
    }
    this.moment = moment;
    return true;
  }

  /** Adds to the areas of the places what was reported from one week's Monday to the day before another's. */
  addBetween(kind: HeatPlaceKind, fromWeek: number, toWeek: number, targets: AreaTargets, into: AreaCounts): void {
    this.places[kind].addBetween(fromWeek, toWeek, targets, into);
  }

  /** Adds what was reported in some days, to areas that are communities or consist of them. */
  addCommunities({ firstDay, endDay }: DaySpan, areas: HeatAreaSet, into: AreaCounts): void {
    this.places.community.addBetween(firstDay, endDay, targetsOf(areas, this.communities.codes), into);
  }

  /** Adds what was reported in some days to a summary that begins with the first of them. */
  addSummary(days: DaySpan, summary: DistrictSummary): void {
    this.summaries.addTo(days, summary);
  }

  private add(block: HeatBlock, row: number, count: 1 | -1): void {
    const late = (block.columns.overdueFrom[row] ?? NEVER) < this.moment ? count : 0;
    for (const totals of this.ofMoment) totals.add(block, row, count, late);
  }

  private awaitLateness(day: number, { columns }: HeatBlock, row: number): void {
    const overdueFrom = columns.overdueFrom[row] ?? NEVER;
    const isWaiting = overdueFrom >= this.moment && overdueFrom < NEVER && columns.grid[row] !== 0;
    if (isWaiting) this.waiting.push(day * ROWS + row, overdueFrom);
  }
}
