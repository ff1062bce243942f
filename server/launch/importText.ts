import type { BaseMapInspection } from '../application/import/inspectBaseMap.ts';
import type { Inspection } from '../application/import/inspectSurvey.ts';
import type { ImportAccount, QualityReport } from '../application/import/ports.ts';
import type { Refusal } from '../domain/refusal.ts';

/** Problems told on a terminal; the file itself has them all under `--json` and in the browser. */
const PROBLEMS = 20;

/** What is known of one file at the end of a command. */
export interface ImportResult {
  readonly file: string;
  readonly inspection?: Inspection | BaseMapInspection;
  readonly read?: number;
  readonly report?: QualityReport;
  readonly account?: ImportAccount;
}

/** A result as a person reads it: what was found, what the columns mean, the account, the first problems. */
export function importText({ file, inspection, read, report, account }: ImportResult): string {
  const sections = [
    [file],
    inspection ? foundLines(inspection) : [],
    inspection ? mappingLines(inspection) : [],
    account ? accountLines(account) : report ? outcomeLines(report, read ?? 0) : [],
    report ? problemLines(report) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What the person at the terminal can do about the refusals that a foreign file meets first. */
const advice: Readonly<Record<string, string>> = {
  'import-crs-undecided':
    'no coordinate system is sure to be the right one: name it with --crs (--dry-run shows where the places come to lie), or the file is of another city',
  'import-category-missing':
    'nothing in the file names a category: say --category CODE, or keep category rules in a profile (--profile)',
  'import-columns-missing':
    'no columns with coordinates were found: name the columns in a profile (--profile), or the file has no places',
};

/** A refusal as a person reads it: its code, the place, and what helps. */
export function refusalText({ refused, details }: Refusal): string {
  return [
    `  refused: ${refused}${details ? ` ${JSON.stringify(details)}` : ''}`,
    ...(advice[refused] ? [`  ${advice[refused]}`] : []),
  ].join('\n');
}

/** Pairs below each other, the second column at one place. */
function table(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

const count = (value: number): string => value.toLocaleString('en');

function foundLines(found: Inspection | BaseMapInspection): string[] {
  const { format, encoding, layer, districtCode, system, isSwapped, insideShare, warnings } = found;
  const order = isSwapped ? ', northing first' : '';
  return table([
    ['format', [format, encoding, layer].filter(Boolean).join(', ')],
    ['district', districtCode],
    ['coordinates', `${system.name} (${system.code})${order}, ${Math.round(insideShare * 100)} % inside the district`],
    ...warnings.map((warning) => ['warning', warning] as const),
  ]);
}

function mappingLines(found: Inspection | BaseMapInspection): string[] {
  const { plan } = found;
  if ('target' in plan) {
    const columns = Object.entries(plan.columns).map(([field, column]) => [field, column] as const);
    return table([['layer', plan.layer ?? 'by the tags of each record'], ...columns]);
  }
  const confidence = new Map(
    'proposals' in found ? found.proposals.map(({ field, confidence: sure }) => [field as string, sure]) : [],
  );
  const { category } = plan;
  const told = category.kind === 'one' ? category.code : category.kind === 'column' ? category.column : 'by rules';
  const columns = Object.entries(plan.columns).map(([field, column]) => {
    const sure = confidence.get(field);
    return [field, sure === undefined ? column : `${column} (${Math.round(sure * 100)} %)`] as const;
  });
  const units = 'unknownUnits' in found && found.unknownUnits.length > 0 ? found.unknownUnits.join(', ') : null;
  return table([['category of', told], ...columns, ...(units === null ? [] : [['unknown units', units] as const])]);
}

function accountLines(account: ImportAccount): string[] {
  const { read, inserted, updated, unchanged, waiting, removed, rejected, addsUp, state, runId, districtCode } =
    account;
  const numbers = { read, inserted, updated, unchanged, rejected: sum(rejected), waiting, removed };
  const lines = table([
    ['run', `${runId}, ${state}`],
    ...Object.entries(numbers).map(([name, value]) => [name, count(value)] as const),
    ['account', addsUp ? 'adds up' : 'DOES NOT ADD UP'],
  ]);
  return waiting > 0 ? [...lines, `  go on with: --resume ${runId} --district ${districtCode}`] : lines;
}

function outcomeLines({ outcomes }: QualityReport, read: number): string[] {
  return table([
    ['read', count(read)],
    ...Object.entries(outcomes).map(([outcome, value]) => [outcome, count(value)] as const),
  ]);
}

function problemLines({ rejections, warnings, problems }: QualityReport): string[] {
  const kinds = [...Object.entries(rejections), ...Object.entries(warnings)];
  if (kinds.length === 0) return [];
  const first = problems.slice(0, PROBLEMS).map(({ position, name, sourceKey, problems: found, twin }) => {
    const what = [...found, twin].filter(Boolean).join(', ');
    return [`row ${position}`, `${name ?? sourceKey ?? ''}  ${what}`] as const;
  });
  return [...table(kinds.map(([kind, value]) => [kind, count(value)] as const)), '', ...table(first)];
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}
