import { areaCodesOf } from './areas.ts';
import type { HeatCodes } from './heatStore.ts';

/** The communities of a district's unit grids, numbered from 1 as they come. A grid's code begins with that of its community. */
export class Communities {
  /** By their numbers; number 0 is none. */
  readonly codes: string[] = [''];

  private readonly numbers = new Map<string, number>();
  private readonly ofGrids: number[] = [0];
  private readonly grids: HeatCodes;

  constructor(grids: HeatCodes) {
    this.grids = grids;
    this.of(grids.size - 1);
  }

  /** One more than the highest number. */
  get size(): number {
    return this.codes.length;
  }

  /** The community of a grid whose code is known. */
  of(grid: number): number {
    for (let next = this.ofGrids.length; next <= grid; next += 1) this.ofGrids.push(this.numberOf(next));
    return this.ofGrids[grid] ?? 0;
  }

  private numberOf(grid: number): number {
    const [code = ''] = areaCodesOf('community', this.grids.codes[grid] ?? '');
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    this.numbers.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }
}
