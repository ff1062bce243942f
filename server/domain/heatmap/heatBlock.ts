import { FACTS_PER_CASE, MINUTES_PER_DAY, STATES } from './facts.ts';
import { type RowsByKey, rowsByKey } from './rowsByKey.ts';
import type { WorkingMinutes } from './workingMinutes.ts';

/** The kinds of places that a case lies in. */
export const heatPlaceKinds = ['grid', 'responsibility', 'professional'] as const;
export type HeatPlaceKind = (typeof heatPlaceKinds)[number];

/** The state of rows without a case: no status has it. */
export const NO_CASE = STATES - 1;

/** The columns of a block: what a question reads lies together in memory. Row 0 and rows without a case have grid 0 and the state `NO_CASE`. */
export interface HeatColumns {
  readonly grid: Int32Array;
  readonly responsibility: Int32Array;
  readonly professional: Int32Array;
  readonly category: Uint16Array;
  readonly unit: Uint16Array;
  readonly subUnit: Uint16Array;
  /** See `statusOf` and `sourceOf`. */
  readonly state: Uint8Array;
  readonly reported: Int32Array;
  readonly overdueFrom: Int32Array;
  readonly yellowFrom: Int32Array;
  readonly redFrom: Int32Array;
  readonly dispatched: Int32Array;
  readonly handled: Int32Array;
}

/** The cases of one district and one day of numbering, a row for each serial. */
export class HeatBlock {
  columns: HeatColumns;
  /** One more than the highest serial. */
  length = 0;
  /** The first and last day of reporting among the rows (days since 2000); an empty block has none. */
  firstDay = Number.POSITIVE_INFINITY;
  lastDay = Number.NEGATIVE_INFINITY;

  private ordered: RowsByKey | null = null;
  private handling: { readonly between: WorkingMinutes; readonly minutes: Int32Array } | null = null;

  constructor(capacity: number) {
    this.columns = emptyColumns(capacity);
  }

  /** Takes over the packed facts of some cases, whatever was known of them before. */
  put(facts: Int32Array): void {
    this.forgetOrder();
    let highest = this.length - 1;
    for (let at = 0; at < facts.length; at += FACTS_PER_CASE) highest = Math.max(highest, facts[at] ?? 0);
    this.reserve(highest + 1);
    for (let at = 0; at < facts.length; at += FACTS_PER_CASE) this.putOne(facts, at);
    this.length = highest + 1;
  }

  /** Takes over a case of another block. */
  copy(columns: HeatColumns, from: number, row: number): void {
    this.forgetOrder();
    this.reserve(row + 1);
    for (const name of columnNames) this.columns[name][row] = columns[name][from] ?? 0;
    this.length = Math.max(this.length, row + 1);
    this.widenDays(columns.reported[from] ?? 0);
  }

  /** Leaves a row without a case. */
  clear(row: number): void {
    this.forgetOrder();
    this.columns.grid[row] = 0;
    this.columns.state[row] = NO_CASE;
  }

  /** The rows by category; ordered when they are asked for, anew after a change. */
  get byCategory(): RowsByKey {
    this.ordered ??= rowsByKey(this.columns.category, this.columns.grid, this.length);
    return this.ordered;
  }

  /** Working minutes from the (last) dispatch to the feedback by row, −1 where there are none; found when they are asked for, anew after a change. */
  handlingMinutes(between: WorkingMinutes): Int32Array {
    if (this.handling?.between === between) return this.handling.minutes;
    const { dispatched, handled } = this.columns;
    const minutes = new Int32Array(this.length).fill(-1);
    for (let row = 1; row < this.length; row += 1) {
      const from = dispatched[row] ?? 0;
      const to = handled[row] ?? 0;
      if (from !== 0 && to >= from) minutes[row] = between(from, to);
    }
    this.handling = { between, minutes };
    return minutes;
  }

  private putOne(facts: Int32Array, at: number): void {
    const { columns } = this;
    const row = facts[at] ?? 0;
    const reported = facts[at + 8] ?? 0;
    columns.grid[row] = facts[at + 1] ?? 0;
    columns.responsibility[row] = facts[at + 2] ?? 0;
    columns.professional[row] = facts[at + 3] ?? 0;
    columns.category[row] = facts[at + 4] ?? 0;
    columns.unit[row] = facts[at + 5] ?? 0;
    columns.subUnit[row] = facts[at + 6] ?? 0;
    columns.state[row] = facts[at + 7] ?? 0;
    columns.reported[row] = reported;
    columns.overdueFrom[row] = facts[at + 9] ?? 0;
    columns.yellowFrom[row] = facts[at + 10] ?? 0;
    columns.redFrom[row] = facts[at + 11] ?? 0;
    columns.dispatched[row] = facts[at + 12] ?? 0;
    columns.handled[row] = facts[at + 13] ?? 0;
    this.widenDays(reported);
  }

  private forgetOrder(): void {
    this.ordered = null;
    this.handling = null;
  }

  private widenDays(reported: number): void {
    const day = Math.floor(reported / MINUTES_PER_DAY);
    if (day < this.firstDay) this.firstDay = day;
    if (day > this.lastDay) this.lastDay = day;
  }

  /** Grows by a quarter at least, so that a day that fills case by case is copied a few times only. */
  private reserve(length: number): void {
    const capacity = this.columns.grid.length;
    if (length <= capacity) return;
    const grown = emptyColumns(Math.max(length, Math.ceil(capacity * 1.25)));
    for (const name of columnNames) grown[name].set(this.columns[name]);
    this.columns = grown;
  }
}

function emptyColumns(capacity: number): HeatColumns {
  return {
    grid: new Int32Array(capacity),
    responsibility: new Int32Array(capacity),
    professional: new Int32Array(capacity),
    category: new Uint16Array(capacity),
    unit: new Uint16Array(capacity),
    subUnit: new Uint16Array(capacity),
    state: new Uint8Array(capacity).fill(NO_CASE),
    reported: new Int32Array(capacity),
    overdueFrom: new Int32Array(capacity),
    yellowFrom: new Int32Array(capacity),
    redFrom: new Int32Array(capacity),
    dispatched: new Int32Array(capacity),
    handled: new Int32Array(capacity),
  };
}

const columnNames = Object.keys(emptyColumns(0)) as readonly (keyof HeatColumns)[];
