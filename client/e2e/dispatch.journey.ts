import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { filedCase, handledCase, type People, people } from './people.ts';
import { caseStandsAt, PATIENCE, type Receipt, receiptOf, screenshot, signIn } from './steps.ts';

/** The dispatcher's day: several cases at once, one by keyboard, one by dragging, and the requests of the units. */
describe.skipIf(reasonToSkip)('the dispatch desk', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  let all: People;
  const box = ({ caseId }: Receipt) => `.selectable-row:has([data-case="${caseId}"]) input`;
  const statusOf = async ({ districtCode, caseId }: Receipt) =>
    (await all.dispatcher.get<{ status: string; unitName: string }>(`/api/cases/${districtCode}/${caseId}`)) ?? {};
  /** The newest cases are due last, so the list is read to its end. */
  const showAll = async (wanted: Receipt) => {
    await page.waitForSelector('.case-row', { timeout: PATIENCE });
    while ((await page.locator(`[data-case="${wanted.caseId}"]`).count()) === 0) {
      const button = page.locator('.arrivals-bar, .queue-end button').first();
      await button.click({ timeout: PATIENCE });
      await page.waitForTimeout(300);
    }
  };

  beforeAll(async () => {
    all = await people(cityUrl);
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await signIn(page, cityUrl, 'dispatcher');
  });
  afterAll(() => browser?.close());

  it('sends several cases as the rules propose, with progress and a result for each', async () => {
    const cases = [await filedCase(all, '成批派遣一'), await filedCase(all, '成批派遣二')];
    const [first, second] = cases as [Receipt, Receipt];
    await page.goto(`${cityUrl}/dispatch`);
    await showAll(second);
    await page.check(box(first));
    await page.check(box(second));
    expect(await page.textContent('.bulk-line [role="status"]')).toBe('已选 2 件');
    await page.waitForSelector('.unit-row', { timeout: PATIENCE });
    await screenshot(page, 'dispatch-bulk');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-bulk-action="proposal"]');
    await page.waitForSelector('[data-bulk="ended"] >> text=办成 2 件', { timeout: PATIENCE });
    for (const each of cases) expect((await statusOf(each)).status).toBe('dispatched');
    const waiting = `[data-case="${first.caseId}"]:not([data-left])`;
    await page.waitForSelector(waiting, { state: 'detached', timeout: PATIENCE });
    await page.click('[data-bulk="ended"] button');
  });

  it('tells of each case that could not be sent why', async () => {
    const gone = await filedCase(all, '已被作废');
    await page.goto(`${cityUrl}/dispatch`);
    await showAll(gone);
    await page.check(box(gone));
    await page.route('**/api/commands', (route) => route.abort(), { times: 1 });
    await page.click('[data-bulk-action="proposal"]');
    await page.waitForSelector('[data-bulk="ended"] >> text=1 件没有办成', { timeout: PATIENCE });
    expect(await page.textContent('.bulk-refused')).toContain('暂时连不上服务器');
    await page.click('text=重试没有办成的');
    await page.waitForSelector('[data-bulk="ended"] >> text=办成 1 件', { timeout: PATIENCE });
    await page.click('[data-bulk="ended"] button');
  });

  it('sends a case without a mouse: X selects, U finds the unit, Enter sends', async () => {
    const filed = await filedCase(all, '用键盘派遣');
    await page.goto(`${cityUrl}/dispatch/${filed.districtCode}/${filed.caseId}`);
    await showAll(filed);
    await page.waitForSelector('.case-panel', { timeout: PATIENCE });
    await page.locator(`[data-case="${filed.caseId}"]`).focus();
    await page.keyboard.press('x');
    await page.waitForSelector('text=已选 1 件', { timeout: PATIENCE });
    await page.keyboard.press('u');
    await page.waitForSelector('.unit-panel input:focus', { timeout: PATIENCE });
    await page.keyboard.type('南京东路');
    await page.waitForFunction(() => document.querySelectorAll('.unit-row').length === 1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-bulk-action="unit"]:focus', { timeout: PATIENCE });
    await receiptOf(page, () => page.keyboard.press('Enter'));
    await caseStandsAt(page, 'dispatched');
    expect((await statusOf(filed)).unitName).toBe('南京东路街道网格化处置队');
  });

  it('sends a case that is dragged onto a unit', async () => {
    const filed = await filedCase(all, '拖到单位上');
    await page.goto(`${cityUrl}/dispatch`);
    await showAll(filed);
    const unit = page.locator('.unit-row', { hasText: '市容环境卫生所' });
    await page.locator(`.selectable-row:has([data-case="${filed.caseId}"])`).dragTo(unit, { timeout: PATIENCE });
    expect(await page.textContent('.assign-confirm')).toContain('1 件派给');
    await receiptOf(page, () => page.click('[data-bulk-action="unit"]'));
    expect((await statusOf(filed)).unitName).toContain('市容环境卫生所');
  });

  it('decides a request with its consequence in sight', async () => {
    const asked = await handledCase(all, '申请延期');
    await all.unit.command('request-extension', { reason: '需要等待清运车辆', value: 1 }, asked);
    await page.goto(`${cityUrl}/dispatch/${asked.districtCode}/${asked.caseId}?tab=requests`);
    await page.waitForSelector('[data-request="extension"]', { timeout: PATIENCE });
    expect(await page.textContent('.request-reason')).toBe('需要等待清运车辆');
    expect(await page.textContent('.request-consequence')).toMatch(/同意后.*推迟/);
    await screenshot(page, 'dispatch-request');
    expect(await violations(page)).toEqual([]);
    await page.locator('body').press('y');
    await page.waitForSelector('[data-request]', { state: 'detached', timeout: PATIENCE });
    const path = `/api/cases/${asked.districtCode}/${asked.caseId}`;
    expect(await all.dispatcher.get(path)).toMatchObject({ request: null, extensionCount: 1 });
  });

  it('speaks English, too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
  });
});
