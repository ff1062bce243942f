import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, PATIENCE, screenshot, signIn } from './steps.ts';

const DISTRICT = '310101';

describe.skipIf(reasonToSkip)('division into responsibility grids', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  /** The address of the first draft. */
  let first = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
    await page.setViewportSize({ width: 1440, height: 900 });
    await signIn(page, cityUrl, 'admin');
  });
  afterAll(() => browser?.close());

  it('computes a draft and shows it beside the present grids', async () => {
    await page.click('nav a[href="/responsibility-division"]');
    await page.waitForSelector(`[data-division="${DISTRICT}"]`, { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    const name = `试划 ${Date.now()}`;
    await page.fill('[data-field="name"]', name);
    await page.fill('[data-field="grids"]', '90');
    await page.click('[data-action="divide"]');
    // The draft goes on while the page is left, and its address shows it again.
    await page.waitForURL(/responsibility-division\/\d{6}\/[0-9a-f-]{36}/, { timeout: PATIENCE });
    const address = page.url();
    await page.click('nav a[href="/evaluation"]');
    await page.goto(address);
    await page.waitForSelector('[data-division-ready="true"]', { timeout: 3 * PATIENCE });
    expect(Number(await page.getAttribute('[data-loads]', 'data-loads'))).toBe(90);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'division');
  });

  it('shows the present grids on the same map and in the same table', async () => {
    await page.getByText('现状', { exact: true }).first().click();
    await page.waitForSelector('[data-side="before"]', { timeout: PATIENCE });
    expect(Number(await page.getAttribute('[data-loads]', 'data-loads'))).toBeGreaterThan(50);
    // Present grids have a shape and borders too.
    const cells = await page.locator('[data-figure="shape"] td, [data-figure="border"] td').allTextContents();
    expect(cells.every((text) => Number(text) > 0)).toBe(true);
  });

  it('keeps what is chosen on the list and on the map, and takes rivers and expressways for borders', async () => {
    first = page.url().split('?')[0] ?? '';
    await page.goto(`${cityUrl}/responsibility-division/${DISTRICT}`);
    await page.waitForSelector('[data-fixed="0"]', { timeout: PATIENCE });
    await page.locator('[data-field="fixedGrids"]').click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-fixed="1"]', { timeout: PATIENCE });
    await mapIsIdle(page);
    await page.locator('.division-pick').getByText('单元网格', { exact: true }).click();
    const map = await page.locator('.division-present canvas').boundingBox();
    if (!map) throw new Error('the map has no place');
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page.waitForSelector('[data-fixed="2"]', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'division-fixed');
    await page.check('[data-field="keepsBarriers"]');
    await page.fill('[data-field="name"]', `界线 ${Date.now()}`);
    await page.fill('[data-field="grids"]', '90');
    await page.click('[data-action="divide"]');
    await page.waitForSelector('[data-division-ready="true"]', { timeout: 6 * PATIENCE });
    expect(Number(await page.getAttribute('[data-barriers]', 'data-barriers'))).toBeGreaterThan(20);
    await page.waitForSelector('[data-line="expressway"]', { timeout: PATIENCE });
    await page.waitForSelector('[data-line="fixed"]', { timeout: PATIENCE });
    await screenshot(page, 'division-barriers');
  });

  it('compares two drafts on one map and in one table, and the address shows it again', async () => {
    const second = page.url().split('?')[0];
    await page.goto(`${second}?with=${first.split('/').at(-1)}&show=other`);
    await page.waitForSelector('[data-side="other"]', { timeout: 3 * PATIENCE });
    await page.waitForSelector('[data-compared="3"]', { timeout: PATIENCE });
    expect(Number(await page.getAttribute('[data-differing]', 'data-differing'))).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'division-compared');
    await page.locator('.division-sides').getByText('方案', { exact: true }).click();
    await page.waitForURL(/show=after/);
  });

  it('is wholly in English too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    const names = await page.locator('[data-loads] th[scope="row"]').allTextContents();
    const left = (await chineseLeft(page)).filter((text) => !names.some((name) => text.includes(name)));
    expect(left).toEqual([]);
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="zh-CN"]');
  });

  it('refuses to begin today, and says why', async () => {
    await page.fill('#division-day', '2020-01-01');
    await page.click('[data-action="publish"]');
    await page.getByText('生效日期太早').waitFor({ timeout: PATIENCE });
  });

  it('removes a draft', async () => {
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '删除方案' }).click();
    await page.waitForSelector(`[data-draft="${id}"]`, { state: 'detached', timeout: PATIENCE });
  });
});
