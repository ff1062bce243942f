import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { onScreen } from './mapPlace.ts';
import { mapIsIdle, PATIENCE, screenshot, screenshotWithoutMap, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

const SUBDISTRICT = '豫园街道';

/** An administrator gives unit grids to other responsibility grids, draws a professional grid, meets refusals, and publishes both. */
describe.skipIf(reasonToSkip)('the editor of responsibility and professional grids', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();

  const choose = async (field: string, text: string) => {
    await page.click(`#${field}`);
    await page
      .locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="${text}"]`)
      .first()
      .click({ timeout: PATIENCE });
  };
  const proved = (isProved: boolean) => page.waitForSelector(`[data-proved="${isProved}"]`, { timeout: PATIENCE });
  const saved = () => page.waitForSelector('[data-saving="saved"]', { timeout: PATIENCE });

  it('begins a plan with the responsibility grids of today', async () => {
    await signIn(page, cityUrl, 'admin');
    await page.click('nav >> text=网格编辑');
    await page.click('.grid-kinds >> text=责任网格', { timeout: PATIENCE });
    await page.waitForSelector('#plan-name', { timeout: PATIENCE });
    await choose('plan-subdistricts', SUBDISTRICT);
    await page.keyboard.press('Escape');
    await page.fill('#plan-name', '豫园责任网格调整');
    expect(await violations(page)).toEqual([]);
    await screenshotWithoutMap(page, 'plan-list');
    await page.click('[data-action="begin-plan"]');
    await page.waitForSelector('[data-plan]', { timeout: PATIENCE });
    await mapIsIdle(page);
    await proved(true);
  });

  it('sees at once when a grid falls apart, takes that back, and cannot publish it', async () => {
    const plan = await planOf(page);
    const [home, far] = farPair(plan);
    await page.click(`tr[data-grid="${home}"] button`);
    await page.click('[data-tool="assign"]');
    await page.mouse.click(...(await onScreen(page, far)));
    await page.waitForSelector('[data-rule="contiguous"]', { timeout: PATIENCE });
    await saved();
    await page.fill('#plan-from', '2099-01-01');
    expect(await page.isDisabled('[data-action="publish-plan"]')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'plan-broken');
    await page.click('[data-action="undo"]');
    await proved(true);
    await saved();
  });

  it('gives a unit grid to a new grid and publishes from a day', async () => {
    const before = await page.locator('tr[data-grid]').count();
    await page.click('[data-action="new-grid"]');
    await page.mouse.click(...(await onScreen(page, outermost(await planOf(page)))));
    await expect.poll(() => page.locator('tr[data-grid]').count(), { timeout: PATIENCE }).toBe(before + 1);
    await proved(true);
    await saved();
    await screenshot(page, 'plan-editor');
    await page.fill('#plan-from', '2099-01-01');
    await page.click('[data-action="publish-plan"]');
    await page.waitForSelector('.grid-head >> text=已发布，2099-01-01 起生效', { timeout: PATIENCE });
    expect(await page.locator('.grid-tools').count()).toBe(0);
  });

  it('draws a professional grid from scratch, is told what cannot be one, and publishes it', async () => {
    await page.goto(`${cityUrl}/grids/professional`);
    await page.waitForSelector('#grid-kind', { timeout: PATIENCE });
    await choose('grid-kind', '水务');
    await choose('grid-subdistrict', SUBDISTRICT);
    await page.fill('#grid-draft-name', '豫园水务片区');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="begin-draft"]');
    await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
    await mapIsIdle(page);
    await page.click('[data-tool="draw"]');
    // On land beside the river, which is a grid already.
    const at = await onScreen(page, [121.4924, 31.2298]);
    const tap = async (...points: readonly (readonly [number, number])[]) => {
      for (const [x, y] of points) await page.mouse.click(at[0] + x, at[1] + y, { delay: 30 });
    };
    await tap([-90, -70], [90, 70], [90, -70], [-90, 70]);
    await page.click('[data-action="finish-drawing"]');
    await expect.poll(() => page.textContent('.grid-objection')).toContain('相交');
    await page.locator('.grid-editor h1').click();
    await page.keyboard.press('Escape');
    await tap([-90, -70], [90, -70], [90, 70], [-90, 70]);
    await page.click('[data-action="finish-drawing"]');
    await page.waitForSelector('tr[data-state="changed"]', { timeout: PATIENCE });
    await saved();
    await proved(true);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'professional-editor');
    await page.click('[data-action="publish-grids"]');
    await page.waitForSelector('.grid-head >> text=已发布', { timeout: PATIENCE });
  });

  it('works on a tablet and in English', async () => {
    await page.setViewportSize({ width: 834, height: 1112 });
    await page.goto(`${cityUrl}/grids/professional`);
    await page.click('.grid-draft-list a >> text=豫园水务片区', { timeout: PATIENCE });
    await mapIsIdle(page);
    await screenshot(page, 'professional-tablet');
    await page.goto(`${cityUrl}/grids/responsibility`);
    await page.waitForSelector('#plan-name', { timeout: PATIENCE });
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    await page.waitForSelector('h1 >> text=Responsibility grid editor', { timeout: PATIENCE });
    expect(await chineseLeft(page)).toEqual([]);
  });
});

interface Plan {
  readonly unitGrids: { code: string; number: number; rings: [number, number][][] }[];
  readonly edges: [number, number, number][];
}

/** The plan that is open, from the server. */
function planOf(page: Page): Promise<Plan> {
  return page.evaluate(async () =>
    (await fetch(`/api/hand-plans/${location.pathname.split('/').slice(3).join('/')}`)).json(),
  );
}

type Place = [longitude: number, latitude: number];
function middleOf({ rings }: Plan['unitGrids'][number]): Place {
  const corners = rings[0]?.slice(1) ?? [];
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** A grid, and the middle of a unit grid of another that does not touch it. */
function farPair({ unitGrids, edges }: Plan): [number, Place] {
  for (const [v, grid] of unitGrids.entries()) {
    const touched = new Set(
      edges.flatMap(([one, other]) =>
        one === v ? unitGrids[other]?.number : other === v ? unitGrids[one]?.number : [],
      ),
    );
    const far = unitGrids.find(({ number }) => number !== grid.number && !touched.has(number));
    if (far) return [far.number, middleOf(grid)];
  }
  throw new Error('all grids touch each other');
}

/** The middle of the unit grid with fewest neighbours in its grid whose loss leaves the grid whole. */
function outermost({ unitGrids, edges }: Plan): Place {
  const own = (v: number) =>
    edges.filter(([one, other]) => (one === v || other === v) && unitGrids[one]?.number === unitGrids[other]?.number)
      .length;
  const [first] = [...unitGrids.keys()].filter((v) => own(v) > 0).sort((one, other) => own(one) - own(other));
  const grid = unitGrids[first ?? 0];
  if (!grid) throw new Error('the plan is empty');
  return middleOf(grid);
}
