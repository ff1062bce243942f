import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, NANJING_ROAD, PATIENCE, screenshot, signIn } from './steps.ts';

/** Thirty lamps on a lattice of some metres around 南京东路 and one far away; codes of this run alone. */
function survey(run: string): Buffer {
  const lamps = Array.from({ length: 30 }, (_, index) => {
    const longitude = NANJING_ROAD.longitude + ((index % 6) - 3) * 0.000271;
    const latitude = NANJING_ROAD.latitude + (Math.floor(index / 6) - 2) * 0.000233;
    return `${run}${index},新装路灯${index},${longitude.toFixed(7)},${latitude.toFixed(7)},完好,某某照明公司`;
  });
  return Buffer.from(['编号,名称,经度,纬度,状态,养护单位', ...lamps, `${run}X,远处的灯,120.1,30.2,完好,`].join('\n'));
}

/** An administrator loads a small survey: file, coordinate system, category, check, load, account. */
describe.skipIf(reasonToSkip)('the survey import', () => {
  const cityUrl = inject('cityUrl');
  const run = `J${Date.now()}-`;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => browser?.close());

  // Each step stands on the one before: after a failure the rest would only wait in vain.
  let hasFailed = false;
  beforeEach((context) => {
    context.skip(hasFailed, 'an earlier step failed');
    context.onTestFailed(() => {
      hasFailed = true;
    });
  });
  const chooseFile = () =>
    page.setInputFiles('#survey-file', { name: '路灯普查.csv', mimeType: 'text/csv', buffer: survey(run) });
  const figure = async (name: string) => Number(await page.textContent(`[data-figure="${name}"]`));
  const decideAll = async () => {
    await page.waitForSelector('#survey-category', { timeout: PATIENCE });
    await page.click('#survey-category');
    await page.fill('#survey-category', '路灯');
    await page.click(
      '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="全部为 路灯（0118）"]',
    );
    await page.waitForSelector('[data-crs="EPSG:4326"]', { timeout: PATIENCE });
  };
  const check = async () => {
    await page.click('[data-action="check-survey"]');
    await page.waitForSelector('[data-import="checked"]', { timeout: PATIENCE });
  };

  it('reads the file and shows its places beside what is known', async () => {
    await signIn(page, cityUrl, 'admin');
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await chooseFile();
    await decideAll();
    expect(await page.locator('fieldset >> text=某某照明公司').count()).toBe(1);
    await mapIsIdle(page);
    await screenshot(page, 'survey-import-plan');
    expect(await violations(page)).toEqual([]);
  });

  it('checks every record before anything is loaded', async () => {
    await check();
    expect(await page.textContent('[data-outcome="insert"]')).toBe('30');
    expect(await page.textContent('[data-outcome="rejected"]')).toBe('1');
    await screenshot(page, 'survey-import-report');
    expect(await violations(page)).toEqual([]);
  });

  it('loads, and goes on when the page is left', async () => {
    await page.click('[data-action="load-survey"]');
    const address = page.url();
    await page.goto(`${cityUrl}/administration`);
    await page.goto(address);
    await page.waitForSelector('[data-import="done"]', { timeout: PATIENCE });
    expect([await figure('read'), await figure('inserted'), await figure('rejected')]).toEqual([31, 30, 1]);
    await screenshot(page, 'survey-import-account');
    expect(await violations(page)).toEqual([]);
  });

  it('changes nothing when the same file comes again', async () => {
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await page.waitForSelector('.survey-runs', { timeout: PATIENCE });
    await chooseFile();
    await decideAll();
    await check();
    expect(await page.textContent('[data-outcome="unchanged"]')).toBe('30');
  });

  it('is complete in English', async () => {
    await page.click('button:has-text("English")');
    await page.waitForSelector('h1:has-text("Survey import")', { timeout: PATIENCE });
    expect((await chineseLeft(page)).filter((text) => !text.includes('路灯普查'))).toEqual([]);
  });
});
