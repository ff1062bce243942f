import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { EXPOSED_GARBAGE, type Helper, helper } from './people.ts';
import { caseStandsAt, PATIENCE, type Receipt, receiptOf, screenshot, signIn } from './steps.ts';

/** A corner of 黄浦区 where the other journeys report nothing, and a few steps from it. */
const CORNER = '121.48230,31.22310';
const NEXT_TO_IT = '121.48232,31.22312';
const WORDS = '居民反映路边有一堆暴露垃圾，臭味很大';

/** An operator at the telephone and at the intake desk, with few moves of the mouse. */
describe.skipIf(reasonToSkip)('intake', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  let colleague: Helper;
  let first: Receipt;
  let second: Receipt;
  const open = async ({ districtCode, caseId }: Receipt) => {
    await page.goto(`${cityUrl}/intake/${districtCode}/${caseId}`);
    await caseStandsAt(page, 'reported');
  };
  const enter = async (words: string, place: string) => {
    await page.fill('.new-case-form textarea', words, { timeout: PATIENCE });
    await page.click(`[data-suggested="${EXPOSED_GARBAGE}"]`, { timeout: PATIENCE });
    await page.fill('#new-case-coordinates', place);
    await page.press('#new-case-coordinates', 'Enter');
    await page.waitForSelector('.new-case-form button[type="submit"]:enabled', { timeout: PATIENCE });
  };

  beforeAll(async () => {
    colleague = await helper(cityUrl, 'operator');
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await signIn(page, cityUrl, 'operator');
  });
  afterAll(() => browser?.close());

  it('takes a call: words, a category they point to, a place; a reload loses nothing', async () => {
    await page.goto(`${cityUrl}/new-case`);
    await enter(WORDS, CORNER);
    await page.reload();
    await page.waitForSelector('.new-case-kept', { timeout: PATIENCE });
    expect(await page.inputValue('.new-case-form textarea')).toBe(WORDS);
    await page.waitForSelector('.new-case-form button[type="submit"]:enabled', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    first = await receiptOf(page, () => page.keyboard.press('Control+Enter'));
    expect(first.status).toBe('reported');
  });

  it('shows while the next caller speaks that it may have been reported already', async () => {
    await page.goto(`${cityUrl}/new-case`);
    await enter('又有人来电，垃圾还在，暴露垃圾', NEXT_TO_IT);
    await page.waitForSelector(`.new-case-similar [data-similar="${first.caseId}"]`, { timeout: PATIENCE });
    await screenshot(page, 'new-case');
    expect(await violations(page)).toEqual([]);
    second = await receiptOf(page, () => page.keyboard.press('Control+Enter'));
  });

  it('finds a subdistrict by its name and moves the map there', async () => {
    await page.goto(`${cityUrl}/new-case`);
    await page.fill('#new-case-coordinates', '南京东路', { timeout: PATIENCE });
    await page.press('#new-case-coordinates', 'Enter');
    await page.waitForSelector('.new-case-place:has-text("南京东路街道")', { timeout: PATIENCE });
  });

  it('narrows the queue by channel and goes through it by keys', async () => {
    await page.goto(`${cityUrl}/intake?source=hotline`);
    await page.waitForSelector('.case-row', { timeout: PATIENCE });
    await page.keyboard.press('j');
    await page.waitForSelector('.case-panel', { timeout: PATIENCE });
    const one = page.url();
    await page.keyboard.press('j');
    await page.waitForURL((url) => url.href !== one, { timeout: PATIENCE });
    await page.keyboard.press('k');
    await page.waitForURL((url) => url.pathname === new URL(one).pathname, { timeout: PATIENCE });
    await page.keyboard.press('?');
    await page.waitForSelector('.shortcut-list', { timeout: PATIENCE });
    expect(await page.textContent('.shortcut-list')).toContain('下一件');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.shortcut-list', { state: 'detached', timeout: PATIENCE });
  });

  it('links a duplicate with one press, and takes it back', async () => {
    await open(second);
    const row = `.case-similar [data-similar="${first.caseId}"]`;
    await page.waitForSelector(row, { timeout: PATIENCE });
    await screenshot(page, 'intake');
    expect(await violations(page)).toEqual([]);
    await receiptOf(page, () => page.click(`${row} button`));
    await caseStandsAt(page, 'duplicate');
    expect(await page.textContent('.case-related')).toContain(first.number);
    await receiptOf(page, () => page.click('[data-action="undo-link"]'));
    await caseStandsAt(page, 'reported');
  });

  it('refuses with a ready-made text', async () => {
    await open(second);
    await page.keyboard.press('r');
    await page.click('[data-form="refuse"] [data-template] >> nth=0', { timeout: PATIENCE });
    const words = await page.inputValue('[data-form="refuse"] textarea');
    expect(words.length).toBeGreaterThan(5);
    expect(await violations(page)).toEqual([]);
    const receipt = await receiptOf(page, () => page.keyboard.press('Control+Enter'));
    expect(receipt.status).toBe('refused');
    await page.waitForSelector(`.case-timeline :text("${words}")`, { timeout: PATIENCE });
  });

  it('is told what a faster colleague did, and keeps what was typed', async () => {
    await open(first);
    await page.keyboard.press('r');
    await page.fill('[data-form="refuse"] textarea', '请保留这段话', { timeout: PATIENCE });
    await colleague.command('note', { note: '已与来电人核对' }, first);
    await page.waitForSelector('.changes-notice li', { timeout: PATIENCE });
    expect(await page.textContent('.changes-notice')).toContain('备注');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.changes-notice', { timeout: PATIENCE });
    await page.click('[data-action="show-latest"]');
    await page.waitForSelector('.changes-notice', { state: 'detached', timeout: PATIENCE });
    expect(await page.inputValue('[data-form="refuse"] textarea')).toBe('请保留这段话');
    await page.click('[data-form="refuse"] .case-buttons button >> nth=-1');
  });

  it('accepts with one key', async () => {
    await open(first);
    await page.waitForSelector('[data-command="accept"]', { timeout: PATIENCE });
    const receipt = await receiptOf(page, () => page.keyboard.press('a'));
    expect(receipt.status).toBe('accepted');
    await caseStandsAt(page, 'accepted');
  });

  it('speaks English as well', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
    await page.goto(`${cityUrl}/new-case`);
    await page.waitForSelector('.new-case-form', { timeout: PATIENCE });
    expect(await chineseLeft(page)).toEqual([]);
    await page.click('[data-action="language"]');
  });
});
