import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** How long the slowest thing a journey waits for may take on a busy machine. */
export const PATIENCE = 45_000;

/** A place on 南京东路 in a responsibility grid that the demo inspector patrols. */
export const NANJING_ROAD = { longitude: 121.47604, latitude: 31.23957, accuracy: 12 };

/** The inspector's tablet, held upright. */
export const UPRIGHT_TABLET = {
  viewport: { width: 820, height: 1180 },
  hasTouch: true,
  deviceScaleFactor: 1,
  geolocation: NANJING_ROAD,
};

/** Signs in by a demo account's button and waits for its first page. */
export async function signIn(page: Page, cityUrl: string, login: string): Promise<void> {
  await page.goto(`${cityUrl}/sign-in`);
  await page.click(`[data-login="${login}"]`);
  await page.waitForSelector('nav', { timeout: PATIENCE });
}

/** Waits until the map has drawn everything in view. */
export async function mapIsIdle(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-idle="true"]', { timeout: PATIENCE });
}

/** Waits until the shown case stands at a status; nothing is reloaded. */
export async function caseStandsAt(page: Page, status: string): Promise<void> {
  await page.waitForSelector(`[data-case-status="${status}"]`, { timeout: PATIENCE });
}

/** Does something that gives a command, and returns the server's receipt. */
export async function receiptOf(page: Page, action: () => Promise<unknown>): Promise<Receipt> {
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/commands'), { timeout: PATIENCE }),
    action(),
  ]);
  const body = await response.text();
  if (!response.ok()) throw new Error(`the command was refused: ${body}`);
  return JSON.parse(body) as Receipt;
}

export interface Receipt {
  readonly caseId: string;
  readonly districtCode: string;
  readonly number: string;
  readonly status: string;
}

/** A picture as a camera would give it: larger than what is sent, so that it must be made smaller. */
export async function photo(sky: string, thing: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1800">
    <rect width="2400" height="900" fill="${sky}"/><rect y="900" width="2400" height="900" fill="#8d8a84"/>
    <path d="M300 900h500v-500h-500zM1000 900h700v-650h-700z" fill="#b9b2a6"/>
    <path d="M900 1500q300-420 640 0z" fill="${thing}"/><circle cx="1120" cy="1420" r="90" fill="#3d4a3f"/></svg>`;
  const buffer = await sharp(Buffer.from(picture)).jpeg({ quality: 80 }).toBuffer();
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
}

const KEPT = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const folder = process.env.UPDATE_SCREENSHOTS === '1' ? KEPT : mkdtempSync(path.join(tmpdir(), 'wangge-screenshots-'));

/** Leaves a screenshot: in the documentation when asked to renew it, else in a temporary folder. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mapIsIdle(page);
  await screenshotWithoutMap(page, name);
}

/** Leaves a screenshot of a page that has no map to wait for. */
export async function screenshotWithoutMap(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}
