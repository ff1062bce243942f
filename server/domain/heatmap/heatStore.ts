import { FACTS_PER_CASE } from './facts.ts';
import { HeatBlock } from './heatBlock.ts';
import { RunningTotals } from './runningTotals.ts';

/** What codes are numbered for: places, categories, units, and cases whose number is of another form. */
export const heatCodeKinds = ['grid', 'responsibility', 'professional', 'category', 'unit', 'case'] as const;
export type HeatCodeKind = (typeof heatCodeKinds)[number];
/** Kinds that questions ask for; a case of another form of number is only told from others. */
export type AskedCodeKind = Exclude<HeatCodeKind, 'case'>;

/** Codes by their numbers in one district: number 0 is none, a number is never used for another code. */
export class HeatCodes {
  readonly codes: string[] = [''];
  private readonly numbers = new Map<string, number>();

  set(number: number, code: string): void {
    this.codes[number] = code;
    this.numbers.set(code, number);
  }

  numberOf(code: string): number | undefined {
    return this.numbers.get(code);
  }

  get size(): number {
    return this.codes.length;
  }
}

/** All facts of one district. */
export class HeatDistrict {
  readonly code: string;
  readonly codes: Readonly<Record<AskedCodeKind, HeatCodes>> = {
    grid: new HeatCodes(),
    responsibility: new HeatCodes(),
    professional: new HeatCodes(),
    category: new HeatCodes(),
    unit: new HeatCodes(),
  };
  /** By the day of the cases' numbers as `YYYYMMDD`; 0 holds numbers of another form. */
  readonly blocks = new Map<number, HeatBlock>();

  /** Kept right by every `put` from `startTotals` on. */
  private runningTotals: RunningTotals | null = null;

  constructor(code: string) {
    this.code = code;
  }

  get totals(): RunningTotals | null {
    return this.runningTotals;
  }

  /** Adds up what the district has, once it has been read. `moment` (see `heatMoment`): not after that of any question. */
  startTotals(moment: number): void {
    this.runningTotals = new RunningTotals(this.blocks, this.codes, moment);
  }

  /** Takes over facts of cases of one day of numbering. */
  put(day: number, facts: Int32Array): void {
    const known = this.blocks.get(day);
    const block = known ?? new HeatBlock(facts.length / FACTS_PER_CASE + 1);
    if (!known) this.blocks.set(day, block);
    if (this.runningTotals) this.putCounted(this.runningTotals, day, block, facts);
    else block.put(facts);
  }

  /** One by one: the same case may come twice. */
  private putCounted(totals: RunningTotals, day: number, block: HeatBlock, facts: Int32Array): void {
    for (let at = 0; at < facts.length; at += FACTS_PER_CASE) {
      const row = facts[at] ?? 0;
      if (row < block.length) totals.takeOut(day, block, row);
      block.put(facts.subarray(at, at + FACTS_PER_CASE));
      totals.putIn(day, block, row);
    }
  }
}

/** The whole city: districts by their codes. */
export type HeatStore = ReadonlyMap<string, HeatDistrict>;
