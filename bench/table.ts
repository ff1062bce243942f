import type { Load } from './measure.ts';

export interface Line {
  readonly what: string;
  readonly perSecond: number;
  readonly p50?: number;
  readonly p99?: number;
  /** The line that this one is compared with. */
  readonly reference?: string;
}

/** Makes a line of a measured load. */
export function lineOf(what: string, load: Load, reference?: string): Line {
  return { what, ...load, ...(reference !== undefined && { reference }) };
}

/** Prints facts and lines as a Markdown table and gives them back for the machine-readable last line. */
export function printTable(title: string, facts: Readonly<Record<string, number | string>>, lines: readonly Line[]) {
  const compared = lines.map((line) => {
    const reference = lines.find((other) => other.what === line.reference);
    return { ...line, ratio: reference ? line.perSecond / reference.perSecond : null };
  });
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## ${title}\n${list.join(' · ')}\n`);
  console.log('| how | per s | p50 ms | p99 ms | ratio to |\n|---|---|---|---|---|');
  for (const { what, perSecond, p50, p99, ratio, reference } of compared) {
    const ratioText = ratio === null ? '' : `${ratio.toFixed(2)} × ${reference}`;
    console.log(
      `| ${what} | ${Math.round(perSecond).toLocaleString('en')} | ${decimal(p50)} | ${decimal(p99)} | ${ratioText} |`,
    );
  }
  return { title, facts, lines: compared };
}

const decimal = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1));
