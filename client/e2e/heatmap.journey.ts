import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, PATIENCE, screenshot, screenshotWithoutMap, signIn, UPRIGHT_TABLET } from './steps.ts';

/** Huangpu, where the demo's cases are thickest. */
const STREET = '121.4783,31.2335,16.2';

describe.skipIf(reasonToSkip)('the heat map', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
    await signIn(page, cityUrl, 'supervisor');
  });
  afterAll(() => browser?.close());

  /** Opens the page by its address, as a link that somebody sent would, and waits for its figures. */
  const open = async (query: string, ready = '.heat-table tbody tr') => {
    await page.goto(`${cityUrl}/heatmap?${query}`);
    await page.waitForSelector(`[data-heat-loading="false"] ${ready}`, { timeout: PATIENCE });
  };

  it('answers for the whole city: where, whether it gets worse, who must act', async () => {
    await open('days=60');
    await page.waitForSelector('.heat[data-heat-level="district"]');
    await page.waitForSelector('[aria-label="超时最多的处置单位"] li', { timeout: PATIENCE });
    await page.waitForSelector('.heat-verdict >> text=/比|持平/', { timeout: PATIENCE });
    expect(await page.locator('.heat-legend li').count()).toBeGreaterThan(2);
    expect(await page.textContent('.heat-age')).toMatch(/数据截至/);
    expect(await page.textContent('.heat-foot [data-editions]')).toMatch(/起施行的网格统计/);
    await screenshot(page, 'heat-city');
    expect(await violations(page)).toEqual([]);
  });

  it('shows a district’s communities, and the same as a table in any order', async () => {
    await open('days=60&at=121.4783,31.2335,13.3&measure=density');
    await page.waitForSelector('.heat[data-heat-level="community"]');
    await screenshot(page, 'heat-district');
    await page.click('[data-action="table"]');
    await page.waitForSelector('.heat-table-view [aria-sort="descending"] [data-sort="density"]', {
      timeout: PATIENCE,
    });
    await page.click('[data-sort="count"]');
    await page.waitForSelector('.heat-table-view [aria-sort="descending"] [data-sort="count"]');
    const counts = await page.locator('.heat-table-view tbody td:nth-child(3)').allTextContents();
    const numbers = counts.map((text) => Number(text.replaceAll(',', '')));
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    await screenshotWithoutMap(page, 'heat-table');
    expect(await violations(page)).toEqual([]);
    const address = page.url();
    await page.reload();
    await page.waitForSelector('.heat-table-view [aria-sort="descending"] [data-sort="count"]', { timeout: PATIENCE });
    expect(page.url()).toBe(address);
  });

  it('shows streets with single cases, and answers for one grid', async () => {
    await open(`days=60&at=${STREET}`);
    await page.waitForSelector('.heat[data-heat-level="unit-grid"]');
    await screenshot(page, 'heat-street');
    await page.click('.heat-side .heat-table .link-button >> nth=0');
    await page.waitForSelector('.grid-figures .case-row', { timeout: PATIENCE });
    await page.waitForSelector('.grid-figures .trend-chart', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    const list = await page.getAttribute('.grid-figures a[href^="/search"]', 'href');
    expect(list).toMatch(/gridCode=\d{15}/);
    await page.goBack();
    await page.waitForSelector('.heat-side .heat-table', { timeout: PATIENCE });
  });

  it('compares a period with the one before', async () => {
    await open('days=30&level=subdistrict&compare=before&at=121.44,31.17,10.6');
    await page.waitForSelector('.heat-legend >> text=的变化', { timeout: PATIENCE });
    await page.waitForSelector('.heat-verdict >> text=对比期', { timeout: PATIENCE });
    await screenshot(page, 'heat-compare');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="table"]');
    await page.waitForSelector('.heat-table-view th >> text=变化率', { timeout: PATIENCE });
  });

  it('plays days and hours of the week, by keyboard too', async () => {
    await open('days=30&level=subdistrict&show=frames&step=hour-of-week&frame=30', '.heat-time');
    expect(await page.textContent('[data-heat-frame="30"]')).toContain('星期二 6–7 时');
    await page.focus('.heat-time input');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-heat-frame="31"]', { timeout: PATIENCE });
    await page.click('[data-action="play"]');
    await page.waitForSelector('[data-heat-frame="33"]', { timeout: PATIENCE });
    await page.click('[data-action="play"]');
    await screenshot(page, 'heat-time-lapse');
    expect(await violations(page)).toEqual([]);
  });

  it('tells hot spots from chance, and next week with its error', async () => {
    await open('days=60&level=community&show=hotspots', '.heat-note');
    await page.waitForSelector('.heat-legend >> text=/热点|不显著|无案件/', { timeout: PATIENCE });
    await screenshot(page, 'heat-hotspots');
    await open('level=subdistrict&show=forecast', '.heat-note');
    await page.waitForSelector('.heat-note >> text=/照搬上周|历史数据太短/', { timeout: PATIENCE });
    await screenshot(page, 'heat-forecast');
    expect(await violations(page)).toEqual([]);
  });

  it('is kept as a picture with its legend', async () => {
    await open('days=60&level=district');
    await mapIsIdle(page);
    await page.click('[data-action="export"]');
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: PATIENCE }),
      page.click('.ant-dropdown-menu-item >> text=PNG'),
    ]);
    const picture = sharp(await readFile(await download.path()));
    const [{ width = 0, height = 0 }, { entropy }] = [await picture.metadata(), await picture.stats()];
    expect(width).toBeGreaterThan(600);
    expect(height).toBeGreaterThan(600);
    // A map that could not be read would be one even surface.
    expect(entropy).toBeGreaterThan(1);
  });

  it('hangs on the wall and goes from scene to scene', async () => {
    await open('days=60&level=district&wall=1', '.heat-legend li');
    await page.click('[data-action="wall-pause"]');
    await page.click('[data-action="wall-next"]');
    await page.waitForURL(/scene=0/);
    await page.click('[data-action="wall-next"]');
    await page.waitForURL(/measure=overdueShare/);
    await screenshot(page, 'heat-wall');
    await page.click('[data-action="wall-close"]');
    await page.waitForSelector('.heat-filters', { timeout: PATIENCE });
    expect(page.url()).not.toContain('wall');
  });

  it('collapses to the map on a tablet, and speaks English', async () => {
    const tablet = await openPage(browser, UPRIGHT_TABLET);
    await signIn(tablet, cityUrl, 'supervisor');
    await tablet.goto(`${cityUrl}/heatmap?days=60&level=district`);
    await tablet.waitForSelector('[data-heat-loading="false"] .heat-legend li', { timeout: PATIENCE });
    expect(await tablet.isVisible('.heat-filters')).toBe(false);
    await tablet.click('[aria-controls="heat-side"]');
    await tablet.waitForSelector('.heat-side .heat-table', { timeout: PATIENCE });
    await screenshot(tablet, 'heat-tablet');
    expect(await violations(tablet)).toEqual([]);
    await tablet.context().close();
    await open('days=30&level=subdistrict&compare=before');
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
  });
});
