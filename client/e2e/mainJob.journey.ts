import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DESK, launchBrowser, openPage, reasonToSkip } from './browser.ts';
import {
  caseStandsAt,
  mapIsIdle,
  PATIENCE,
  photo,
  type Receipt,
  receiptOf,
  screenshot,
  signIn,
  UPRIGHT_TABLET,
} from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

const EXPOSED_GARBAGE = 'cjt214-2007-e0102';
const WORDS = '路口一堆垃圾，无人清理';

/** One case from the inspector's report to its closure, by seven people, each on a page of their own. */
describe.skipIf(reasonToSkip)('the main job', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let inspector: Page;
  let operator: Page;
  let duty: Page;
  let onlooker: Page;
  let report: Receipt;
  const addressOf = (desk: string) => `${cityUrl}/${desk}/${report.districtCode}/${report.caseId}`;
  const primary = (page: Page, command: string) => page.click(`[data-command="${command}"]`, { timeout: PATIENCE });

  beforeAll(async () => {
    browser = await launchBrowser();
    [inspector, operator, duty, onlooker] = await Promise.all([
      openPage(browser, UPRIGHT_TABLET),
      openPage(browser),
      openPage(browser),
      openPage(browser),
    ]);
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();

  it('begins with the inspector, who sees the grid they stand in and reports with a photo', async () => {
    await signIn(operator, cityUrl, 'operator');
    await operator.waitForSelector('.case-row', { timeout: PATIENCE });
    await signIn(inspector, cityUrl, 'inspector');
    await inspector.waitForSelector('.field-grid', { timeout: PATIENCE });
    expect(await inspector.textContent('.field-grid')).toMatch(/^本格: 310101\s*002/);
    await screenshot(inspector, 'inspector');
    await inspector.click('.field-main-button');
    await inspector.fill('.field-sheet input', 'bllj');
    await inspector.click(`[data-category="${EXPOSED_GARBAGE}"]`);
    expect(await inspector.isDisabled('.field-main-button')).toBe(true);
    await inspector.click('[data-step="details"] .ant-radio-wrapper >> nth=0');
    await inspector.setInputFiles('input[type="file"]', await photo('#b8cbd6', '#5b6b3a'));
    await inspector.waitForSelector('.photo-item img', { timeout: PATIENCE });
    await inspector.fill('[data-step="details"] textarea', WORDS);
    await screenshot(inspector, 'inspector-report');
    report = await receiptOf(inspector, () => inspector.click('.field-main-button'));
    expect(report.status).toBe('reported');
    expect(report.number).toMatch(/^\d{10,}/);
  });

  it('is announced at the intake desk, where nothing moves until the operator asks for it', async () => {
    await operator.click('.arrivals-bar', { timeout: PATIENCE });
    await operator.click(`[data-case="${report.caseId}"]`, { timeout: PATIENCE });
    await operator.waitForSelector('.case-panel .photo-strip img', { timeout: PATIENCE });
    expect(await operator.textContent('.case-description')).toBe(WORDS);
    await signIn(onlooker, cityUrl, 'supervisor');
    await onlooker.goto(addressOf('case'));
    await caseStandsAt(onlooker, 'reported');
    await receiptOf(operator, () => primary(operator, 'accept'));
    await caseStandsAt(operator, 'accepted');
    await caseStandsAt(onlooker, 'accepted');
  });

  it('is filed by the duty officer under its condition', async () => {
    await signIn(duty, cityUrl, 'duty');
    await duty.goto(addressOf('duty'));
    await primary(duty, 'file');
    await duty.waitForSelector('[data-form="file"] .ant-radio-wrapper-checked', { timeout: PATIENCE });
    await receiptOf(duty, () => duty.click('[data-form="file"] .ant-btn-primary'));
    await caseStandsAt(onlooker, 'filed');
  });

  it('is dispatched to the unit that the rules propose, with their reasons', async () => {
    const dispatcher = await openPage(browser);
    await signIn(dispatcher, cityUrl, 'dispatcher');
    await dispatcher.goto(addressOf('dispatch'));
    await primary(dispatcher, 'dispatch');
    await dispatcher.waitForSelector('.proposal-reasons li', { timeout: PATIENCE });
    expect(await dispatcher.textContent('.proposal-unit')).toContain('南京东路街道网格化处置队');
    expect(await dispatcher.locator('.proposal-reasons li').count()).toBeGreaterThanOrEqual(3);
    await screenshot(dispatcher, 'dispatch');
    await receiptOf(dispatcher, () => dispatcher.click('.dispatch-form .ant-btn-primary'));
    await caseStandsAt(onlooker, 'dispatched');
    await dispatcher.context().close();
  });

  it('is acknowledged and handled by the unit, which feeds back with a photo', async () => {
    const unit = await openPage(browser);
    await signIn(unit, cityUrl, 'unit');
    await unit.click(`[data-case="${report.caseId}"]`, { timeout: PATIENCE });
    await receiptOf(unit, () => primary(unit, 'acknowledge'));
    await caseStandsAt(unit, 'handling');
    await primary(unit, 'give-feedback');
    await unit.fill('[data-form="give-feedback"] textarea', '已清运垃圾并冲洗路面');
    await unit.setInputFiles('[data-form="give-feedback"] input[type="file"]', await photo('#cfe0ea', '#8d8a84'));
    await unit.waitForSelector('[data-form="give-feedback"] .photo-item img', { timeout: PATIENCE });
    await screenshot(unit, 'unit');
    await receiptOf(unit, () => unit.click('[data-form="give-feedback"] .ant-btn-primary'));
    await caseStandsAt(onlooker, 'verifying');
    await unit.context().close();
  });

  it('reaches the inspector as a task, who verifies on site', async () => {
    await inspector.click('nav a[href="/field/tasks"]');
    await inspector.click(`[data-case="${report.caseId}"]`, { timeout: PATIENCE });
    await primary(inspector, 'verify');
    await inspector.click('[data-form="verify"] .ant-radio-button-wrapper >> nth=0');
    await screenshot(inspector, 'inspector-verify');
    const receipt = await receiptOf(inspector, () => inspector.click('[data-form="verify"] .ant-btn-primary'));
    expect(receipt.status).toBe('verified');
    await caseStandsAt(duty, 'verified');
  });

  it('is closed by the duty officer, and the timeline tells it all to everybody who looks', async () => {
    await receiptOf(duty, () => primary(duty, 'close'));
    await caseStandsAt(onlooker, 'closed');
    const steps = onlooker.locator('.case-timeline li');
    expect(await steps.evaluateAll((items) => items.map((item) => item.getAttribute('data-activity')))).toEqual([
      'report',
      'accept',
      'file',
      'dispatch',
      'acknowledge',
      'give-feedback',
      'verify',
      'close',
    ]);
    expect(await onlooker.textContent('.case-timeline')).toContain('已清运垃圾并冲洗路面');
    await screenshot(onlooker, 'case');
  });

  it('stays visible to the inspector with its state', async () => {
    await inspector.click('nav a[href="/field/sent"]');
    await inspector.waitForSelector(`[data-case="${report.caseId}"] [data-status="closed"]`, { timeout: PATIENCE });
  });

  it('counts on the supervisor’s heat map, by category, period and level', async () => {
    await onlooker.setViewportSize(DESK);
    await onlooker.goto(`${cityUrl}/heatmap?days=7&at=121.4783,31.2335,14.8&categoryId=${EXPOSED_GARBAGE}`);
    await onlooker.waitForSelector('[data-heat-level="unit-grid"][data-heat-loading="false"] .heat-table tbody tr', {
      timeout: PATIENCE,
    });
    const few = await totalOf(onlooker);
    await onlooker.goto(`${cityUrl}/heatmap?days=60&at=121.4783,31.2335,14.8`);
    await onlooker.waitForSelector('[data-heat-level="unit-grid"][data-heat-loading="false"] .heat-table tbody tr', {
      timeout: PATIENCE,
    });
    expect(few).toBeGreaterThan(0);
    expect(await totalOf(onlooker)).toBeGreaterThan(few);
    await screenshot(onlooker, 'heat-map');
    await onlooker.click('.heat-table .link-button >> nth=0');
    await onlooker.waitForSelector('.grid-figures .case-row', { timeout: PATIENCE });
    await mapIsIdle(onlooker);
    await onlooker.goBack();
    await onlooker.waitForSelector('.heat-table', { timeout: PATIENCE });
  });
});

/** The total that the legend states. */
async function totalOf(page: Page): Promise<number> {
  return Number(((await page.textContent('.heat-legend strong')) ?? '').replace(/\D/g, ''));
}
