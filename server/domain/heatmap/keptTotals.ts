import { ALL_STEPS, type StepSpan } from './casesByStep.ts';
import type { PlaceTotals } from './placeTotals.ts';

/** Every change of a case is counted in each of them. */
const MOST_KEPT = 12;

/** So many names are remembered that were asked for once. */
const MOST_REMEMBERED = 12;

/**
 * Totals of what was asked for lately, the latest asked last: who has chosen a filter moves through periods with it. To make them
 * takes several times as long as to count cases one by one, so nothing is totalled that is asked for once. Asked for again it is
 * totalled as far as the question goes; once it is asked for beyond that, wholly. The oldest go when they become too many or too
 * large.
 */
export class KeptTotals {
  private readonly largestBytes: number;
  private readonly kept = new Map<string, PlaceTotals>();
  /** What was asked for once, the latest last. */
  private readonly once = new Set<string>();

  constructor(largestBytes: number) {
    this.largestBytes = largestBytes;
  }

  /** Gives the totals of a name that hold a span, makes them where there are none; null where it is asked for the first time. */
  of(name: string, span: StepSpan, make: (span: StepSpan) => PlaceTotals): PlaceTotals | null {
    const known = this.kept.get(name);
    if (!known && !this.once.delete(name)) {
      this.remember(name);
      return null;
    }
    const totals = known?.holds(span) ? known : make(known ? ALL_STEPS : span);
    this.kept.delete(name);
    this.kept.set(name, totals);
    this.forgetOldest();
    return totals;
  }

  values(): Iterable<PlaceTotals> {
    return this.kept.values();
  }

  private remember(name: string): void {
    this.once.add(name);
    const [oldest = name] = this.once;
    if (this.once.size > MOST_REMEMBERED) this.once.delete(oldest);
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
