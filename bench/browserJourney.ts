import type { Browser, Page } from 'playwright-core';
import { openPage } from '../client/e2e/browser.ts';

const PATIENCE = 120_000;
/** Tasks from so many milliseconds on are long ones to browsers, and from so many to the goal. */
const LONG = 50;
const TOO_LONG = 100;

/** What kept the main thread while the map was moved; milliseconds. */
export interface Movement {
  readonly over50: number;
  readonly over100: number;
  readonly longest: number;
}

/** How long until the first heat map stood there (milliseconds), what had been downloaded for it (bytes), and how it moved. */
export interface Journey {
  readonly firstHeatmap: number;
  readonly downloaded: number;
  readonly moving: Movement;
}

/** Who looks at which city, and how many times slower than this machine the page's processor is. */
export interface Visit {
  readonly url: string;
  readonly person: { readonly login: string; readonly password: string };
  /** The middle of the city; degrees. */
  readonly middle: { readonly longitude: number; readonly latitude: number };
  readonly slowdown: number;
}

declare global {
  /** What the page under measurement remembers of itself. */
  var benchmarked: { shadedAt: number | null; tasks: { start: number; duration: number }[] };
}

/** Opens the heat map with nothing cached, waits until all is drawn and shaded, then moves it over unit grids. */
export async function travel(browser: Browser, { url, person, middle, slowdown }: Visit): Promise<Journey> {
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
    await chrome.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${url}/heatmap`);
    const firstHeatmap = await shadedAt(page);
    const loaded = downloaded;
    await page.goto(`${url}/heatmap?level=unit-grid&at=${middle.longitude},${middle.latitude},13.2`);
    await shadedAt(page);
    return { firstHeatmap, downloaded: loaded, moving: await move(page) };
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
async function move(page: Page): Promise<Movement> {
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
  const over = (limit: number) => durations.filter((duration) => duration > limit).length;
  return { over50: over(LONG), over100: over(TOO_LONG), longest: Math.max(0, ...durations) };
}
