import type { AreaCounts } from './areaCounts.ts';
import type { AreaTargets } from './areas.ts';
import { casesByStep, type StepSpan, stepOf, type TotalsStep } from './casesByStep.ts';
import { type Cells, largestIn, noCells, widened } from './cells.ts';
import type { ChosenRows } from './chooseRows.ts';
import { isLate, MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock, HeatColumns, HeatPlaceKind } from './heatBlock.ts';
import { type CaseKinds, isOfKinds } from './selection.ts';

/** Room for places that come later, so that a new one does not copy every week each time. */
const SPARE_PLACES = 64;

/** What is totalled: the cases of some kinds and steps, by their places of a kind. */
export interface Totalled {
  readonly step: TotalsStep;
  readonly span: StepSpan;
  readonly kinds: CaseKinds;
  readonly kind: HeatPlaceKind;
  /** The place that such a place belongs to, where it is totalled by larger ones; 0 is none. */
  readonly larger: ((place: number) => number) | null;
  /** One more than the highest place so far. */
  readonly count: number;
}

/**
 * Cases and late cases by place (two cells each), added up over time: for every week or day with cases, what had been reported by
 * its end. One byte a cell while no place has more than 255 cases, then two, then four. A step without cases takes no memory, so a
 * wrong date long ago does no harm.
 */
export class PlaceTotals {
  private readonly totalled: Totalled;
  /** Weeks or days with cases, ascending. */
  private readonly steps: number[] = [];
  /** One more than steps: the sums of the first so many, noughts first. */
  private readonly sums: Cells[];
  private placeCount: number;
  /** What a cell holds at most. */
  private largest = 0xff;

  /** Adds up blocks. A case is late whose `overdueFrom` is before the moment. */
  constructor(totalled: Totalled, blocks: Iterable<HeatBlock>, moment: number) {
    this.totalled = totalled;
    this.placeCount = totalled.count + SPARE_PLACES;
    this.sums = [new Uint8Array(this.placeCount * 2)];
    const { step, span, kinds } = totalled;
    for (const { step: each, columns, ...chosen } of casesByStep(blocks, kinds, step, span, moment)) {
      this.open(each);
      this.addLast(columns, chosen, moment);
    }
  }

  get cells(): number {
    return this.sums.length * this.placeCount * 2;
  }

  get bytes(): number {
    return this.cells * (this.sums[0]?.BYTES_PER_ELEMENT ?? 0);
  }

  /** Whether all weeks or days of a span are totalled. */
  holds({ from, to }: StepSpan): boolean {
    return from >= this.totalled.span.from && to <= this.totalled.span.to;
  }

  /** Counts a case in (1) or out (−1) as it is at a moment. */
  add({ columns }: HeatBlock, row: number, sign: 1 | -1, moment: number): void {
    const { count, late } = this.shareOf(columns, row, moment);
    this.change(columns, row, sign * count, sign * late);
  }

  /** Takes in what time alone has changed of a case. */
  moveOn({ columns }: HeatBlock, row: number, before: number, moment: number): void {
    const old = this.shareOf(columns, row, before);
    const { count, late } = this.shareOf(columns, row, moment);
    this.change(columns, row, count - old.count, late - old.late);
  }

  private shareOf(columns: HeatColumns, row: number, moment: number) {
    const isCounted = columns.grid[row] !== 0 && isOfKinds(this.totalled.kinds, columns, row, moment);
    return isCounted ? { count: 1, late: isLate(columns.overdueFrom[row] ?? 0, moment) } : { count: 0, late: 0 };
  }

  private change(columns: HeatColumns, row: number, count: number, late: number): void {
    if (count === 0 && late === 0) return;
    const { span } = this.totalled;
    const step = stepOf(this.totalled.step, Math.floor((columns.reported[row] ?? 0) / MINUTES_PER_DAY));
    const place = this.placeOf(columns, row);
    if (place === 0 || step < span.from || step >= span.to) return;
    const first = this.open(step);
    const cell = place * 2;
    this.reserve(place);
    if (count > 0 && this.sums.at(-1)?.[cell] === this.largest) this.widen();
    for (let index = first + 1; index < this.sums.length; index += 1) {
      const cells = this.sums[index];
      if (!cells) continue;
      cells[cell] = (cells[cell] ?? 0) + count;
      cells[cell + 1] = (cells[cell + 1] ?? 0) + late;
    }
  }

