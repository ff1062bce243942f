import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, PATIENCE, signIn, UPRIGHT_TABLET } from './steps.ts';

const DESKS = [
  ['operator', 'intake', '.case-row'],
  ['operator', 'new-case', '.new-case-form'],
  ['duty', 'duty', '.case-row'],
  ['dispatcher', 'dispatch', '.case-row'],
  ['unit', 'worklist', '.case-row'],
  ['supervisor', 'heatmap', '.heat-table tbody tr'],
  ['admin', 'keys', '.key-form'],
  ['admin', 'account', '.account-form'],
] as const;
const FIELD = [
  ['report', '.field-grid'],
  ['tasks', '.case-row'],
  ['sent', '.case-row'],
] as const;

describe.skipIf(reasonToSkip)('everybody can use it', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  const withPage = async (work: (page: Page) => Promise<void>, options = {}) => {
    const page = await openPage(browser, options);
    try {
      await work(page);
    } finally {
      await page.context().close();
    }
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('on the sign-in page, in both languages', () =>
    withPage(async (page) => {
      await page.goto(`${cityUrl}/sign-in`);
      await page.waitForSelector('[data-login]', { timeout: PATIENCE });
      expect(await violations(page)).toEqual([]);
      await page.click('[data-action="language"]');
      await page.waitForSelector('html[lang="en"]');
      expect(await chineseLeft(page)).toEqual([]);
    }));

  it.each(DESKS)('as %s at /%s', (login, path, ready) =>
    withPage(async (page) => {
      await signIn(page, cityUrl, login);
      await page.goto(`${cityUrl}/${path}`);
      await page.waitForSelector(ready, { timeout: PATIENCE });
      if (ready === '.case-row') {
        await page.click('.case-row >> nth=0');
        await page.waitForSelector('.case-panel', { timeout: PATIENCE });
      }
      expect(await violations(page)).toEqual([]);
      await page.click('[data-action="language"]');
      await page.waitForSelector('html[lang="en"]');
      expect(await chineseLeft(page)).toEqual([]);
    }),
  );

  it('as inspector on the tablet, with nothing to press below 44 pixels', () =>
    withPage(async (page) => {
      await signIn(page, cityUrl, 'inspector');
      for (const [path, ready] of FIELD) {
        await page.goto(`${cityUrl}/field/${path}`);
        await page.waitForSelector(ready, { timeout: PATIENCE });
        expect(await violations(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
      }
      await page.goto(`${cityUrl}/field/report`);
      await page.click('.field-main-button:enabled', { timeout: PATIENCE });
      await page.waitForSelector('.category-button', { timeout: PATIENCE });
      expect(await violations(page)).toEqual([]);
      await page.click('.category-button >> nth=0');
      await page.waitForSelector('[data-step="details"] .photo-add', { timeout: PATIENCE });
      expect(await violations(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.click('[data-action="language"]');
      await page.waitForSelector('html[lang="en"]');
      expect(await chineseLeft(page)).toEqual([]);
    }, UPRIGHT_TABLET));

  it('without a mouse: sign in, choose a case, open its next step, and go back', () =>
    withPage(async (page) => {
      await page.goto(`${cityUrl}/sign-in`);
      await page.waitForSelector('input:focus', { timeout: PATIENCE });
      await page.keyboard.type('duty');
      await page.keyboard.press('Tab');
      await page.keyboard.type('wangge-2026');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.case-row', { timeout: PATIENCE });
      await tabTo(page, '.case-row');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.case-panel [data-command="file"]', { timeout: PATIENCE });
      expect(new URL(page.url()).pathname).toMatch(/^\/duty\/\d{6}\/[0-9a-f-]{36}$/);
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('[data-form="file"]', { timeout: PATIENCE });
      await page.goBack();
      await page.waitForSelector('.desk[data-has-case="false"]', { timeout: PATIENCE });
    }));

  it('comes back to what was seen when the page is loaded again', () =>
    withPage(async (page) => {
      await signIn(page, cityUrl, 'dispatcher');
      await page.click('[role="tab"] >> nth=1', { timeout: PATIENCE });
      await page.waitForSelector('.case-row', { timeout: PATIENCE });
      await page.click('.case-row >> nth=0');
      await page.waitForSelector('.case-panel', { timeout: PATIENCE });
      await page.waitForURL(/at=/, { timeout: PATIENCE });
      await mapIsIdle(page);
      const before = page.url();
      await page.reload();
      await page.waitForSelector('.case-row[aria-current="true"]', { timeout: PATIENCE });
      await mapIsIdle(page);
      expect(page.url()).toBe(before);
      expect(await page.getAttribute('[role="tab"] >> nth=1', 'aria-selected')).toBe('true');
    }));
});

/** Moves the focus with the Tab key until it stands on a match. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the Tab key never reached ${selector}`);
}

/** What can be pressed but is lower or narrower than 44 pixels; inline links and what a larger label covers are free. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('button, a, [role="button"], label.ant-radio-wrapper')];
    return seen
      .filter((element) => element.checkVisibility() && !element.matches('.skip-link, .visually-hidden, dd a'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${box.width}×${box.height}`);
  });
}
