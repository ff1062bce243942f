import type { Line } from './measure.ts';

/** Prints facts and lines as a Markdown table and gives them back for the machine-readable last line. */
export function printTable(
  title: string,
  facts: Readonly<Record<string, number | string>>,
  lines: readonly Line[],
): object {
  const compared = lines.map((line) => {
    const reference = lines.find((other) => other.what === line.reference);
    return { ...line, ratio: reference ? line.perSecond / reference.perSecond : null };
  });
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## ${title}\n${list.join(' · ')}\n`);
  console.log('| how | per s | p50 ms | p95 ms | p99 ms | compared |\n|---|---|---|---|---|---|');
  for (const { what, perSecond, p50, p95, p99, ratio, reference } of compared) {
    const comparison = ratio === null ? '' : `${ratio.toFixed(2)} × ${reference}`;
    const rate = Math.round(perSecond).toLocaleString('en');
    console.log(`| ${what} | ${rate} | ${decimal(p50)} | ${decimal(p95)} | ${decimal(p99)} | ${comparison} |`);
  }
  return { title, facts, lines: compared };
}

const decimal = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1));
