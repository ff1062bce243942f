import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { filedCase, handledCase, type People, people } from './people.ts';
import { caseStandsAt, NANJING_ROAD, PATIENCE, photo, type Receipt, receiptOf, screenshot, signIn } from './steps.ts';

const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  geolocation: NANJING_ROAD,
};

/** A disposal unit at work with a phone in its hand. */
describe.skipIf(reasonToSkip)('the unit’s worklist on a phone', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  let all: People;
  const open = async ({ districtCode, caseId }: Receipt, status: string) => {
    await page.goto(`${cityUrl}/worklist/${districtCode}/${caseId}`);
    await caseStandsAt(page, status);
  };
  /** Steps that are not the next one may lie in the menu of the others. */
  const start = async (command: string) => {
    const button = page.locator(`[data-command="${command}"]`);
    if (!(await button.first().isVisible())) await page.click('[data-action="more"]', { timeout: PATIENCE });
    await button.first().click({ timeout: PATIENCE });
    await page.waitForSelector(`[data-form="${command}"]`, { timeout: PATIENCE });
  };
  const addPhoto = async (form: string, color: string) => {
    await page.setInputFiles(`[data-form="${form}"] input[type="file"]`, await photo('#cfe0ea', color));
    await page.waitForSelector(`[data-form="${form}"] .photo-item img`, { timeout: PATIENCE });
  };
  const give = (form: string) => receiptOf(page, () => page.click(`[data-form="${form}"] .ant-btn-primary`));

  beforeAll(async () => {
    all = await people(cityUrl);
    browser = await launchBrowser();
    page = await openPage(browser, PHONE);
    await signIn(page, cityUrl, 'unit');
  });
  afterAll(() => browser?.close());

  it('shows what has come, due first, and nothing is too small to press', async () => {
    await page.waitForSelector('.case-row', { timeout: PATIENCE });
    const dues = await page
      .locator('.due-clock time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(dues).toEqual([...dues].sort());
    await screenshot(page, 'worklist-phone');
    expect(await violations(page)).toEqual([]);
    const small = await page
      .locator('.rail a, .acknowledge-row button')
      .evaluateAll((items) =>
        items.map((item) => item.getBoundingClientRect().height).filter((height) => height < 43.5),
      );
    expect(small).toEqual([]);
  });

  it('acknowledges with one tap in the list', async () => {
    const filed = await filedCase(all, '一触签收');
    const path = `/api/cases/${filed.districtCode}/${filed.caseId}`;
    const { unitCode } = await all.dispatcher.get<{ unitCode: string }>(`${path}/proposal`);
    await all.dispatcher.command('dispatch', { unitCode }, filed);
    await page.goto(`${cityUrl}/worklist`);
    const button = page.locator(`[data-acknowledge="${filed.caseId}"]`);
    await page.waitForSelector('.case-row', { timeout: PATIENCE });
    while ((await button.count()) === 0) {
      await page.locator('.arrivals-bar, .queue-end button').first().click({ timeout: PATIENCE });
      await page.waitForTimeout(300);
    }
    const receipt = await receiptOf(page, () => button.tap());
    expect(receipt).toMatchObject({ caseId: filed.caseId, status: 'handling' });
  });

  it('handles a case: photos from before, then feedback with photos of the result beside them', async () => {
    const own = await handledCase(all, '垃圾满溢，需要清运');
    await open(own, 'handling');
    await start('handle');
    await page.fill('[data-form="handle"] textarea', '到场，垃圾约两立方米，已联系车辆');
    await addPhoto('handle', '#7a5b3a');
    await give('handle');
    await page.waitForSelector('[data-activity="handle"]', { timeout: PATIENCE });
    await start('give-feedback');
    await page.waitForSelector('.visit-before img', { timeout: PATIENCE });
    expect(await page.textContent('.visit-before figcaption')).toBe('处置前照片');
    await page.fill('[data-form="give-feedback"] textarea', '已清运并冲洗');
    await page.click('[data-form="give-feedback"] .ant-btn-primary');
    await page.waitForSelector('text=请至少拍一张照片', { timeout: PATIENCE });
    await addPhoto('give-feedback', '#8d8a84');
    await screenshot(page, 'worklist-feedback');
    expect(await violations(page)).toEqual([]);
    expect(await give('give-feedback')).toMatchObject({ status: 'verifying' });
  });

  it('asks for an extension and sees the due time that would follow', async () => {
    const own = await handledCase(all, '需要更多时间');
    await open(own, 'handling');
    await start('request-extension');
    await page.fill('#extension-value', '1');
    await page.waitForSelector('.extension-due:has-text("批准后应于")', { timeout: PATIENCE });
    await page.fill('[data-form="request-extension"] textarea', '等待清运车辆');
    await screenshot(page, 'worklist-extension');
    expect(await violations(page)).toEqual([]);
    await give('request-extension');
    const path = `/api/cases/${own.districtCode}/${own.caseId}`;
    expect(await all.unit.get(path)).toMatchObject({
      request: { kind: 'extension', value: 1, reason: '等待清运车辆' },
    });
  });

  it('speaks English, too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
  });
});
