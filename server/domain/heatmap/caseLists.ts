import { DAYS_PER_WEEK, MINUTES_PER_DAY, mondayOf, weekOf } from './facts.ts';
import type { HeatBlock } from './heatBlock.ts';
import { type Adding, WeekOfCases, type WeekPart } from './weekOfCases.ts';
import type { DaySpan } from './weekSpan.ts';

/** The cases of a district by week of reporting, category and day: for questions of some categories, and of days that are no whole weeks. */
export class CaseLists {
  private readonly blocks: ReadonlyMap<number, HeatBlock>;
  private readonly weeks = new Map<number, WeekOfCases>();

  constructor(blocks: ReadonlyMap<number, HeatBlock>) {
    this.blocks = blocks;
    for (const week of weeksOf(blocks.values())) this.weeks.set(week, new WeekOfCases(week, blocks.values()));
  }

  /** Counts a case in (1) or out (−1). */
  change(block: HeatBlock, row: number, sign: 1 | -1): void {
    if (block.columns.grid[row] === 0) return;
    const week = weekOfRow(block, row);
    const known = this.weeks.get(week) ?? new WeekOfCases(week, []);
    this.weeks.set(week, known);
    known.change(block, row, sign);
  }

  /** Adds the cases of some days, of some categories or of all (null). */
  add(days: DaySpan, categories: readonly number[] | null, adding: Adding): void {
    for (const { cases, part } of this.weeksIn(days, categories)) {
      cases.settle(this.blocks.values());
      cases.add(part, adding);
    }
  }

  /** About how many cases would be added: without what has changed lately. */
  count(days: DaySpan, categories: readonly number[]): number {
    let count = 0;
    for (const { cases, part } of this.weeksIn(days, categories)) count += cases.countOrdered(part, categories);
    return count;
  }

  private *weeksIn(
    { firstDay, endDay }: DaySpan,
    categories: readonly number[] | null,
  ): Iterable<{ readonly cases: WeekOfCases; readonly part: WeekPart }> {
    for (let week = weekOf(firstDay); mondayOf(week) < endDay; week += 1) {
      const cases = this.weeks.get(week);
      const fromWeekday = Math.max(0, firstDay - mondayOf(week));
      const endWeekday = Math.min(DAYS_PER_WEEK, endDay - mondayOf(week));
      if (cases) yield { cases, part: { fromWeekday, endWeekday, categories } };
    }
  }
}

function weeksOf(blocks: Iterable<HeatBlock>): ReadonlySet<number> {
  const weeks = new Set<number>();
  for (const block of blocks) {
    const isOneWeek = weekOf(block.firstDay) === weekOf(block.lastDay);
    if (isOneWeek) weeks.add(weekOf(block.firstDay));
    else
      for (let row = 1; row < block.length; row += 1)
        if (block.columns.grid[row] !== 0) weeks.add(weekOfRow(block, row));
  }
  return weeks;
}

function weekOfRow({ columns }: HeatBlock, row: number): number {
  return weekOf(Math.floor((columns.reported[row] ?? 0) / MINUTES_PER_DAY));
}
