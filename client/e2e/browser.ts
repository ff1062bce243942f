import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../server/launch/chromium.mjs';

/** WebGL without a graphics card, no sandbox inside containers, and no traffic of the browser's own. */
const FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];

/** People's Square: the default position of a device in the journeys. */
const POSITION = { longitude: 121.4737, latitude: 31.2304, accuracy: 8 };

/** Why the journeys cannot run here, or null: for `describe.skipIf(reasonToSkip)`. */
export const reasonToSkip: string | null = findChromium() ? null : 'no Chromium found on this machine';

/** Starts the installed Chromium without a window. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: CHROMIUM may name one');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** A page as a person's device shows it: Chinese, Shanghai's time, a known position. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    geolocation: POSITION,
    permissions: ['geolocation'],
    viewport: DESK,
    ...options,
  });
  return context.newPage();
}

/** The screen of a desk. */
export const DESK = { width: 1440, height: 900 };
