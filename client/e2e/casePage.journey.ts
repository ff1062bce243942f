import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { handledCase, type People, people } from './people.ts';
import { caseStandsAt, mapIsIdle, PATIENCE, type Receipt, receiptOf, screenshot, signIn } from './steps.ts';

/** Everything about one case on one page, and on paper. */
describe.skipIf(reasonToSkip)('the case’s own page', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  let all: People;
  let own: Receipt;
  const address = () => `${cityUrl}/case/${own.districtCode}/${own.caseId}`;

  beforeAll(async () => {
    all = await people(cityUrl);
    own = await handledCase(all, '街角垃圾满溢，影响通行');
    await all.unit.command('request-extension', { reason: '需要调配清运车辆', value: 1 }, own);
    await all.supervisor.command('urge', { reason: '请尽快清运' }, own);
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await signIn(page, cityUrl, 'dispatcher');
  });
  afterAll(() => browser?.close());

  it('shows what is special, every clock, and how long each step took', async () => {
    await page.goto(address());
    await caseStandsAt(page, 'handling');
    const badges = await page.textContent('.case-badges');
    expect(badges).toContain('督办待答复');
    expect(badges).toContain('延期待审批');
    const clocks = await page.textContent('.case-clocks');
    expect(clocks).toContain('处置时限');
    expect(clocks).toContain('督办答复');
    expect(await page.locator('.case-timeline .timeline-step').count()).toBeGreaterThanOrEqual(3);
    expect(await page.textContent('[data-activity="accept"] .timeline-step')).toMatch(/受理 用时 .*时限至 .*按时/);
    await mapIsIdle(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'case-clocks');
  });

  it('decides a request with the clock’s consequence in sight', async () => {
    await page.click('[data-command="decide-extension"]', { timeout: PATIENCE });
    const facts = await page.textContent('[data-form="decide-extension"] .request-facts');
    expect(facts).toContain('需要调配清运车辆');
    expect(facts).toMatch(/现应于.*同意后.*不同意后/);
    await page.click('[data-form="decide-extension"] .ant-radio-button-wrapper >> nth=0');
    expect(await violations(page)).toEqual([]);
    await receiptOf(page, () => page.click('[data-form="decide-extension"] .ant-btn-primary'));
    await page.waitForSelector('.case-clocks:has-text("已延长")', { timeout: PATIENCE });
  });

  it('opens a photo large by keyboard, and closes it again', async () => {
    const photo = page.locator('.photo-strip .ant-image, .photo-strip [role="button"]').first();
    await photo.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ant-image-preview', { timeout: PATIENCE });
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ant-image-preview', { state: 'hidden', timeout: PATIENCE });
  });

  it('splits, moves and sorts anew only where that is possible, and says why elsewhere', async () => {
    await page.click('.blocked-actions summary');
    const blocked = page.locator('.blocked-actions li', { hasText: '更改类别' });
    expect(await blocked.textContent()).toContain('案件当前阶段不能做这一步');
  });

  it('prints as a dossier on A4 with Chinese text, the map and the photos', async () => {
    await page.click(`a[href="/case/${own.districtCode}/${own.caseId}/dossier"]`);
    await page.waitForSelector('.dossier-timeline tbody tr', { timeout: PATIENCE });
    await page.waitForSelector('.dossier-photos img', { timeout: PATIENCE });
    await mapIsIdle(page);
    expect(await page.textContent('.dossier-number')).toContain(own.number);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'dossier');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\S* 84[12]/);
    expect(pdf).toMatch(/\/BaseFont \/\S*(Noto|Song|Sim|Hei|CJK)/);
  });
});
