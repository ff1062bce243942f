import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import {
  beginProfessionalDraft,
  beginUnitDraft,
  cornerOnScreen,
  dragByFinger,
  drawingOnScreen,
  drawRing,
  middleOfMap,
  proved,
  publishFrom,
  rowCount,
  saved,
  squareOf,
} from './gridEditorSteps.ts';
import { PATIENCE, screenshot, signIn, UPRIGHT_TABLET } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

/** A district whose communities have no unit grids yet. */
const NEW_LAND = { district: '徐汇区', subdistrict: '虹梅路街道' };

/** An administrator draws unit grids where there were none, and a professional grid of two pieces. */
describe.skipIf(reasonToSkip)('grids on free land', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    await signIn(page, cityUrl, 'admin');
  });
  afterAll(() => browser?.close());
  stepsFollowEachOther();

  it('draws a unit grid and its neighbour by pointer, and publishes both', async () => {
    await beginUnitDraft(page, cityUrl, '新区首格', { ...NEW_LAND, community: '东兰路居委会' });
    await page.click('[data-tool="draw"]');
    const [x, y] = await middleOfMap(page);
    await drawRing(page, [x - 75, y], squareOf(75));
    // The second reaches over the first, which keeps its land.
    await drawRing(page, [x + 65, y], squareOf(75));
    await expect.poll(() => rowCount(page), { timeout: PATIENCE }).toBe(2);
    await saved(page);
    await proved(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-free-land');
    await publishFrom(page, '2099-01-01');
  });

  it('draws a unit grid by keys alone, and publishes it', async () => {
    await beginUnitDraft(page, cityUrl, '键盘新格', { ...NEW_LAND, community: '古美路第一居委会' });
    await page.click('[data-tool="draw"]');
    await page.focus('.maplibregl-canvas');
    const side = ['Shift+Arrow', 'Shift+Arrow', 'Shift+Arrow'];
    for (const direction of ['Right', 'Down', 'Left', 'Up']) {
      await page.keyboard.press('Enter');
      // The crosshair appears with the first step; Enter before that does nothing.
      for (const key of side) await page.keyboard.press(key + direction);
    }
    for (const key of ['Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    await expect.poll(() => rowCount(page), { timeout: PATIENCE }).toBe(1);
    await saved(page);
    await proved(page);
    await screenshot(page, 'grid-free-land-keys');
    await publishFrom(page, '2099-01-01');
  });

  it('sees what holds a point, and is told of a strip of land left beside a grid while a corner is dragged', async () => {
    await beginUnitDraft(page, cityUrl, '窄缝提示', { ...NEW_LAND, community: '东兰路居委会' });
    const [left, , , bottom] = await drawingOnScreen(page);
    await page.click('[data-tool="draw"]');
    await page.mouse.move(left + 3, bottom + 3);
    await page.waitForSelector('[data-snapped="corner"] >> text=吸附到网格角点', { timeout: PATIENCE });
    await screenshot(page, 'grid-snapped');
    await drawRing(
      page,
      [left, bottom],
      [
        [40, 22],
        [240, 22],
        [240, 80],
        [40, 80],
      ],
    );
    expect(await page.locator('[data-strips]').count()).toBe(0);
    await page.click('[data-tool="reshape"]');
    await page.mouse.move(left + 40, bottom + 22);
    await page.mouse.down();
    await page.mouse.move(left + 40, bottom + 4, { steps: 4 });
    await page.waitForSelector('[data-strips="1"] >> text=窄缝 1 处', { timeout: PATIENCE });
    await page.mouse.up();
    await saved(page);
    await page.waitForSelector('[data-rule="no-free-strip"]', { timeout: PATIENCE });
    await proved(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-strip');
  });

  it('drags a corner with one finger on a tablet, which is one edit', async () => {
    const tablet = await openPage(browser, UPRIGHT_TABLET);
    await signIn(tablet, cityUrl, 'admin');
    await beginUnitDraft(tablet, cityUrl, '手指拖动', { subdistrict: '豫园街道' });
    await tablet.click('[data-tool="reshape"]');
    const [x, y] = await cornerOnScreen(tablet, 'inner');
    await dragByFinger(tablet, [x, y], [x + 22, y + 8]);
    await expect.poll(() => tablet.textContent('.grid-head'), { timeout: PATIENCE }).toContain('1 处修改');
    await saved(tablet);
    expect(await violations(tablet)).toEqual([]);
    await screenshot(tablet, 'grid-finger');
    await tablet.click('[data-action="undo"]');
    await expect.poll(() => tablet.locator('tr[data-state]:not([data-state="same"])').count()).toBe(0);
    await tablet.context().close();
  });

  it('makes two professional grids that do not touch one of two pieces, and publishes it', async () => {
    await beginProfessionalDraft(page, cityUrl, '两岸堤防', { ...NEW_LAND, kind: '水务' });
    await page.click('[data-tool="draw"]');
    const [x, y] = await middleOfMap(page);
    await drawRing(page, [x + 45, y - 15], squareOf(30));
    await drawRing(page, [x + 200, y - 15], squareOf(30));
    await page.click('[data-tool="merge"]');
    // The one drawn last still is selected.
    await page.mouse.click(x + 45, y - 15);
    await expect.poll(() => page.textContent('.grid-objection')).toContain('没有公共边界');
    await page.click('[data-action="join-pieces"]');
    await page.waitForSelector('.grid-cells >> text=第 2 块，共 2 块', { timeout: PATIENCE });
    await saved(page);
    await proved(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'professional-pieces');
    await publishFrom(page, '2099-01-01');
  });

  it('edits a piece of it: a corner dragged, another piece drawn', async () => {
    await beginProfessionalDraft(page, cityUrl, '堤防调整', { ...NEW_LAND, kind: '水务' });
    expect(await rowCount(page)).toBe(2);
    await page.click('[data-tool="reshape"]');
    const [x, y] = await cornerOnScreen(page, 'any');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 20, y - 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.locator('tr[data-state="changed"]').count(), { timeout: PATIENCE }).toBe(2);
    await page.locator('.grid-cells tbody button').first().click();
    await page.click('[data-tool="draw"]');
    await page.click('text=作为所选网格的一块');
    await drawRing(page, await middleOfMap(page), squareOf(30));
    await page.waitForSelector('.grid-cells >> text=第 3 块，共 3 块', { timeout: PATIENCE });
    await saved(page);
    await proved(page);
    await screenshot(page, 'professional-piece-edited');
    await publishFrom(page, '2099-01-02');
  });
});
