import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { choose, saved } from './gridEditorSteps.ts';
import { onScreen } from './mapPlace.ts';
import { mapIsIdle, PATIENCE, screenshot, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

const SUBDISTRICT = '豫园街道';

/** An administrator begins a draft, merges and divides grids on the map, takes edits back, and publishes from a later day. */
describe.skipIf(reasonToSkip)('the grid editor', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();

  const rows = () => page.locator('.grid-cells tbody tr');
  /** Where a cell of the draft lies on the screen, as the map is. */
  const middleOf = (cell: number) => placeOnMap(page, cell);

  it('divides a community along streets and water, with what was proved', async () => {
    await signIn(page, cityUrl, 'admin');
    await page.click('nav >> text=网格编辑');
    await page.waitForSelector('.grid-begin', { timeout: PATIENCE });
    await choose(page, 'grid-subdistrict', SUBDISTRICT);
    await choose(page, 'grid-communities');
    await page.keyboard.press('Escape');
    await page.fill('#grid-draft-name', '沿路重新划分');
    await page.click('text=沿道路、水系重新划分');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="begin-draft"]');
    await page.click('.grid-certificate summary', { timeout: PATIENCE });
    expect(await page.textContent('.grid-certificate')).toContain('10 项无缝校验全部通过');
    expect(await page.locator('[data-proof]').count()).toBe(11);
    expect(await page.textContent('.grid-certificate')).toContain('应保持完整的院落');
    expect(await violations(page)).toEqual([]);
    expect(await rows().count()).toBeGreaterThan(3);
    await screenshot(page, 'grid-division');
    await page.click('.grid-head >> text=返回草案列表');
  });

  it('tells how far a division is, and stops it when it is told to', async () => {
    await page.waitForSelector('.grid-begin', { timeout: PATIENCE });
    await choose(page, 'grid-subdistrict', SUBDISTRICT);
    await page.click('#grid-communities');
    const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await open.first().waitFor({ timeout: PATIENCE });
    // As much as there is, so that it lasts long enough to be stopped.
    const communities = await open.count();
    for (let at = 0; at < communities; at += 1) await open.nth(at).click({ timeout: PATIENCE });
    await page.keyboard.press('Escape');
    await page.fill('#grid-draft-name', '取消的划分');
    await page.click('text=沿道路、水系重新划分');
    await page.fill('#grid-target', '3000');
    await page.click('[data-action="begin-draft"]');
    const cancel = page.locator('[data-action="cancel-division"]');
    await cancel.waitFor({ timeout: PATIENCE });
    // Read and stopped in one turn: a fast machine must not come to the end of it in between.
    const told = await cancel.evaluate((button: HTMLElement) => {
      const status = button.closest('[data-division]')?.querySelector('[role="status"]')?.textContent;
      button.click();
      return status;
    });
    expect(told).toMatch(/取消的划分：第 \d 步，共 6 步/);
    await page.waitForSelector('.grid-begin [role="alert"] >> text=划分已取消', { timeout: PATIENCE });
    await page.waitForSelector('[data-division]', { state: 'detached', timeout: PATIENCE });
    expect(await page.textContent('.grid-draft-list')).not.toContain('取消的划分');
    await page.reload();
  });

  it('begins a draft with the grids of a community', async () => {
    await page.waitForSelector('.grid-begin', { timeout: PATIENCE });
    await choose(page, 'grid-subdistrict', SUBDISTRICT);
    await choose(page, 'grid-communities');
    await page.keyboard.press('Escape');
    await page.fill('#grid-draft-name', '豫园片区调整');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="begin-draft"]');
    await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
    await mapIsIdle(page);
    expect(await rows().count()).toBeGreaterThan(3);
  });

  it('joins a grid to the neighbour that is tapped, and says what cannot be joined', async () => {
    const before = await rows().count();
    await page.click('[data-tool="merge"]');
    const pair = await neighbours(page);
    await page.mouse.click(...(await middleOf(pair[0])));
    await page.waitForSelector('tr[aria-current="true"]', { timeout: PATIENCE });
    await page.mouse.click(...(await middleOf(pair[1])));
    await page.waitForFunction(
      (count) => document.querySelectorAll('.grid-cells tbody tr').length === count,
      before - 1,
      { timeout: PATIENCE },
    );
    await saved(page);
    expect(await page.locator('tr[data-state]:not([data-state="same"])').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-editor');
  });

  it('takes an edit back and makes it again by keys', async () => {
    const merged = await rows().count();
    await page.locator('.grid-editor h1').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows().count()).toBe(merged + 1);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => rows().count()).toBe(merged);
    await saved(page);
  });

  it('is still there when the page is loaded again', async () => {
    const merged = await rows().count();
    await page.reload();
    await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
    expect(await rows().count()).toBe(merged);
    expect(await page.textContent('.grid-head')).toContain('1 处修改');
  });

  it('refuses a day that is past with the first possible one, then publishes', async () => {
    await mapIsIdle(page);
    await page.fill('#grid-valid-from', '2020-01-01');
    await page.click('[data-action="publish-grids"]');
    await page.waitForSelector('.grid-publish [role="alert"]', { timeout: PATIENCE });
    const first =
      /最早可从 (\d{4}-\d{2}-\d{2}) 起生效/.exec((await page.textContent('.grid-publish')) ?? '')?.[1] ?? '';
    await page.fill('#grid-valid-from', first);
    await page.click('[data-action="publish-grids"]');
    await page.waitForSelector(`.grid-head >> text=已发布，${first} 起生效`, { timeout: PATIENCE });
    expect(await page.locator('.grid-tools').count()).toBe(0);
  });

  it('shows the grids as they were on any day', async () => {
    const published = /已发布，(\d{4}-\d{2}-\d{2})/.exec((await page.textContent('.grid-head')) ?? '')?.[1] ?? '';
    const tiles = page.waitForResponse((each) => each.url().includes('/tiles/areas/day.2021-05-05/'), {
      timeout: PATIENCE,
    });
    await page.goto(`${cityUrl}/grids/history?day=2021-05-05`);
    expect((await tiles).ok()).toBe(true);
    await page.goto(`${cityUrl}/grids/history?day=${published}`);
    const row = page.locator(`[data-day="${published}"]`);
    await row.waitFor({ timeout: PATIENCE });
    expect(await row.textContent()).toContain('启用 1，到期 2');
    expect(await row.getAttribute('aria-current')).toBe('true');
    expect(await violations(page)).toEqual([]);
  });

  it('speaks English, too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    await page.click('text=Back to the drafts');
    await page.waitForSelector('h1 >> text=Unit grid editor', { timeout: PATIENCE });
    expect(await chineseLeft(page)).toEqual([]);
  });
});