  /** Adds to the areas of the places what was reported from one week or day on and before another. */
  addBetween(from: number, to: number, { first, more }: AreaTargets, into: AreaCounts): void {
    const start = this.sums[this.countBefore(from)];
    const end = this.sums[this.countBefore(to)];
    if (!start || !end || start === end) return;
    addDifference(start, end, first, into);
    for (const [place, others] of more) {
      const cell = place * 2;
      const count = (end[cell] ?? 0) - (start[cell] ?? 0);
      const late = (end[cell + 1] ?? 0) - (start[cell + 1] ?? 0);
      for (const area of others) into.add(area, count, late);
    }
  }

  private placeOf(columns: HeatColumns, row: number): number {
    const { kind, larger } = this.totalled;
    const place = columns[kind][row] ?? 0;
    return larger ? larger(place) : place;
  }

  /** Counts cases of the last step in. */
  private addLast(columns: HeatColumns, { rows, count }: ChosenRows, moment: number): void {
    const { kind, larger } = this.totalled;
    const { [kind]: places, overdueFrom } = columns;
    let cells = this.sums.at(-1) ?? new Uint8Array(0);
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const place = larger ? larger(places[row] ?? 0) : (places[row] ?? 0);
      if (place === 0) continue;
      const cell = place * 2;
      if (cells[cell] === this.largest) cells = this.widen();
      cells[cell] = (cells[cell] ?? 0) + 1;
      cells[cell + 1] = (cells[cell + 1] ?? 0) + isLate(overdueFrom[row] ?? 0, moment);
    }
  }

  /** How many of the steps lie before one. */
  private countBefore(step: number): number {
    let low = 0;
    for (let high = this.steps.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.steps[middle] ?? 0) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where a step stands; a new one begins with what there was before it. */
  private open(step: number): number {
    const index = this.countBefore(step);
    if (this.steps[index] === step) return index;
    this.steps.splice(index, 0, step);
    const before = this.sums[index];
    if (before) this.sums.splice(index + 1, 0, before.slice());
    return index;
  }

  private reserve(place: number): void {
    if (place < this.placeCount) return;
    this.placeCount = place + SPARE_PLACES + (place >> 4);
    for (const [index, cells] of this.sums.entries()) {
      const grown = noCells(cells, this.placeCount * 2);
      grown.set(cells);
      this.sums[index] = grown;
    }
  }

  /** Doubles the bytes of every cell; gives the last sums. */
  private widen(): Cells {
    for (const [index, cells] of this.sums.entries()) this.sums[index] = widened(cells);
    const last = this.sums.at(-1) ?? new Uint8Array(0);
    this.largest = largestIn(last);
    return last;
  }
}

/**
 * Adds what is in one reading of all places and not in an earlier one to the areas of the places. Those of one area mostly follow
 * each other, so they are added up first: adding each to its area would wait for the one before.
 */
function addDifference(start: Cells, end: Cells, first: Int32Array, into: AreaCounts): void {
  const places = Math.min(first.length, end.length / 2);
  let area = -1;
  let count = 0;
  let late = 0;
  for (let place = addBytes(start, end, first, into); place < places; place += 1) {
    const next = first[place] ?? -1;
    if (next !== area) {
      into.add(area, count, late);
      area = next;
      count = 0;
      late = 0;
    }
    const cell = place * 2;
    count += (end[cell] ?? 0) - (start[cell] ?? 0);
    late += (end[cell + 1] ?? 0) - (start[cell + 1] ?? 0);
  }
  into.add(area, count, late);
}

function addBytes(start: Cells, end: Cells, first: Int32Array, { counts, overdue }: AreaCounts): number {
  const areBytes =
    start instanceof Uint8Array &&
    end instanceof Uint8Array &&
    counts instanceof Uint8Array &&
    overdue instanceof Uint8Array;
  return areBytes ? addUntilLarge(start, end, first, counts, overdue) : 1;
}

/**
 * The loop that a question about the whole city consists of: once over all places while all is of one byte, up to the first area
 * that becomes too large for it. Gives the first place that is not added. (By itself, because a loop that meets arrays of several
 * widths is compiled to ask each time which it has.)
 */
function addUntilLarge(
  start: Uint8Array,
  end: Uint8Array,
  first: Int32Array,
  counts: Uint8Array,
  overdue: Uint8Array,
): number {
  const places = Math.min(first.length, end.length / 2);
  for (let place = 1; place < places; place += 1) {
    const area = first[place] ?? -1;
    if (area < 0) continue;
    const cell = place * 2;
    const count = (counts[area] ?? 0) + (end[cell] ?? 0) - (start[cell] ?? 0);
    if (count > 0xff) return place;
    counts[area] = count;
    overdue[area] = (overdue[area] ?? 0) + (end[cell + 1] ?? 0) - (start[cell + 1] ?? 0);
  }
  return places;
}
