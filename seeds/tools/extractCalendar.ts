import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes `seeds/data/calendarExceptions.json` from the package chinese-days: statutory holidays, and the make-up
 * workdays that fall on weekends. Run again when a new year is published: `npx tsx seeds/tools/extractCalendar.ts`.
 */
const YEARS = [2025, 2026];

type Days = Record<string, string>;

const require = createRequire(import.meta.url);
const dist = path.dirname(require.resolve('chinese-days'));
const exceptions = YEARS.flatMap((year) => {
  const { holidays, workdays } = JSON.parse(readFileSync(path.join(dist, 'years', `${year}.json`), 'utf8')) as {
    holidays: Days;
    workdays: Days;
  };
  return [...read(holidays, false), ...read(workdays, true)];
});

/** The package writes each day as "English name,Chinese name,length". */
function read(days: Days, isWorking: boolean) {
  return Object.entries(days).map(([day, names]) => ({
    day,
    isWorking,
    name: `${names.split(',')[1] ?? ''}${isWorking ? '调休上班' : ''}`,
  }));
}

exceptions.sort((a, b) => (a.day < b.day ? -1 : 1));
const lines = exceptions.map((exception) => `  ${JSON.stringify(exception)}`);
const target = fileURLToPath(new URL('../data/calendarExceptions.json', import.meta.url));
writeFileSync(target, `[\n${lines.join(',\n')}\n]\n`);
