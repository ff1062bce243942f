import { type AreaCounts, type AreaTargets, addToArea } from './areas.ts';
import { MINUTES_PER_DAY, weekOf } from './facts.ts';
import type { HeatBlock, HeatColumns } from './heatBlock.ts';

type Cells = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const LARGEST_NARROW = 0xffff;
/** Room for places that come later, so that a new one does not copy every week each time. */
const SPARE_PLACES = 64;

/** The places that are totalled, and how finely: of which place a case is (0 is none), numbered below `count` so far. */
export interface TotalledPlaces {
  readonly step: 'week' | 'day';
  readonly count: number;
  placeOf(columns: HeatColumns, row: number): number;
}

/**
 * Cases and late cases by place (two cells each), added up over time: for every week or day with cases, what had been reported by
 * its end. Two bytes a cell while no place has more than 65,535 cases, four from then on. A step without cases takes no
 * memory, so a wrong date long ago does no harm.
 */
export class PlaceTotals {
  private readonly totalled: TotalledPlaces;
  /** Weeks or days with cases, ascending. */
  private readonly steps: number[];
  /** One more than steps: the sums of the first so many, noughts first. */
  private readonly sums: Cells[];
  private placeCount: number;

  /** Adds up blocks. A case is late whose `overdueFrom` is before the moment. */
  constructor(totalled: TotalledPlaces, blocks: Iterable<HeatBlock>, moment: number) {
    this.totalled = totalled;
    this.placeCount = totalled.count + SPARE_PLACES;
    const byStep = countByStep(totalled, blocks, this.placeCount, moment);
    this.steps = [...byStep.keys()].sort((one, other) => one - other);
    const counts = this.steps.flatMap((step) => byStep.get(step) ?? []);
    const sums = [new Uint32Array(this.placeCount * 2), ...counts];
    for (const [index, cells] of counts.entries()) addTo(cells, sums[index]);
    const isNarrow = sums.at(-1)?.every((cell) => cell <= LARGEST_NARROW) ?? true;
    this.sums = isNarrow ? sums.map((cells) => new Uint16Array(cells)) : sums;
  }

  /** Counts a case of a block in (1) or out (−1), or only its lateness (0). */
  add({ columns }: HeatBlock, row: number, count: 1 | 0 | -1, late: 1 | 0 | -1): void {
    const place = this.totalled.placeOf(columns, row);
    if (place === 0 || columns.grid[row] === 0) return;
    const first = this.open(stepOfMinute(this.totalled.step, columns.reported[row] ?? 0));
    const cell = place * 2;
    this.reserve(place);
    if (count > 0 && this.isFull(cell)) this.replaceEach((cells) => new Uint32Array(cells));
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
    if (before) this.sums.splice(index, 0, before.slice());
    return index;
  }

  private isFull(cell: number): boolean {
    const last = this.sums.at(-1);
    return last instanceof Uint16Array && last[cell] === LARGEST_NARROW;
  }

  private reserve(place: number): void {
    if (place < this.placeCount) return;
    this.placeCount = place + SPARE_PLACES + (place >> 4);
    this.replaceEach((cells) => {
      const length = this.placeCount * 2;
      const grown = cells instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
      grown.set(cells);
      return grown;
    });
  }

  private replaceEach(make: (cells: Cells) => Cells): void {
    for (const [index, cells] of this.sums.entries()) this.sums[index] = make(cells);
  }
}

function countByStep(
  { step, placeOf }: TotalledPlaces,
  blocks: Iterable<HeatBlock>,
  placeCount: number,
  moment: number,
): ReadonlyMap<number, Uint32Array<ArrayBuffer>> {
  const byStep = new Map<number, Uint32Array<ArrayBuffer>>();
  for (const { columns, length } of blocks) {
    const { grid, reported, overdueFrom } = columns;
    for (let row = 1; row < length; row += 1) {
      const place = placeOf(columns, row);
      if (place === 0 || grid[row] === 0) continue;
      const at = stepOfMinute(step, reported[row] ?? 0);
      const cells = byStep.get(at) ?? new Uint32Array(placeCount * 2);
      if (!byStep.has(at)) byStep.set(at, cells);
      cells[place * 2] = (cells[place * 2] ?? 0) + 1;
      if ((overdueFrom[row] ?? 0) < moment) cells[place * 2 + 1] = (cells[place * 2 + 1] ?? 0) + 1;
    }
  }
  return byStep;
}

function addTo(cells: Uint32Array, others: Uint32Array = cells.subarray(0, 0)): void {
  for (let cell = 0; cell < others.length; cell += 1) cells[cell] = (cells[cell] ?? 0) + (others[cell] ?? 0);
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

function stepOfMinute(step: TotalledPlaces['step'], minute: number): number {
  const day = Math.floor(minute / MINUTES_PER_DAY);
  return step === 'week' ? weekOf(day) : day;
}
