import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { choose, saved } from './gridEditorSteps.ts';
import { onScreen } from './mapPlace.ts';
import { mapIsIdle, PATIENCE, screenshot, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

/** An administrator drags a corner of unit grids, and draws a professional grid by keys alone. */
describe.skipIf(reasonToSkip)('drawing grids by pointer and by keys', () => {
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

  const changed = () => page.locator('tr[data-state]:not([data-state="same"])').count();

  it('drags a corner, which is one edit that is taken back as one', async () => {
    await page.goto(`${cityUrl}/grids`);
    await page.waitForSelector('.grid-begin', { timeout: PATIENCE });
    await choose(page, 'grid-subdistrict', '豫园街道');
    await choose(page, 'grid-communities');
    await page.keyboard.press('Escape');
    await page.fill('#grid-draft-name', '拖动角点');
    await page.click('[data-action="begin-draft"]');
    await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
    await mapIsIdle(page);
    await page.click('[data-tool="reshape"]');
    const [x, y] = await onScreen(page, await innerCorner(page));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 3, y + 2, { steps: 3 });
    await expect.poll(changed, { timeout: PATIENCE }).toBeGreaterThan(1);
    await page.mouse.up();
    await expect.poll(() => page.textContent('.grid-head'), { timeout: PATIENCE }).toContain('1 处修改');
    await saved(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-dragged');
    await page.click('[data-action="undo"]');
    await expect.poll(changed).toBe(0);
    await saved(page);
  });

  it('is told by name where other grids are already, drawing by keys', async () => {
    await page.click('[data-tool="draw"]');
    await ringByKeys(page);
    await expect.poll(() => page.textContent('.grid-objection')).toContain('已有网格');
  });

  it('draws a professional grid by keys alone', async () => {
    await page.goto(`${cityUrl}/grids/professional`);
    await page.waitForSelector('#grid-kind', { timeout: PATIENCE });
    await choose(page, 'grid-kind', '地下空间');
    await choose(page, 'grid-subdistrict', '豫园街道');
    await page.fill('#grid-draft-name', '键盘绘制');
    await page.click('[data-action="begin-draft"]');
    await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
    await mapIsIdle(page);
    const before = await page.locator('.grid-cells tbody tr').count();
    await page.click('[data-tool="draw"]');
    await ringByKeys(page);
    await expect.poll(() => page.locator('.grid-cells tbody tr').count(), { timeout: PATIENCE }).toBe(before + 1);
    await saved(page);
    expect(await page.textContent('[data-crosshair]')).toContain('十字光标');
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-by-keys');
  });

  it('lists the editions of professional grids in the history', async () => {
    await page.goto(`${cityUrl}/grids/history`);
    await page.waitForSelector('[data-day]', { timeout: PATIENCE });
    expect(await page.locator('thead').textContent()).toContain('专业网格');
    await mapIsIdle(page);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'grid-history');
  });
});

/** A square of 48 pixels from the middle of the map, with a point too many that is taken back. */
async function ringByKeys(page: Page): Promise<void> {
  await page.focus('.maplibregl-canvas');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('ArrowLeft', 'Enter', 'Shift+ArrowRight', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter');
  await page.waitForSelector('[data-crosshair] >> text=已有 3 个角点');
  await press('Backspace', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowUp', 'Enter', 'Shift+ArrowLeft', 'Enter');
  await press('Shift+ArrowDown', 'Enter');
}

/** A corner of the open draft that lies on no outer border. */
function innerCorner(page: Page): Promise<[number, number]> {
  return page.evaluate(async () => {
    const path = location.pathname.split('/').slice(2).join('/');
    const { base } = await (await fetch(`/api/unit-grid-drafts/${path}`)).json();
    const arcs: { points: [number, number][]; left: number; right: number }[] = base.arcs;
    const outer = new Set(arcs.filter((arc) => arc.left < 0 || arc.right < 0).flatMap((arc) => arc.points.map(String)));
    const inner = arcs.flatMap(({ points }) => points).find((point) => !outer.has(String(point)));
    return [((inner?.[0] ?? 0) + base.origin[0]) / 1e8, ((inner?.[1] ?? 0) + base.origin[1]) / 1e8];
  });
}
