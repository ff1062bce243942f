interface Counts {
  readonly count: number;
  readonly overdue: number;
}
interface ComparedCounts extends Counts {
  readonly comparedCount: number | null;
}

/** Cases and overdue cases by key, added up over districts whose numbers for the keys differ. */
export class Tally {
  private readonly cells = new Map<string, { count: number; overdue: number }>();

  /** Adds sums of two cells a number; numbers without a key (none) are left out. */
  add(sums: Uint32Array, keyOf: (number: number) => string | undefined): void {
    for (let number = 0; number * 2 < sums.length; number += 1) {
      const count = sums[number * 2] ?? 0;
      const key = count > 0 && keyOf(number);
      if (!key) continue;
      const cell = this.cells.get(key) ?? { count: 0, overdue: 0 };
      cell.count += count;
      cell.overdue += sums[number * 2 + 1] ?? 0;
      this.cells.set(key, cell);
    }
  }

  of(key: string): Counts {
    const { count, overdue } = this.cells.get(key) ?? { count: 0, overdue: 0 };
    return { count, overdue };
  }

  /** The counts of a key beside how many there were in another period. */
  compared(key: string, before: Tally | undefined): ComparedCounts {
    return { ...this.of(key), comparedCount: before ? before.of(key).count : null };
  }

  /** Every key of this period or the other one. */
  compareWith(before: Tally | null): (ComparedCounts & { readonly key: string })[] {
    const keys = new Set([...this.cells.keys(), ...(before?.cells.keys() ?? [])]);
    return [...keys].sort().map((key) => ({ key, ...this.compared(key, before ?? undefined) }));
  }

  total(): Counts {
    let count = 0;
    let overdue = 0;
    for (const cell of this.cells.values()) {
      count += cell.count;
      overdue += cell.overdue;
    }
    return { count, overdue };
  }
}
