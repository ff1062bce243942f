import type { AreaCounts } from './areaCounts.ts';
import type { AreaTargets } from './areas.ts';
import { DAYS_PER_WEEK, isLate, MINUTES_PER_DAY, mondayOf } from './facts.ts';
import type { HeatBlock, HeatPlaceKind } from './heatBlock.ts';
import { type OrderedCases, orderCases, slotOf } from './orderedCases.ts';

/** Changes stand beside the ordered cases until there are so many more than an eighth of the cases: then all are ordered anew. */
const FEWEST_CHANGES = 64;

/** Which cases of a week: weekdays from 0 (Monday) on, `endWeekday` excluded, of some categories or of all (null). */
export interface WeekPart {
  readonly fromWeekday: number;
  readonly endWeekday: number;
  readonly categories: readonly number[] | null;
}

/** How cases are added: 1 or −1 each, late before a moment (see `heatMoment`), to the areas of their places. */
export interface Adding {
  readonly kind: HeatPlaceKind;
  readonly sign: 1 | -1;
  readonly moment: number;
  readonly targets: AreaTargets;
  readonly into: AreaCounts;
}

/** A case that has come (1) or gone (−1) since the cases were ordered. */
interface Change extends Readonly<Record<HeatPlaceKind, number>> {
  readonly slot: number;
  readonly overdueFrom: number;
  readonly sign: 1 | -1;
}

/**
 * The cases of a district that were reported in one week, ordered by category and day: those of a category in some days of the
 * week stand together with all that is counted of them, so that a question reads what it asks for and nothing else.
 */
export class WeekOfCases {
  private readonly firstMinute: number;
  private ordered: OrderedCases;
  private changes: Change[] = [];

  constructor(week: number, blocks: Iterable<HeatBlock>) {
    this.firstMinute = mondayOf(week) * MINUTES_PER_DAY;
    this.ordered = orderCases(blocks, this.firstMinute);
  }

  /** Counts a case of the week in (1) or out (−1). */
  change({ columns }: HeatBlock, row: number, sign: 1 | -1): void {
    this.changes.push({
      grid: columns.grid[row] ?? 0,
      responsibility: columns.responsibility[row] ?? 0,
      professional: columns.professional[row] ?? 0,
      slot: slotOf(columns, row, this.firstMinute),
      overdueFrom: columns.overdueFrom[row] ?? 0,
      sign,
    });
  }

  /** Orders the cases anew when many have changed. */
  settle(blocks: Iterable<HeatBlock>): void {
    if (this.changes.length <= FEWEST_CHANGES + this.ordered.overdueFrom.length / 8) return;
    this.ordered = orderCases(blocks, this.firstMinute);
    this.changes = [];
  }

  /** Adds the cases of a part of the week to the areas of their places: what grows a figure first, so that none is ever below nought. */
  add(part: WeekPart, adding: Adding): void {
    const changes = this.changes.filter(({ slot }) => isIn(slot, part));
    for (const change of changes) if (change.sign === adding.sign) addChange(change, adding);
    this.addOrdered(part, adding);
    for (const change of changes) if (change.sign !== adding.sign) addChange(change, adding);
  }

  private addOrdered(part: WeekPart, adding: Adding): void {
    const { fromWeekday, endWeekday, categories } = part;
    const { offsets, overdueFrom } = this.ordered;
    const count = overdueFrom.length;
    const addSlots = (from: number, end: number) =>
      this.addBetween(offsets[from] ?? count, offsets[end] ?? count, adding);
    if (!categories && fromWeekday === 0 && endWeekday === DAYS_PER_WEEK) addSlots(0, offsets.length);
    else
      for (const each of categories ?? categoriesOf(offsets))
        addSlots(each * DAYS_PER_WEEK + fromWeekday, each * DAYS_PER_WEEK + endWeekday);
  }

  /** How many cases of some categories there were in a part of the week when they were ordered. */
  countOrdered({ fromWeekday, endWeekday }: WeekPart, categories: readonly number[]): number {
    const { offsets, overdueFrom } = this.ordered;
    const startOf = (slot: number) => offsets[slot] ?? overdueFrom.length;
    let count = 0;
    for (const each of categories)
      count += startOf(each * DAYS_PER_WEEK + endWeekday) - startOf(each * DAYS_PER_WEEK + fromWeekday);
    return count;
  }

  private addBetween(start: number, end: number, { kind, sign, moment, targets, into }: Adding): void {
    const { overdueFrom } = this.ordered;
    const places = this.ordered.places[kind];
    for (let index = start; index < end; index += 1) {
      const late = -isLate(overdueFrom[index] ?? 0, moment) & sign;
      into.addPlace(places[index] ?? 0, sign, late, targets);
    }
  }
}

function* categoriesOf({ length }: Uint32Array): Iterable<number> {
  for (let category = 0; category * DAYS_PER_WEEK < length; category += 1) yield category;
}

function isIn(slot: number, { fromWeekday, endWeekday, categories }: WeekPart): boolean {
  const weekday = slot % DAYS_PER_WEEK;
  const isDayAsked = weekday >= fromWeekday && weekday < endWeekday;
  return isDayAsked && (categories?.includes((slot - weekday) / DAYS_PER_WEEK) ?? true);
}

function addChange(change: Change, { kind, sign, moment, targets, into }: Adding): void {
  const signed = sign * change.sign;
  into.addPlace(change[kind], signed, signed * isLate(change.overdueFrom, moment), targets);
}
