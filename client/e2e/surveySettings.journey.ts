import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, NANJING_ROAD, PATIENCE, screenshot, screenshotWithoutMap, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

/** Metres around a meridian of the city's own; 南京东路 lies some hundred metres to its east. */
const DEFINITION = '+proj=tmerc +lat_0=31 +lon_0=121.47 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs';

/** An administrator makes a profile with rules and a coordinate system, and loads by them. */
describe.skipIf(reasonToSkip)('the survey settings', () => {
  const cityUrl = inject('cityUrl');
  const run = Date.now().toString(36);
  const profile = `路灯年度普查 ${run}`;
  const system = `own-${run}`;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();

  it('tries a coordinate system on a known point and keeps it', async () => {
    await signIn(page, cityUrl, 'admin');
    await page.goto(`${cityUrl}/survey-import/settings/systems`);
    await page.click('[data-entry="shanghai2000"] button', { timeout: PATIENCE });
    await page.waitForSelector('[data-system="shanghai2000"]', { timeout: PATIENCE });
    await page.click('[data-action="new-system"]');
    await page.fill('#system-code', system);
    await page.fill('#system-name', '本区独立坐标系');
    await page.fill('#system-definition', DEFINITION);
    await page.fill('#trial-x', '575.5');
    await page.fill('#trial-y', '26561.2');
    await page.fill('#trial-longitude', String(NANJING_ROAD.longitude));
    await page.fill('#trial-latitude', String(NANJING_ROAD.latitude));
    await page.click('[data-action="try-system"]');
    await page.waitForSelector('[data-in-city="true"]', { timeout: PATIENCE });
    expect(await page.textContent('[data-in-city]')).toMatch(/与已知位置相差 \d{1,2}\.\d\d 米/);
    await mapIsIdle(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'survey-settings-system');
    await page.click('[data-action="save-system"]');
    await page.waitForSelector(`[data-system="${system}"]`, { timeout: PATIENCE });
  });

  it('refuses a definition that is none', async () => {
    await page.click('[data-action="new-system"]');
    await page.fill('#system-code', `${system}-2`);
    await page.fill('#system-name', '写错的');
    await page.fill('#system-definition', '+proj=nothing');
    await page.click('[data-action="save-system"]');
    await page.waitForSelector('.ant-alert >> text=不认识这个坐标系', { timeout: PATIENCE });
  });

  it('makes a profile with category rules', async () => {
    await page.goto(`${cityUrl}/survey-import/settings/profiles?district=310101`);
    await page.click('[data-action="new-profile"]', { timeout: PATIENCE });
    await page.fill('#profile-name', profile);
    await page.fill('#survey-crs', system);
    await page.click('text=按规则', { timeout: PATIENCE });
    await page.click('[data-action="add-rule"]');
    await page.fill('[data-rule="0"] [aria-label="第 1 条规则的列名"]', '类型');
    await page.fill('[aria-label="第 1 条规则的值"]', '单臂灯');
    await page.click('[data-rule="0"] .ant-select:has([aria-label="第 1 条规则的小类"])');
    await page.fill('[aria-label="第 1 条规则的小类"]', '0118');
    await page.click('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option >> nth=0');
    await page.fill('#profile-code', '编号');
    await page.fill('#profile-x', '东');
    await page.fill('#profile-y', '北');
    await page.fill('#survey-tolerance', '0.2');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="save-profile"]');
    await page.waitForSelector(`[data-profile="${profile}"]`, { timeout: PATIENCE });
    await screenshotWithoutMap(page, 'survey-settings-profile');
    await page.reload();
    await page.waitForSelector(`[data-profile="${profile}"]`, { timeout: PATIENCE });
    expect(await page.inputValue('#survey-tolerance')).toBe('0.2');
  });

  it('reads a file by the profile', async () => {
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    const lines = ['编号,类型,东,北', `${run}-1,单臂灯,575.5,26561.2`, `${run}-2,双臂灯,580.5,26561.2`];
    const buffer = Buffer.from(lines.join('\n'));
    await page.setInputFiles('#survey-file', { name: `own-${run}.csv`, mimeType: 'text/csv', buffer });
    await page.click('#survey-profile', { timeout: PATIENCE });
    await page.click(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="${profile}"]`);
    await page.waitForSelector(`[data-crs="${system}"]`, { timeout: PATIENCE });
    await page.click('[data-action="check-survey"]');
    await page.waitForSelector('[data-import="checked"]', { timeout: PATIENCE });
    expect(await page.textContent('[data-outcome="insert"]')).toBe('1');
    expect(await page.textContent('.survey-problems')).toContain('小类不明');
    await page.click('[data-action="cancel-survey"]');
  });

  it('holds a coordinate system that a profile names, and speaks English', async () => {
    await page.goto(`${cityUrl}/survey-import/settings/systems?system=${system}`);
    await page.click('[data-action="remove-system"]', { timeout: PATIENCE });
    await page.click('.ant-popconfirm .ant-btn-primary');
    await page.waitForSelector('.ant-alert >> text=还有导入方案使用这个坐标系', { timeout: PATIENCE });
    await page.goto(`${cityUrl}/survey-import/settings/profiles?district=310101&name=${encodeURIComponent(profile)}`);
    await page.click('[data-action="remove-profile"]', { timeout: PATIENCE });
    await page.click('.ant-popconfirm .ant-btn-primary');
    await page.waitForSelector(`[data-entry="${profile}"]`, { state: 'detached', timeout: PATIENCE });
    await page.goto(`${cityUrl}/survey-import/settings/systems?system=${system}`);
    await page.click('[data-action="remove-system"]', { timeout: PATIENCE });
    await page.click('.ant-popconfirm .ant-btn-primary');
    await page.waitForSelector(`[data-entry="${system}"]`, { state: 'detached', timeout: PATIENCE });
    await page.click('[data-action="language"]');
    await page.waitForSelector('h1 >> text=Survey settings', { timeout: PATIENCE });
    await page.goto(`${cityUrl}/survey-import/settings/profiles`);
    await page.click('[data-action="new-profile"]', { timeout: PATIENCE });
    expect(await chineseLeft(page)).toEqual([]);
  });
});
