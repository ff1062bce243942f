import { startsOf } from '../startsOf.ts';

/** Values in the order of their areas: those of area `lowest + i` are entries starts[i] to starts[i + 1]. */
export interface OrderedValues {
  readonly lowest: number;
  readonly starts: Uint32Array;
  readonly values: Int32Array;
}

/** A whole number for each of many cases, gathered in any order and put in the order of the cases' areas without comparing. Its memory serves again and again. */
export class ValuesByArea {
  private areas = new Int32Array(4096);
  private values = new Int32Array(4096);
  private count = 0;

  push(area: number, value: number): void {
    if (this.count === this.areas.length) this.grow();
    this.areas[this.count] = area;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** Gives what was gathered and forgets it. */
  takeOut(): OrderedValues {
    const { areas, values, count } = this;
    const { lowest, areaCount } = this.shiftAreas();
    const starts = startsOf(areas, count, areaCount);
    const next = starts.slice();
    const ordered = new Int32Array(count);
    for (let index = 0; index < count; index += 1) {
      const area = areas[index] ?? 0;
      const place = next[area] ?? 0;
      ordered[place] = values[index] ?? 0;
      next[area] = place + 1;
    }
    this.count = 0;
    return { lowest, starts, values: ordered };
  }

  /** Counts areas from the lowest on: those of one district mostly stand together among half a million. */
  private shiftAreas(): { lowest: number; areaCount: number } {
    const { areas, count } = this;
    let lowest = areas[0] ?? 0;
    let highest = lowest - 1;
    for (let index = 0; index < count; index += 1) {
      const area = areas[index] ?? 0;
      if (area < lowest) lowest = area;
      if (area > highest) highest = area;
    }
    for (let index = 0; index < count; index += 1) areas[index] = (areas[index] ?? 0) - lowest;
    return { lowest, areaCount: highest - lowest + 1 };
  }

  private grow(): void {
    const areas = new Int32Array(this.count * 2);
    const values = new Int32Array(this.count * 2);
    areas.set(this.areas);
    values.set(this.values);
    this.areas = areas;
    this.values = values;
  }
}
