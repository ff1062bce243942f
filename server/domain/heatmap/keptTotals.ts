import { ALL_STEPS, type StepSpan } from './casesByStep.ts';
import type { PlaceTotals } from './placeTotals.ts';

/** Every change of a case is counted in each of them. */
const MOST_KEPT = 12;

/**
 * Totals of what was asked for lately, the latest asked last: who has chosen a filter moves through periods with it. What is
 * asked for first is totalled as far as the question goes; once it is asked for beyond that, wholly. The oldest go when they
 * become too many or too large.
 */
export class KeptTotals {
  private readonly largestBytes: number;
  private readonly kept = new Map<string, PlaceTotals>();

  constructor(largestBytes: number) {
    this.largestBytes = largestBytes;
  }

  /** Gives the totals of a name that hold a span; makes them where there are none. */
  of(name: string, span: StepSpan, make: (span: StepSpan) => PlaceTotals): PlaceTotals {
    const known = this.kept.get(name);
    const totals = known?.holds(span) ? known : make(known ? ALL_STEPS : span);
    this.kept.delete(name);
    this.kept.set(name, totals);
    this.forgetOldest();
    return totals;
  }

  values(): Iterable<PlaceTotals> {
    return this.kept.values();
  }

  private forgetOldest(): void {
    let bytes = 0;
    for (const totals of this.kept.values()) bytes += totals.bytes;
    for (const [name, totals] of this.kept) {
      const isFew = bytes <= this.largestBytes && this.kept.size <= MOST_KEPT;
      if (isFew || this.kept.size === 1) return;
      this.kept.delete(name);
      bytes -= totals.bytes;
    }
  }
}