interface Drawing {
  readonly base: {
    readonly origin: [number, number];
    readonly arcs: { points: [number, number][]; left: number; right: number }[];
    readonly cells: { id: string }[];
  };
}

/** The draft that is open, from the server. */
async function draftOf(page: Page): Promise<Drawing> {
  return page.evaluate(async () =>
    (await fetch(`/api/unit-grid-drafts/${location.pathname.split('/').slice(2).join('/')}`)).json(),
  );
}

/** Two cells of the draft with a long common border. */
async function neighbours(page: Page): Promise<[number, number]> {
  const { base } = await draftOf(page);
  const inner = base.arcs.filter(({ left, right }) => left >= 0 && right >= 0);
  const length = ({ points }: (typeof inner)[number]) =>
    points
      .slice(1)
      .reduce((sum, [x, y], at) => sum + Math.hypot(x - (points[at]?.[0] ?? 0), y - (points[at]?.[1] ?? 0)), 0);
  const [longest] = [...inner].sort((one, other) => length(other) - length(one));
  return [longest?.left ?? 0, longest?.right ?? 1];
}

/** The screen position of the middle of a cell's corners: the map shows the draft's bounds with the same margin all around. */
async function placeOnMap(page: Page, cell: number): Promise<[number, number]> {
  const { base } = await draftOf(page);
  const corners = base.arcs
    .filter(({ left, right }) => left === cell || right === cell)
    .flatMap(({ points }) => points);
  const middle = (axis: 0 | 1) => corners.reduce((sum, point) => sum + point[axis], 0) / corners.length;
  const longitude = (base.origin[0] + middle(0)) / 1e8;
  const latitude = (base.origin[1] + middle(1)) / 1e8;
  return onScreen(page, [longitude, latitude]);
}
