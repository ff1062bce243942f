import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../client/e2e/browser.ts';
import { hashPassword } from '../server/credentials/passwords.ts';
import type { Database } from '../server/database/connection.ts';
import { defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { startServer } from './serverProcess.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** So many times slower than this machine is the processor of the page. */
const SLOWDOWN = 4;
const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
const PATIENCE = 120_000;

/** One journey: how long until the first heat map stood there, and the longest tasks of the main thread while the map was moved. */
interface Journey {
  readonly firstHeatmap: number;
  readonly downloaded: number;
  readonly longest: number;
  readonly tasksOver100: number;
}

declare global {
  /** What the page under measurement remembers of itself. */
  var benchmarked: { shadedAt: number | null; tasks: { start: number; duration: number }[] };
}

/**
 * The heat map in Chromium without a graphics card, its processor slowed down fourfold, nothing cached: milliseconds until the map has
 * drawn everything and each area its colour; then the map is dragged and zoomed over unit grids, and the tasks are counted that kept
 * the main thread busy for longer than 50 ms.
 */
export async function measureClient(): Promise<unknown> {
  if (!existsSync(`${CLIENT}/index.html`)) throw new Error('the client is not built: npm run build');
  process.env.BENCH_CLIENT_DIRECTORY = CLIENT;
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  const browser = await launchBrowser();
  try {
    const person = await makeSupervisor(city.database);
    const journeys: Journey[] = [];
    for (let round = 0; round < ROUNDS; round += 1) journeys.push(await travel(browser, server.url, person, city));
    return printJourneys(city.facts, journeys);
  } finally {
    await browser.close();
    await server.close();
    await city.close();
  }
}

async function makeSupervisor({ knex }: Database): Promise<{ login: string; password: string }> {
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

async function travel(browser: Browser, url: string, person: object, { extent }: BenchCity): Promise<Journey> {
  const page = await openPage(browser);
  try {
    // Functions that are sent to the page carry a helper's name there.
    await page.addInitScript('globalThis.__name = (f) => f');
    await page.addInitScript(watch);
    const signedIn = await page.context().request.post(`${url}/api/session`, { data: person });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
    const chrome = await page.context().newCDPSession(page);
    await chrome.send('Network.enable');
    let downloaded = 0;
    chrome.on('Network.loadingFinished', ({ encodedDataLength }) => {
      downloaded += encodedDataLength;
    });
    await chrome.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(`${url}/heatmap`);
    const firstHeatmap = await shadedAt(page);
    const loaded = downloaded;
    const longest = await move(
      page,
      `${url}/heatmap?level=unit-grid&at=${(100 + extent.east) / 2},${(30 + extent.north) / 2},13.2`,
    );
    return { firstHeatmap, downloaded: loaded, ...longest };
  } finally {
    await page.context().close();
  }
}

/** Runs in the page before it begins: notes when the map first stands there shaded, and every long task. */
function watch(): void {
  globalThis.benchmarked = { shadedAt: null, tasks: [] };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.benchmarked.tasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    const isThere = document.querySelector('[data-map-shaded]:not([data-map-shaded=""])[data-map-idle="true"]');
    if (isThere) globalThis.benchmarked.shadedAt ??= performance.now();
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-map-idle', 'data-map-shaded'],
  });
}

async function shadedAt(page: Page): Promise<number> {
  const at = await page.waitForFunction(() => globalThis.benchmarked.shadedAt, undefined, {
    timeout: PATIENCE,
    polling: 200,
  });
  return (await at.jsonValue()) ?? Number.NaN;
}

/** Drags the map to and fro at three zooms, and zooms between them. */
async function move(page: Page, address: string): Promise<Pick<Journey, 'longest' | 'tasksOver100'>> {
  await page.goto(address);
  await shadedAt(page);
  const map = await page.locator('[data-testid="map"]').boundingBox();
  if (!map) throw new Error('the map is not there');
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  const began = await page.evaluate(() => performance.now());
  for (const wheel of [0, -400, 250]) {
    await page.mouse.move(x, y);
    if (wheel !== 0) await page.mouse.wheel(0, wheel);
    for (const [dx, dy] of [
      [-300, 0],
      [-300, 200],
      [300, -200],
      [300, 100],
    ] as const) {
      await page.mouse.move(x - dx / 2, y - dy / 2);
      await page.mouse.down();
      await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 40 });
      await page.mouse.up();
    }
  }
  const tasks = await page.evaluate(() => globalThis.benchmarked.tasks);
  const durations = tasks.filter(({ start }) => start >= began).map(({ duration }) => Math.round(duration));
  return { longest: Math.max(0, ...durations), tasksOver100: durations.filter((duration) => duration > 100).length };
}

function printJourneys(facts: BenchCity['facts'], journeys: readonly Journey[]): object {
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## The heat map in Chromium, processor slowed ${SLOWDOWN} ×, nothing cached\n${list.join(' · ')}\n`);
  console.log(
    '| round | first heat map ms | downloaded kB | longest task while moving ms | tasks over 100 ms |\n|---|---|---|---|---|',
  );
  for (const [round, { firstHeatmap, downloaded, longest, tasksOver100 }] of journeys.entries()) {
    console.log(
      `| ${round + 1} | ${Math.round(firstHeatmap)} | ${Math.round(downloaded / 1000)} | ${longest} | ${tasksOver100} |`,
    );
  }
  const median = (of: (journey: Journey) => number) =>
    journeys.map(of).sort((one, other) => one - other)[Math.floor(journeys.length / 2)];
  return {
    title: 'client',
    facts,
    firstHeatmap: median(({ firstHeatmap }) => firstHeatmap),
    longest: median(({ longest }) => longest),
    tasksOver100: median(({ tasksOver100 }) => tasksOver100),
    journeys,
  };
}
