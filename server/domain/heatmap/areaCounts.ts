import type { AreaTargets, HeatAreaSet } from './areas.ts';
import { type Cells, largestIn, widened } from './cells.ts';

/** Cases and overdue cases by area, in the order of the areas. Never more are overdue than there are. */
export class AreaCounts {
  private ofAll: Cells;
  private ofOverdue: Cells;
  private largest: number;

  /** Before anything is counted; `take` gives memory of at least so many bytes, whatever is in it. */
  constructor(
    { codes }: HeatAreaSet,
    take: (byteLength: number) => ArrayBuffer = (byteLength) => new ArrayBuffer(byteLength),
  ) {
    const noughts = () => new Uint8Array(take(codes.length), 0, codes.length).fill(0);
    this.ofAll = noughts();
    this.ofOverdue = noughts();
    this.largest = largestIn(this.ofAll);
  }

  get counts(): Cells {
    return this.ofAll;
  }

  get overdue(): Cells {
    return this.ofOverdue;
  }

  /** Adds cases and late cases to an area; −1 is none. */
  add(area: number, count: number, late: number): void {
    if (area < 0) return;
    const sum = (this.ofAll[area] ?? 0) + count;
    while (sum > this.largest) this.widen();
    this.ofAll[area] = sum;
    this.ofOverdue[area] = (this.ofOverdue[area] ?? 0) + late;
  }

  /** Adds cases and late cases of a place to its areas. */
  addPlace(place: number, count: number, late: number, { first, more }: AreaTargets): void {
    this.add(first[place] ?? -1, count, late);
    if (more.size > 0) for (const other of more.get(place) ?? []) this.add(other, count, late);
  }

  private widen(): void {
    this.ofAll = widened(this.ofAll);
    this.ofOverdue = widened(this.ofOverdue);
    this.largest = largestIn(this.ofAll);
  }
}
