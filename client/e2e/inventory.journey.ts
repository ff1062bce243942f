import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, PATIENCE, photo, screenshot, signIn } from './steps.ts';

const DISTRICT = '310101';

/** Keeping the stock: finding a component, changing it, seeing its past, counting and taking away. */
describe.skipIf(reasonToSkip)('the component inventory', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  const isSettled = () => page.waitForSelector('.inventory-table tbody tr', { timeout: PATIENCE });
  const given = (action: () => Promise<unknown>) =>
    Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/api/component-commands'), { timeout: PATIENCE }),
      action(),
    ]).then(async ([response]) => {
      expect(await response.text()).toContain('version');
      return (await response.json()) as { code: string; version: number };
    });

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
    await signIn(page, cityUrl, 'admin');
    await page.goto(`${cityUrl}/inventory?district=${DISTRICT}`);
    await isSettled();
  });
  afterAll(() => browser?.close());

  it('narrows by what is asked, and the address brings it back', async () => {
    await page.fill('.inventory-text input', '雨水');
    await page.waitForURL(/text=/, { timeout: PATIENCE });
    await page.waitForFunction(
      () => [...document.querySelectorAll('.inventory-open')].every((row) => row.textContent?.includes('雨水')),
      undefined,
      { timeout: PATIENCE },
    );
    const first = await page.textContent('.inventory-open');
    await page.reload();
    await isSettled();
    expect(await page.textContent('.inventory-open')).toBe(first);
    expect(await page.inputValue('.inventory-text input')).toBe('雨水');
  });

  it('opens a component from the table, by keyboard, too, and moves the map to it', async () => {
    await page.focus('.inventory-open >> nth=2');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.component-facts', { timeout: PATIENCE });
    await page.waitForURL(/\/inventory\/\d{6}\/\d{16}\?.*at=.*/, { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'inventory');
  });

  it('changes its state with a reason and keeps what it was', async () => {
    const version = Number(await page.getAttribute('.component-panel', 'data-component-version'));
    await page.click('[data-command="change-state"]');
    await page.click('.component-actions .ant-radio-wrapper >> nth=0');
    await page.fill('.component-actions textarea', '现场核对');
    const receipt = await given(() => page.click('.component-actions button[type="submit"]'));
    expect(receipt.version).toBe(version + 1);
    await page.waitForSelector(`[data-component-version="${receipt.version}"]`, { timeout: PATIENCE });
    expect(await page.textContent('.component-changes > li')).toContain('现场核对');
    expect(await page.textContent('.component-states summary')).toMatch(/\d/);
  });

  it('keeps a photo, checked as a picture', async () => {
    await page.click('[data-command="add-photos"]');
    await page.setInputFiles('.component-actions input[type="file"]', await photo('#b8cbd6', '#5b6d60'));
    await page.waitForSelector('.component-actions .photo-item', { timeout: PATIENCE });
    await given(() => page.click('.component-actions button[type="submit"]'));
    await page.waitForSelector('.component-panel .photo-strip img', { timeout: PATIENCE });
  });

  it('moves it to a place tapped on the map, and its grid follows', async () => {
    await page.click('[data-command="move"]');
    await mapIsIdle(page);
    const map = await page.locator('.inventory-map').boundingBox();
    if (!map) throw new Error('there is no map');
    await page.mouse.click(map.x + map.width / 2 + 60, map.y + map.height / 2 + 40);
    await page.waitForSelector('.component-place .grouped-code', { timeout: PATIENCE });
    const grid = (await page.textContent('.component-place .grouped-code'))?.replaceAll(/\s/g, '');
    await page.fill('.component-actions textarea', '实测位置');
    await given(() => page.click('.component-actions button[type="submit"]'));
    await page.waitForFunction(
      (code) =>
        document
          .querySelector('.component-facts')
          ?.textContent?.replaceAll(/\s/g, '')
          .includes(code ?? '-'),
      grid,
      { timeout: PATIENCE },
    );
  });

  it('selects from the map what is listed', async () => {
    const before = page.url();
    await page.goto(`${cityUrl}/inventory?district=${DISTRICT}&text=${new URL(before).pathname.split('/').at(-1)}`);
    await isSettled();
    await page.click('.inventory-open');
    await page.waitForSelector('.component-facts', { timeout: PATIENCE });
    await mapIsIdle(page);
    await page.click('.component-head button');
    await page.waitForSelector('.component-facts', { state: 'detached', timeout: PATIENCE });
    await mapIsIdle(page);
    const map = await page.locator('.inventory-map').boundingBox();
    if (!map) throw new Error('there is no map');
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page.waitForSelector('.component-facts', { timeout: PATIENCE });
    await page.waitForSelector('.inventory-table tr[data-selected]', { timeout: PATIENCE });
  });

  it('leaves as GeoJSON in the national plane coordinates', async () => {
    await page.click('[data-action="export-components"]');
    await page.hover('.ant-dropdown-menu-submenu-title >> nth=2');
    await page.click('.ant-dropdown-menu-item:has-text("4549")');
    await page.waitForSelector('[data-export="done"]', { timeout: PATIENCE });
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="download"]')]);
    const collection = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      features: { properties: object }[];
    };
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0]?.properties).toMatchObject({ CRS: 'EPSG:4549' });
    await page.click('[data-action="cancel-export"]');
  });

  it('is counted by area on the map and in a table', async () => {
    await page.goto(`${cityUrl}/inventory/statistics?district=${DISTRICT}`);
    await page.waitForSelector('.statistics-whole', { timeout: PATIENCE });
    await mapIsIdle(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'inventory-statistics');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.statistics-export button')]);
    expect(await readFile(await download.path(), 'utf8')).toContain('南京东路街道');
  });

  it('speaks English all through', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]', { timeout: PATIENCE });
    for (const path of ['/inventory', '/inventory/statistics', '/inventory/surveys']) {
      await page.goto(`${cityUrl}${path}?district=${DISTRICT}`);
      await page.waitForSelector('.inventory-tabs', { timeout: PATIENCE });
      expect(await chineseLeft(page)).toEqual([]);
    }
  });
});
