import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { PATIENCE, screenshot, signIn } from './steps.ts';

const DESK = { width: 1280, height: 800 };

describe.skipIf(reasonToSkip)('evaluation', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
    await page.setViewportSize(DESK);
    await signIn(page, cityUrl, 'supervisor');
  });
  afterAll(() => browser?.close());

  const ready = async (kind: string) =>
    page.waitForSelector(`[data-evaluation-kind="${kind}"][data-evaluation-loading="false"] [data-object]`, {
      timeout: PATIENCE,
    });

  it('ranks districts with grades on the map, and nothing hinders anybody', async () => {
    await page.click('nav a[href="/evaluation"]');
    await page.click('[data-kind="district"]', { timeout: PATIENCE });
    await ready('district');
    expect(await page.locator('[data-object]').count()).toBe(16);
    await page.waitForSelector('.grade-legend', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'evaluation');
  });

  it('leads from a number to as many cases, and back to it', async () => {
    const cell = page.locator('[data-number="filing"]').first();
    const filed = Number(((await cell.textContent()) ?? '').match(/(\d+) \/ \d+$/)?.[1]);
    expect(filed).toBeGreaterThan(0);
    await cell.click();
    await page.waitForSelector('.evaluation-cases .case-row', { timeout: PATIENCE });
    expect(Number(await page.getAttribute('[data-cases]', 'data-cases'))).toBe(filed);
    expect(await violations(page)).toEqual([]);
    const address = page.url();
    await page.click('.evaluation-cases .case-row >> nth=0');
    await page.waitForURL(/\/case\//, { timeout: PATIENCE });
    await page.goBack();
    await page.waitForSelector('.evaluation-cases .case-row', { timeout: PATIENCE });
    expect(page.url()).toBe(address);
  });

  it('shows the period before, and keeps it when the page is loaded again', async () => {
    await page.goto(`${cityUrl}/evaluation?kind=unit&period=month`);
    await ready('unit');
    const before = await page.textContent('.evaluation-days');
    await page.click('.evaluation-span button >> nth=0');
    await page.waitForFunction((text) => document.querySelector('.evaluation-days')?.textContent !== text, before, {
      timeout: PATIENCE,
    });
    const shown = await page.textContent('.evaluation-days');
    expect(page.url()).toMatch(/day=\d{4}-\d{2}-01/);
    await page.reload();
    await ready('unit');
    expect(await page.textContent('.evaluation-days')).toBe(shown);
  });

  it('shows "—" where there was nothing to do', async () => {
    await page.goto(`${cityUrl}/evaluation?kind=inspector&period=day&day=2020-01-01`);
    await ready('inspector');
    expect(await page.locator('[data-number="validReport"]').count()).toBe(0);
    expect(await page.textContent('.evaluation-results tbody')).toContain('—');
  });

  it('can be kept as CSV and as a workbook', async () => {
    await page.goto(`${cityUrl}/evaluation?kind=unit&period=quarter`);
    await ready('unit');
    for (const [name, ending] of [
      ['导出 CSV', '.csv'],
      ['导出 Excel', '.xlsx'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: PATIENCE }),
        page.click(`button:has-text("${name}")`),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^评价-处置单位-.*\\${ending}$`));
    }
  });

  it('takes other weights from an administrator, and says who changed them', async () => {
    const own = await openPage(browser);
    await own.setViewportSize(DESK);
    await signIn(own, cityUrl, 'admin');
    await own.goto(`${cityUrl}/evaluation?kind=dispatcher&panel=weights`);
    await own.waitForSelector('[data-weight="volume"]', { timeout: PATIENCE });
    const volume = Number(await own.inputValue('[data-weight="volume"]')) === 30 ? 20 : 30;
    await own.fill('[data-weight="volume"]', String(volume));
    await own.waitForSelector('.evaluation-weights .field-error', { timeout: PATIENCE });
    expect(await own.isDisabled('.evaluation-weights [type="submit"]')).toBe(true);
    await own.fill('[data-weight="onTimeDispatch"]', String(60 - volume));
    await own.fill('[data-weight="accurateDispatch"]', '40');
    await own.click('.evaluation-weights [type="submit"]:enabled', { timeout: PATIENCE });
    await own.waitForSelector('.weight-history li', { timeout: PATIENCE });
    expect(await violations(own)).toEqual([]);
    await own.context().close();
  });

  it('speaks English besides the names in the data', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    const names = await page.locator('[data-object]').allTextContents();
    const left = (await chineseLeft(page)).filter((text) => !names.some((name) => text.includes(name)));
    expect(left).toEqual([]);
  });
});
