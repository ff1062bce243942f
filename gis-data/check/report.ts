/** One line of the table of checks. */
export interface Finding {
  readonly check: string;
  readonly value: string;
  readonly passed: boolean;
}

/** Collects findings; the whole run fails when one of them does. */
export class Report {
  private readonly findings: Finding[] = [];

  /** A count that must be exactly the expected one. */
  equals(check: string, value: number, expected: number): void {
    this.findings.push({ check, value: `${value} (expected ${expected})`, passed: value === expected });
  }

  /** Faults of which there must be none; the first few are named. */
  none(check: string, faults: readonly string[], tested: number): void {
    const shown =
      faults.length === 0 ? `0 of ${tested}` : `${faults.length} of ${tested}: ${faults.slice(0, 3).join('; ')}`;
    // A check that looked at nothing has proved nothing.
    this.findings.push({ check, value: shown, passed: faults.length === 0 && tested > 0 });
  }

  /** A figure with its bounds. */
  within(check: string, value: number, low: number, high: number): void {
    const text = `${Number(value.toPrecision(6))} (${low} to ${high})`;
    this.findings.push({ check, value: text, passed: value >= low && value <= high });
  }

  /** Prints the table; true when everything passed. */
  print(): boolean {
    const width = Math.max(...this.findings.map(({ check }) => check.length));
    for (const { check, value, passed } of this.findings) {
      console.log(`${passed ? 'ok  ' : 'FAIL'}  ${check.padEnd(width)}  ${value}`);
    }
    return this.findings.every(({ passed }) => passed);
  }
}
