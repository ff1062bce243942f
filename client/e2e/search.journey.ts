import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { PATIENCE, screenshot, signIn, UPRIGHT_TABLET } from './steps.ts';

/** Finding cases: by words, by filters, by a saved search, and taking them away as a file. */
describe.skipIf(reasonToSkip)('the search', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  const count = async () => Number((await page.textContent('.queue-count'))?.replaceAll(/\D/g, ''));
  const isSettled = () => page.waitForSelector('.search-table tbody tr', { timeout: PATIENCE });
  const answer = () =>
    page.waitForResponse((response) => response.url().includes('/api/cases?'), { timeout: PATIENCE });

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
    await signIn(page, cityUrl, 'duty');
    await page.goto(`${cityUrl}/search`);
    await isSettled();
  });
  afterAll(() => browser?.close());

  it('finds Chinese words from the key "/", and the address holds what was asked', async () => {
    const everything = await count();
    await page.click('.search-head h1');
    await page.keyboard.press('/');
    const [response] = await Promise.all([answer(), page.keyboard.type('垃圾')]);
    expect(response.ok()).toBe(true);
    await page.waitForURL(/text=/, { timeout: PATIENCE });
    await page.waitForFunction(
      (word) =>
        [...document.querySelectorAll('.search-table tbody tr')].every((row) => row.textContent?.includes(word)),
      '垃圾',
      { timeout: PATIENCE },
    );
    expect(await count()).toBeLessThanOrEqual(everything);
    const found = await count();
    await page.reload();
    await isSettled();
    expect(await count()).toBe(found);
    expect(await page.inputValue('.search-text input')).toBe('垃圾');
  });

  it('opens a case beside the map, by keyboard, too', async () => {
    await page.focus('.search-open >> nth=0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.case-panel', { timeout: PATIENCE });
    await page.waitForURL(/\/search\/\d{6}\/.*text=/);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'search');
    await page.goBack();
    await page.waitForSelector('.case-panel', { state: 'detached', timeout: PATIENCE });
  });

  it('says what to do when nothing is found', async () => {
    await Promise.all([answer(), page.fill('.search-text input', '没有这样的案件')]);
    await page.waitForSelector('.search-results .notice button', { timeout: PATIENCE });
    await Promise.all([answer(), page.click('.search-results .notice button')]);
    await isSettled();
  });

  it('keeps a search under a name and comes back to it', async () => {
    await page.goto(`${cityUrl}/search?lamp=red&stage=disposal`);
    await isSettled();
    const red = await count();
    await page.click('[data-action="keep-filter"]');
    await page.keyboard.type('R1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.saved-list [data-active]', { timeout: PATIENCE });
    await page.goto(`${cityUrl}/search`);
    await isSettled();
    await page.click('.saved-name');
    await page.waitForURL(/lamp=red/);
    await page.waitForFunction(
      (number) => document.querySelector('.queue-count')?.textContent?.includes(String(number)),
      red,
      { timeout: PATIENCE },
    );
    await page.click('.saved-actions button >> nth=1');
    await page.waitForSelector('.saved-undo', { timeout: PATIENCE });
    await page.waitForSelector('.saved-name', { state: 'detached', timeout: PATIENCE });
  });

  it('writes an export that goes on when the page is left, and gives the file', async () => {
    await page.goto(`${cityUrl}/search?stage=disposal`);
    await isSettled();
    const wanted = await count();
    await page.click('[data-action="export"]');
    await page.click('.ant-dropdown-menu-item >> nth=0');
    await page.waitForSelector('[data-export]', { timeout: PATIENCE });
    await page.goto(`${cityUrl}/duty`);
    await page.waitForSelector('[data-export="done"]', { timeout: PATIENCE });
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="download"]')]);
    expect(download.suggestedFilename()).toMatch(/^案件-\d{8}-\d{4}\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\u{feff}案件编号,/u);
    // Cases move on meanwhile; the file is about what was counted.
    expect(Math.abs(lines.length - 2 - wanted)).toBeLessThan(20);
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="cancel-export"]');
    await page.waitForSelector('[data-export]', { state: 'detached', timeout: PATIENCE });
  });

  it('is usable by everybody, in both languages', async () => {
    await page.goto(`${cityUrl}/search`);
    await isSettled();
    await page.click('[data-action="more-filters"]');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
    await page.click('[data-action="language"]');
  });
});

describe.skipIf(reasonToSkip)('the inspector’s duty', () => {
  const cityUrl = inject('cityUrl');

  it('is begun and ended with one press, and the position goes with it', async () => {
    const browser = await launchBrowser();
    try {
      const page = await openPage(browser, UPRIGHT_TABLET);
      await signIn(page, cityUrl, 'inspector');
      const duty = () =>
        page.waitForResponse(
          (response) => response.request().method() === 'PUT' && response.url().endsWith('/api/duty'),
          {
            timeout: PATIENCE,
          },
        );
      await page.waitForSelector('[data-action="duty"]:enabled', { timeout: PATIENCE });
      if ((await page.getAttribute('[data-action="duty"]', 'aria-pressed')) === 'true')
        await Promise.all([duty(), page.click('[data-action="duty"]')]);
      await page.waitForSelector('[data-action="duty"][aria-pressed="false"]', { timeout: PATIENCE });
      const [begun] = await Promise.all([duty(), page.click('[data-action="duty"]', { timeout: PATIENCE })]);
      const body = (await begun.json()) as { isOnDuty: boolean; position: object | null };
      expect(body.isOnDuty).toBe(true);
      expect(body.position).not.toBeNull();
      await page.waitForSelector('[data-action="duty"][aria-pressed="true"]');
      const box = await page.locator('[data-action="duty"]').boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(await violations(page)).toEqual([]);
      await Promise.all([duty(), page.click('[data-action="duty"]')]);
      await page.waitForSelector('[data-action="duty"][aria-pressed="false"]');
    } finally {
      await browser.close();
    }
  });
});
