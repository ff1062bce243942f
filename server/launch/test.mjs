// npm test: installs what is missing and runs every suite that this machine can run. `npm test -- unit` runs one group,
// further words select test files. REQUIRE_ALL=1 makes a missing PostgreSQL or browser a failure.
import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgresBinaries.mjs';
import { build, checkNodeVersion, installDependencies } from './prerequisites.mjs';
import { runTests, runTestsTwiceIfNeeded, skippedRun } from './testRuns.mjs';

const ALIASES = { database: ['embedded', 'server'], client: ['unit'] };
const ORDER = ['unit', 'embedded', 'server', 'journeys'];

checkNodeVersion();
installDependencies();

const words = process.argv.slice(2).filter((word) => word !== '--');
const isGroup = (word) => ORDER.includes(word) || word in ALIASES;
const named = words.filter(isGroup).flatMap((word) => ALIASES[word] ?? [word]);
const selected = new Set(named.length > 0 ? named : ORDER);
const filters = words.filter((word) => !isGroup(word));
const results = {};

// Two at a time on the machine's few cores: the embedded database mostly waits for its one thread. The browser
// journeys come last and alone, because they are the ones that a slow machine disturbs.
await Promise.all([run('embedded'), run('unit').then(() => run('server'))]);
await run('journeys');
finish(ORDER.flatMap((name) => results[name] ?? []));

async function run(name) {
  if (!selected.has(name)) return;
  results[name] = await { unit, embedded, server, journeys }[name]();
}

function unit() {
  return runTests({ name: 'unit and client', projects: ['unit', 'client'] }, filters);
}

function embedded() {
  const environment = { TEST_DATABASE: 'embedded' };
  return runTests({ name: 'database, embedded', projects: ['database'], environment }, filters);
}

function server() {
  const name = 'database, PostgreSQL server';
  const { folder, reason } = process.env.TEST_DATABASE_URL ? { folder: '', reason: null } : findPostgres();
  if (reason) return skippedRun(name, `${reason}, and TEST_DATABASE_URL is not set`, isRequired());
  const environment = { TEST_DATABASE: 'server', ...(folder && { POSTGRES_BINARIES: folder }) };
  return runTests({ name, projects: ['database'], environment }, filters);
}

function journeys() {
  const name = 'browser journeys';
  const chromium = findChromium();
  if (!chromium) return skippedRun(name, 'no Chromium found on this machine (CHROMIUM may name one)', isRequired());
  build();
  return runTestsTwiceIfNeeded({ name, projects: ['journeys'], environment: { CHROMIUM: chromium } }, filters);
}

function isRequired() {
  return process.env.REQUIRE_ALL === '1';
}

function finish(runs) {
  const width = Math.max(...runs.map(({ name }) => name.length));
  console.log('');
  for (const { name, passed, failed, skipped, note } of runs) {
    const counts = note.startsWith('skipped') ? '' : `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(`${name.padEnd(width)}  ${[counts, note].filter(Boolean).join(' · ')}`);
  }
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') > 0 || runs.length === 0 ? 1 : 0;
}
