import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, PATIENCE, photo, screenshot, signIn, UPRIGHT_TABLET } from './steps.ts';

const DISTRICT = '310101';
/** A responsibility grid that the demo inspector patrols. */
const GRID = '310101002Z003';
const NAME = '井盖专项普查';

/** A survey from its beginning at the desk over the tablet, also without a network, to the stock. */
describe.skipIf(reasonToSkip)('a verification survey', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let desk: Page;
  let tablet: Page;
  let code: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openPage(browser);
    await signIn(desk, cityUrl, 'admin');
    tablet = await openPage(browser, UPRIGHT_TABLET);
    await signIn(tablet, cityUrl, 'inspector');
  });
  afterAll(() => browser?.close());

  it('is made at the desk', async () => {
    await desk.goto(`${cityUrl}/inventory/surveys?district=${DISTRICT}`);
    await desk.click('[data-action="new-survey"]');
    await desk.fill('.survey-form input >> nth=0', NAME);
    await desk.click('#categoryIds');
    await desk.keyboard.type('雨水井盖');
    // The categories may still be on their way; until they are here there is nothing to choose.
    await desk.waitForSelector('.ant-select-item-option-active:has-text("雨水井盖")', { timeout: PATIENCE });
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Escape');
    await desk.click('#gridCodes');
    await desk.keyboard.type(`${GRID} `);
    await desk.keyboard.press('Escape');
    await desk.fill('#dueOn', '2030-12-31');
    await desk.click('.survey-form button[type="submit"]');
    await desk.waitForSelector('.survey-detail[data-survey-answered="0"]', { timeout: PATIENCE });
    expect(await desk.textContent('.survey-detail .inventory-table')).toContain(GRID);
    expect(await violations(desk)).toEqual([]);
  });

  it('shows its tasks on the tablet, large enough for a finger', async () => {
    await tablet.goto(`${cityUrl}/field/survey`);
    await tablet.waitForSelector('[data-task]', { timeout: PATIENCE });
    await choose(tablet);
    await mapIsIdle(tablet);
    await tablet.click('[data-task]:has-text("完好") >> nth=0');
    await tablet.waitForSelector('.survey-answer', { timeout: PATIENCE });
    code = new URL(tablet.url()).searchParams.get('component') ?? '';
    await tablet.click('.survey-answer .ant-radio-button-wrapper >> nth=1');
    expect(await violations(tablet)).toEqual([]);
    expect(await tooSmall(tablet)).toEqual([]);
    await screenshot(tablet, 'survey');
  });

  it('takes an answer with a photo without a network, and sends it when there is one', async () => {
    const before = Number(await openCount(tablet));
    await tablet.context().setOffline(true);
    await tablet.setInputFiles('.survey-answer input[type="file"]', await photo('#b8cbd6', '#6d5b50'));
    await tablet.waitForSelector('.survey-answer .photo-item', { timeout: PATIENCE });
    await tablet.click('[data-action="answer"]');
    await tablet.waitForSelector(`[data-open="${before - 1}"]`, { timeout: PATIENCE });
    await tablet.waitForSelector('.calm-bar', { timeout: PATIENCE });
    expect(await tablet.textContent('.calm-bar')).toContain('1');
    const [answer] = await Promise.all([
      tablet.waitForResponse((response) => response.url().endsWith('/api/survey-answers'), { timeout: PATIENCE }),
      tablet.context().setOffline(false),
    ]);
    expect(answer.ok()).toBe(true);
  });

  it('takes in what the stock does not have', async () => {
    await tablet.click('[data-action="missing"]');
    await tablet.click('.survey-answer button:has(.anticon-aim)');
    await tablet.waitForFunction(
      () =>
        [...document.querySelectorAll('.survey-choice [role="status"]')].some((each) =>
          /121\.\d/.test(each.textContent),
        ),
      undefined,
      { timeout: PATIENCE },
    );
    const [answer] = await Promise.all([
      tablet.waitForResponse((response) => response.url().endsWith('/api/survey-answers'), { timeout: PATIENCE }),
      tablet.click('[data-action="answer"]'),
    ]);
    expect(answer.ok()).toBe(true);
  });

  it('speaks English, too', async () => {
    await tablet.click('.bottom-person button >> nth=0');
    await tablet.waitForSelector('[data-task]', { timeout: PATIENCE });
    await tablet.click('[data-task] >> nth=0');
    await tablet.waitForSelector('.survey-answer', { timeout: PATIENCE });
    expect(await chineseLeft(tablet)).toEqual([]);
  });

  it('shows the differences at the desk, and one press takes them over into the stock', async () => {
    await desk.reload();
    await desk.waitForSelector('.survey-detail[data-survey-answered="1"]', { timeout: PATIENCE });
    await desk.waitForFunction(() => document.querySelectorAll('[data-difference]').length === 2, undefined, {
      timeout: PATIENCE,
    });
    await desk.click('[data-difference] >> nth=0');
    expect(await violations(desk)).toEqual([]);
    await screenshot(desk, 'survey-differences');
    const [settled] = await Promise.all([
      desk.waitForResponse((response) => response.url().endsWith('/settlements'), { timeout: PATIENCE }),
      desk.click('[data-action="apply-all"]'),
    ]);
    expect(await settled.json()).toMatchObject({ settled: 2, remaining: 0, failures: [] });
    await desk.goto(`${cityUrl}/inventory/${DISTRICT}/${code}`);
    await desk.waitForSelector('.component-changes > li', { timeout: PATIENCE });
    expect(await desk.textContent('.component-changes')).toContain(NAME);
    expect(await desk.getAttribute('.component-head .state-mark', 'data-state')).toBe('damaged');
  });
});

/** Makes this journey's survey the shown one, where others are running, too. */
async function choose(page: Page): Promise<void> {
  const select = page.locator('.survey-sheet-head .ant-select');
  if ((await select.count()) === 0) return;
  await select.click();
  await page.click(`.ant-select-item-option:has-text("${NAME}") >> nth=-1`);
}

const openCount = (page: Page) => page.getAttribute('.survey-field', 'data-open');

/** What can be pressed in the sheet and is lower than 44 px. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.survey-sheet button, .survey-sheet .ant-radio-button-wrapper, .bottom-bar a')]
      .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 43.5)
      .map((each) => `${each.textContent} ${each.getBoundingClientRect().height}`),
  );
}
