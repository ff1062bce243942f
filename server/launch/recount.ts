import { parseArgs } from 'node:util';
import type { DayDifference } from '../application/heatmap/heatPorts.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { heatFactsRepository } from '../database/heatmap/heatFacts.ts';
import { migrateUp } from '../database/migrate.ts';
import { compareFacts, type FactsDifference } from '../domain/heatmap/compareFacts.ts';

/**
 * `npm run recount`: brings the heat map's stored facts up to date, compares them with all cases and says what differs.
 * Ends with 0 when nothing does (any more), with 1 when something does.
 */
const USAGE = `npm run recount -- [options]
  --district CODE   one district; all otherwise
  --repair          puts right what differs; running processes take it up within a second
  --json            one JSON object for each district
DATABASE_URL names the server; without it the embedded database in DATA_DIRECTORY is used.`;

const options = {
  district: { type: 'string' },
  repair: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const { values } = parseArgs({ options });
if (values.help) process.stdout.write(`${USAGE}\n`);
else process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  const database = await openDatabase({ ...readConfig(process.env), onInitialise: () => undefined });
  try {
    await migrateUp(database.knex);
    const facts = heatFactsRepository(database);
    const { districts } = await facts.readState();
    const known = districts.map(({ districtCode }) => districtCode).sort();
    const wanted = values.district === undefined ? known : known.filter((code) => code === values.district);
    if (wanted.length === 0) throw new Error(`there is no district ${values.district ?? ''}`);
    let isRight = true;
    for (const districtCode of wanted) {
      const days = await facts.recount(districtCode, values.repair);
      tell(districtCode, days);
      isRight &&= values.repair || days.every(({ recounted }) => recounted === null);
    }
    return isRight;
  } finally {
    await database.close();
  }
}

interface DayReport {
  readonly day: number;
  /** The day has no cases any more: what is stored of it stays. */
  readonly isKept: boolean;
  readonly cases: readonly FactsDifference[];
}

function tell(districtCode: string, days: readonly DayDifference[]): void {
  const report = days.map(
    ({ day, stored, recounted }): DayReport => ({
      day,
      isKept: recounted === null,
      cases: recounted === null ? [] : compareFacts(stored, recounted),
    }),
  );
  const wrong = report.filter(({ isKept }) => !isKept);
  const state = wrong.length === 0 ? 'right' : values.repair ? 'repaired' : 'wrong';
  if (values.json) process.stdout.write(`${JSON.stringify({ districtCode, state, days: report })}\n`);
  else
    process.stdout.write([`${districtCode} ${state}`, ...report.flatMap(linesOf)].map((line) => `${line}\n`).join(''));
}

function linesOf({ day, isKept, cases }: DayReport): string[] {
  if (isKept) return [`  ${day}: no cases any more, kept`];
  return cases.map(({ serial, what }) => `  ${day} ${serial}: ${typeof what === 'string' ? what : what.join(', ')}`);
}
