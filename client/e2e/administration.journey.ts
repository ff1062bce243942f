import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { PATIENCE, screenshotWithoutMap, signIn } from './steps.ts';

const SUBJECTS = ['category', 'calendar', 'policy', 'unit', 'user', 'role', 'template'] as const;
const READY = '.entry-row, .entry-editor, .role-matrix';
const wait = { timeout: PATIENCE };
/** Another run on the same city finds nothing in its way. */
const mark = Date.now().toString(36);

describe.skipIf(reasonToSkip)('an administrator changes how the city works', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  const open = async (subject: string) => {
    await page.goto(`${cityUrl}/administration/${subject}`);
    await page.waitForSelector(READY, wait);
  };
  const save = async (subject: string) => {
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.request().method() === 'PUT' && each.url().includes(`/${subject}/`), wait),
      page.click('[data-action="save"]'),
    ]);
    return answer.status();
  };
  /** Takes the newest change of the open subject back. */
  const takeBack = async () => {
    await page.click('[data-action="history"]');
    await page.waitForSelector('.change', wait);
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.url().endsWith('/revert'), wait),
      page.click('.change >> nth=0 >> [data-action="revert"]'),
    ]);
    return answer.status();
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await signIn(page, cityUrl, 'admin');
    await page.waitForSelector('.administration', wait);
  });
  afterAll(() => browser?.close());

  it.each(SUBJECTS)('sees %s in both languages, without a serious obstacle', async (subject) => {
    await open(subject);
    if (await page.$('.entry-row')) await page.click('.entry-row >> nth=0');
    await page.waitForSelector('.entry-editor, .role-matrix', wait);
    expect(await violations(page)).toEqual([]);
    await screenshotWithoutMap(page, `administration-${subject}`);
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]', wait);
    expect(await chineseLeft(page)).toEqual([]);
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="zh-CN"]', wait);
  });

  it('changes a phrase with a reason, finds it in the history, and takes it back', async () => {
    await open('template');
    await page.click('.entry-row >> nth=0');
    const text = '#document_text';
    const before = await page.inputValue(text, wait);
    await page.fill(text, `${before}（${mark}）`);
    await page.fill('#reason', '统一口径');
    expect(await save('template')).toBe(200);
    await page.click('[data-action="history"]');
    const change = await page.waitForSelector('.change', wait);
    expect(await change.textContent()).toContain('统一口径');
    expect(await change.textContent()).toContain(mark);
    expect(await violations(page)).toEqual([]);
    await screenshotWithoutMap(page, 'administration-history');
    await page.keyboard.press('Escape');
    expect(await takeBack()).toBe(200);
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      ([selector, wanted]) => document.querySelector<HTMLTextAreaElement>(selector ?? '')?.value === wanted,
      [text, before],
      wait,
    );
  });

  it('is told at the field when a unit would stand below itself', async () => {
    await open('unit/new');
    const add = async (code: string, parent: string | null) => {
      await page.goto(`${cityUrl}/administration/unit/new`);
      await page.fill('#key', code, wait);
      await page.fill('#document_name', `试验单位 ${code}`);
      if (parent) await choose('#document_parentCode', parent);
      expect(await save('unit')).toBe(200);
      await page.waitForURL(`**/administration/unit/${code}`, wait);
    };
    const choose = async (field: string, word: string) => {
      await page.click(field);
      await page.keyboard.type(word);
      await page.click(`.ant-select-item-option:has-text("${word}")`);
    };
    const [upper, lower] = [`J-${mark}-1`, `J-${mark}-2`];
    await add(upper, null);
    await add(lower, upper);
    await page.goto(`${cityUrl}/administration/unit/${upper}`);
    await page.waitForSelector('#document_parentCode', wait);
    await choose('#document_parentCode', lower);
    expect(await save('unit')).toBe(422);
    const field = page.locator('.ant-form-item:has(#document_parentCode) .ant-form-item-explain-error');
    await field.waitFor(wait);
    expect(await field.textContent()).toContain('下级');
    await screenshotWithoutMap(page, 'administration-unit-cycle');
    for (const code of [lower, upper]) {
      await page.goto(`${cityUrl}/administration/unit/${code}`);
      await page.click('[data-action="remove"]', wait);
      await page.waitForSelector(`[data-entry="${code}"][data-quiet="true"]`, wait);
    }
  });

  it('makes a day a holiday with the keyboard alone, and takes it back', async () => {
    await open('calendar');
    await page.waitForSelector('.day-button[tabindex="0"]', wait);
    await page.focus('.day-button[tabindex="0"]');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.matches('.day-button'), null, wait);
    const day = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.day ?? '');
    const kind = () => page.getAttribute(`[data-day="${day}"]`, 'data-kind');
    const before = await kind();
    await page.keyboard.press('Enter');
    expect(await kind()).not.toBe(before);
    expect(await save('calendar')).toBe(200);
    expect(await takeBack()).toBe(200);
    await page.keyboard.press('Escape');
    await page.waitForSelector(`[data-day="${day}"][data-kind="${before}"]`, wait);
  });

  it('cannot give one role both handling and verifying', async () => {
    await open('role');
    await page.click('[data-grant="inspector case.dispose"]');
    expect(await save('role')).toBe(422);
    const alert = await page.waitForSelector('.role-save [role="alert"]', wait);
    expect(await alert.textContent()).toContain('监督员');
    await page.click('[data-grant="inspector case.dispose"]');
  });

  it('changes how long acceptance may take, and takes it back', async () => {
    await open('policy');
    const field = '#document_stepLimits_acceptance';
    const before = await page.inputValue(field, wait);
    await page.fill(field, String(Number(before) + 10));
    await page.keyboard.press('Tab');
    expect(await save('policy')).toBe(200);
    expect(await takeBack()).toBe(200);
  });
});

describe.skipIf(reasonToSkip)('one’s own password', () => {
  it('is not changed by somebody who does not know it', async () => {
    const browser = await launchBrowser();
    const page = await openPage(browser);
    const cityUrl = inject('cityUrl');
    await signIn(page, cityUrl, 'duty');
    await page.click('.rail-person');
    await page.fill('#current', 'not-the-password', wait);
    await page.fill('#next', 'a-new-password');
    await page.fill('#repeat', 'a-new-password');
    await page.click('[data-action="change-password"]');
    const error = await page.waitForSelector('.ant-form-item-explain-error', wait);
    expect(await error.textContent()).toContain('密码不正确');
    expect(await violations(page)).toEqual([]);
    await browser.close();
  });
});
