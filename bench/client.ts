import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../client/e2e/browser.ts';
import { hashPassword } from '../server/credentials/passwords.ts';
import type { Database } from '../server/database/connection.ts';
import { defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { cityOrigin } from '../server/testing/generated-city/size.ts';
import { type Journey, travel, type Visit } from './browserJourney.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { startServer } from './serverProcess.ts';
import { whenCounted } from './whenCounted.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** So many times slower than this machine is the processor of the page: a slow tablet's, and this machine's own. */
const SLOWDOWNS = { slowed: 4, unslowed: 1 } as const;
type Speed = keyof typeof SLOWDOWNS;
type Round = Readonly<Record<Speed, Journey>>;
const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));

/**
 * The heat map in Chromium without a graphics card, nothing cached, over a million cases: milliseconds until the map has drawn everything
 * and each area its colour; then the map is dragged and zoomed over unit grids, and the tasks are counted that kept the main thread
 * busy. Each round goes once with the processor slowed down fourfold and once without.
 */
export async function measureClient(): Promise<unknown> {
  if (!existsSync(`${CLIENT}/index.html`)) throw new Error('the client is not built: npm run build');
  process.env.BENCH_CLIENT_DIRECTORY = CLIENT;
  const city = await openBenchCity(process.env.BENCH_SIZE ?? 'million');
  const server = await startServer(city.databaseUrl);
  const browser = await launchBrowser();
  try {
    await whenCounted(city, server.url);
    const person = await makeSupervisor(city.database);
    const visit = { url: server.url, person, middle: middleOf(city) };
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const visitAt = (speed: Speed): Visit => ({ ...visit, slowdown: SLOWDOWNS[speed] });
      rounds.push({
        slowed: await travel(browser, visitAt('slowed')),
        unslowed: await travel(browser, visitAt('unslowed')),
      });
    }
    return printRounds(city.facts, rounds);
  } finally {
    await browser.close();
    await server.close();
    await city.close();
  }
}

function middleOf({ extent: { east, north } }: BenchCity): Visit['middle'] {
  return { longitude: (cityOrigin.longitude + east) / 2, latitude: (cityOrigin.latitude + north) / 2 };
}

async function makeSupervisor({ knex }: Database): Promise<Visit['person']> {
  const person = { login: 'bench-supervisor', password: randomUUID() };
  const role = { code: 'supervisor', name: 'supervisor', permissions: [...defaultRolePermissions.supervisor] };
  await knex('roles').insert(role).onConflict('code').merge();
  const user = { id: randomUUID(), login: person.login, display_name: 'bench', role_code: 'supervisor' };
  const password = { password_hash: await hashPassword(person.password) };
  await knex('users')
    .insert({ ...user, ...password })
    .onConflict('login')
    .merge(password);
  return person;
}

function printRounds(facts: BenchCity['facts'], rounds: readonly Round[]): object {
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## The heat map in Chromium, nothing cached\n${list.join(' · ')}\n`);
  console.log(
    '| round | processor | first heat map ms | downloaded kB | tasks over 50 ms while moving | over 100 ms | the longest ms |\n|---|---|---|---|---|---|---|',
  );
  const speeds = Object.keys(SLOWDOWNS) as Speed[];
  for (const [index, round] of rounds.entries()) {
    for (const speed of speeds) {
      const { firstHeatmap, downloaded, moving } = round[speed];
      const figures = [Math.round(firstHeatmap), Math.round(downloaded / 1000), ...Object.values(moving)];
      console.log(`| ${index + 1} | slowed ${SLOWDOWNS[speed]} × | ${figures.join(' | ')} |`);
    }
  }
  return {
    title: 'client',
    facts,
    slowed: medians(rounds.map(({ slowed }) => slowed)),
    unslowed: medians(rounds.map(({ unslowed }) => unslowed)),
    rounds,
  };
}

function medians(journeys: readonly Journey[]) {
  const median = (of: (journey: Journey) => number) =>
    journeys.map(of).sort((one, other) => one - other)[Math.floor(journeys.length / 2)];
  return {
    firstHeatmap: median(({ firstHeatmap }) => firstHeatmap),
    tasksOver50: median(({ moving }) => moving.over50),
    tasksOver100: median(({ moving }) => moving.over100),
    longest: median(({ moving }) => moving.longest),
  };
}
