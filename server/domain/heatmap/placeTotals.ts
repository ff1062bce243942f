import { type AreaCounts, type AreaTargets, addToArea } from './areas.ts';
import { casesByStep, type StepSpan, stepOf, type TotalsStep } from './casesByStep.ts';
import type { ChosenRows } from './chooseRows.ts';
import { isLate, MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock, HeatColumns, HeatPlaceKind } from './heatBlock.ts';
import { type CaseKinds, isOfKinds } from './selection.ts';

const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const;
type Cells = InstanceType<(typeof WIDTHS)[number]>;

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
      for (const area of others) addToArea(area, count, late, into);
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
      const grown = new (WIDTHS.find((width) => cells instanceof width) ?? Uint32Array)(this.placeCount * 2);
      grown.set(cells);
      this.sums[index] = grown;
    }
  }

  /** Doubles the bytes of every cell; gives the last sums. */
  private widen(): Cells {
    const Wider = this.largest === 0xff ? Uint16Array : Uint32Array;
    for (const [index, cells] of this.sums.entries()) this.sums[index] = new Wider(cells);
    this.largest = 2 ** (Wider.BYTES_PER_ELEMENT * 8) - 1;
    return this.sums.at(-1) ?? new Uint8Array(0);
  }
}

/**
 * The loop that a question about the whole city consists of: once over all places. Those of one area mostly follow each other,
 * so they are added up first: adding each to its area would wait for the one before.
 */
function addDifference(start: Cells, end: Cells, first: Int32Array, into: AreaCounts): void {
  const places = Math.min(first.length, end.length / 2);
  let area = -1;
  let count = 0;
  let late = 0;
  for (let place = 1; place < places; place += 1) {
    const next = first[place] ?? -1;
    if (next !== area) {
      addToArea(area, count, late, into);
      area = next;
      count = 0;
      late = 0;
    }
    const cell = place * 2;
    count += (end[cell] ?? 0) - (start[cell] ?? 0);
    late += (end[cell + 1] ?? 0) - (start[cell + 1] ?? 0);
  }
  addToArea(area, count, late, into);
}
