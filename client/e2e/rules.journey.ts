import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { PATIENCE, screenshotWithoutMap, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

const NAME = '夜间道路不洁由网格化处置队处置';
/** Not what the other journeys report: they may run on the same city. */
const CATEGORY = '道路不洁';
const UNIT = '南京东路街道网格化处置队';

/** A dispatcher changes the rules of the own district: writes one, tries it on past cases, publishes, goes back. */
describe.skipIf(reasonToSkip)('the dispatch rules', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();

  const ruleNames = () => page.locator('.rule-name').allTextContents();
  const choose = async (field: string, text: string) => {
    await page.click(`#${field}`);
    if (await page.isEditable(`#${field}`)) await page.fill(`#${field}`, text);
    await page.click(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="${text}"]`, { timeout: PATIENCE });
    await page.keyboard.press('Escape');
  };

  /** Colours of buttons change slowly, and an open list hides the page: what is half shown cannot be judged. */
  const obstacles = async () => {
    const open = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';
    await page.waitForFunction(
      (list) =>
        !document.querySelector(list) && document.getAnimations().every(({ playState }) => playState !== 'running'),
      open,
      { timeout: PATIENCE },
    );
    return violations(page);
  };
  /** Publishes with this note and gives the version that is in force then. */
  const publish = async (note: string): Promise<number> => {
    await page.fill('#publish-note', note);
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.url().endsWith('/publish'), { timeout: PATIENCE }),
      page.keyboard.press('Enter'),
    ]);
    const { version } = await answer.json();
    await page.waitForSelector(`.rules-state >> text=第 ${version} 版`, { timeout: PATIENCE });
    return version;
  };

  it('are listed in their order with what they are about', async () => {
    await signIn(page, cityUrl, 'dispatcher');
    await page.goto(`${cityUrl}/rules`);
    await page.waitForSelector('.rule-row', { timeout: PATIENCE });
    expect((await ruleNames()).length).toBeGreaterThan(4);
    expect(await obstacles()).toEqual([]);
  });

  it('take a new rule from a form without code', async () => {
    await page.click('[data-action="add-rule"]');
    await page.fill('#rule-name', NAME);
    await choose('rule-categoryIds', CATEGORY);
    await page.click('#rule-areas');
    await page.click('.ant-select-tree-title >> text=黄浦区', { timeout: PATIENCE });
    await page.keyboard.press('Escape');
    await page.fill('#rule-hours-from', '18:00');
    await page.fill('#rule-hours-to', '08:00');
    await choose('rule-send-to', '指定单位');
    await choose('rule-unit', UNIT);
    const row = page.locator('.rule-row', { hasText: NAME });
    expect(await row.textContent()).toContain('黄浦区');
    expect(await row.textContent()).toContain(`→ ${UNIT}`);
    expect(await obstacles()).toEqual([]);
  });

  it('are moved with the keyboard', async () => {
    const before = await ruleNames();
    await page.focus(`[aria-label="下移“${NAME}”"]`);
    await page.keyboard.press('Enter');
    expect(await ruleNames()).toEqual([before[1], before[0], ...before.slice(2)]);
    await page.focus(`[aria-label="上移“${NAME}”"]`);
    await page.keyboard.press('Enter');
    expect(await ruleNames()).toEqual(before);
  });

  it('say at the rule when it can never be reached', async () => {
    await page.click(`[aria-label="复制 ${NAME}"]`);
    const row = page.locator('.rule-row', { hasText: '（副本）' });
    await page.locator(`[aria-label="下移“${NAME}（副本）”"]`).click();
    await row.locator('[data-level="warning"]').waitFor({ timeout: PATIENCE });
    expect(await row.textContent()).toContain('永远轮不到：规则 1 在前');
    await page.click(`[aria-label="删除 ${NAME}（副本）"]`);
  });

  it('are tried on past cases before they are saved', async () => {
    await page.click('[role="tab"] >> text=试算');
    await page.fill('#dry-run-days', '60');
    await page.click('[data-action="dry-run"]');
    await page.waitForSelector('.dry-run-figures', { timeout: PATIENCE });
    expect(await page.textContent('.dry-run-figures')).toMatch(/改派他处[1-9]/);
    expect(await page.locator('.dry-run a[href^="/case/310101/"]').count()).toBeGreaterThan(0);
    expect(await obstacles()).toEqual([]);
    await screenshotWithoutMap(page, 'dispatch-rules');
  });

  it('come into force when they are published, and an old version can be taken up again', async () => {
    await page.click('[data-action="save-rules"]');
    await page.click('[data-action="publish-rules"]:enabled', { timeout: PATIENCE });
    const version = await publish('夜间保洁归街道处置队');
    await page.click('[role="tab"] >> text=版本');
    const row = (number: number) => page.locator('tr', { hasText: `第 ${number} 版` });
    await row(version).getByText('生效中').waitFor({ timeout: PATIENCE });
    expect(await row(version).textContent()).toContain('夜间保洁归街道处置队');
    expect(await obstacles()).toEqual([]);
    await row(version - 1)
      .getByRole('button')
      .click();
    await page.waitForSelector('.rules-state >> text=正在编辑草稿', { timeout: PATIENCE });
    expect(await ruleNames()).not.toContain(NAME);
    await page.click('[data-action="publish-rules"]:enabled', { timeout: PATIENCE });
    expect(await publish('回到原来的规则')).toBe(version + 1);
  });

  it('are told in English, too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    await page.waitForSelector('h1 >> text=Dispatch rules');
  });
});
