import type { Page } from 'playwright-core';
import { onScreen } from './mapPlace.ts';
import { mapIsIdle, PATIENCE } from './steps.ts';

type Pixels = readonly [x: number, y: number];

/** Chooses an option of a field by its words, or the first one. */
export async function choose(page: Page, field: string, text?: string): Promise<void> {
  await page.click(`#${field}`);
  const option = text ? `[title="${text}"]` : '.ant-select-item-option';
  const shown = `.ant-select-dropdown:not(.ant-select-dropdown-hidden) ${option}`;
  await page.locator(shown).first().click({ timeout: PATIENCE });
}

/** Where a draft shall be begun, by the words of the form. */
export interface DraftPlace {
  readonly district?: string;
  readonly subdistrict: string;
  readonly community?: string;
}

/** Begins a draft of the unit grids of a community, the first one unless it is named, and waits for its map. */
export async function beginUnitDraft(
  page: Page,
  cityUrl: string,
  name: string,
  { district, subdistrict, community }: DraftPlace,
): Promise<void> {
  await page.goto(`${cityUrl}/grids`);
  await page.waitForSelector('.grid-begin', { timeout: PATIENCE });
  if (district) await choose(page, 'grid-district', district);
  await choose(page, 'grid-subdistrict', subdistrict);
  await choose(page, 'grid-communities', community);
  await page.keyboard.press('Escape');
  await begin(page, name);
}

/** Begins a draft of the professional grids of a trade in a subdistrict, and waits for its map. */
export async function beginProfessionalDraft(
  page: Page,
  cityUrl: string,
  name: string,
  { district, subdistrict, kind }: DraftPlace & { readonly kind: string },
): Promise<void> {
  await page.goto(`${cityUrl}/grids/professional`);
  await page.waitForSelector('#grid-kind', { timeout: PATIENCE });
  if (district) await choose(page, 'grid-district', district);
  await choose(page, 'grid-subdistrict', subdistrict);
  await choose(page, 'grid-kind', kind);
  await begin(page, name);
}

async function begin(page: Page, name: string): Promise<void> {
  await page.fill('#grid-draft-name', name);
  await page.click('[data-action="begin-draft"]');
  await page.waitForSelector('.grid-editor', { timeout: PATIENCE });
  await mapIsIdle(page);
}

/** Waits until every edit is kept. */
export const saved = (page: Page) => page.waitForSelector('[data-saving="saved"]', { timeout: PATIENCE });

/** Waits until the server says that the draft may be published, or that it may not. */
export const proved = (page: Page, isProved = true) =>
  page.waitForSelector(`[data-proved="${isProved}"]`, { timeout: PATIENCE });

/** The grids, or pieces of them, in the table beside the map. */
export const rowCount = (page: Page) => page.locator('.grid-cells tbody tr').count();

/** Publishes the open draft from a day on. */
export async function publishFrom(page: Page, day: string): Promise<void> {
  await page.fill('#grid-valid-from', day);
  await page.click('[data-action="publish-grids"]');
  await page.waitForSelector(`.grid-head >> text=已发布，${day} 起生效`, { timeout: PATIENCE });
}

/** The middle of the map on the screen. */
export async function middleOfMap(page: Page): Promise<Pixels> {
  const box = await page.locator('[data-testid="map"]').boundingBox();
  if (!box) throw new Error('there is no map');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Taps the corners of a ring around a place with the mouse, and closes it. */
export async function drawRing(page: Page, [x, y]: Pixels, corners: readonly Pixels[]): Promise<void> {
  for (const [east, south] of corners) await page.mouse.click(x + east, y + south, { delay: 30 });
  await page.click('[data-action="finish-drawing"]');
}

/** A square of so many pixels to each side. */
export const squareOf = (half: number): Pixels[] => [
  [-half, -half],
  [half, -half],
  [half, half],
  [-half, half],
];

/** Where a corner of the open draft's first drawing lies on the screen: the first, or the first that lies on no outer border. */
export async function cornerOnScreen(page: Page, which: 'any' | 'inner'): Promise<Pixels> {
  const place = await page.evaluate(async (isInner) => {
    const path = location.pathname.split('/').slice(2).join('/');
    const { base } = await (await fetch(`/api/unit-grid-drafts/${path}`)).json();
    const arcs: { points: [number, number][]; left: number; right: number }[] = base.arcs;
    const outer = new Set(arcs.filter((arc) => arc.left < 0 || arc.right < 0).flatMap((arc) => arc.points.map(String)));
    const found = arcs.flatMap(({ points }) => points).find((point) => !isInner || !outer.has(String(point)));
    return [((found?.[0] ?? 0) + base.origin[0]) / 1e8, ((found?.[1] ?? 0) + base.origin[1]) / 1e8] as const;
  }, which === 'inner');
  return onScreen(page, place);
}

/** Where the open draft's first drawing lies on the screen: left, top, right, bottom. */
export async function drawingOnScreen(page: Page): Promise<[number, number, number, number]> {
  const [west, south, east, north] = await page.evaluate(async () => {
    const path = location.pathname.split('/').slice(2).join('/');
    const { base } = await (await fetch(`/api/unit-grid-drafts/${path}`)).json();
    const points: [number, number][] = base.arcs.flatMap((arc: { points: [number, number][] }) => arc.points);
    const [xs, ys] = [points.map(([x]) => x + base.origin[0]), points.map(([, y]) => y + base.origin[1])];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((units) => units / 1e8) as [
      number,
      number,
      number,
      number,
    ];
  });
  return [...(await onScreen(page, [west, north])), ...(await onScreen(page, [east, south]))];
}

/** Drags from one place of the screen to another with one finger. */
export async function dragByFinger(page: Page, [fromX, fromY]: Pixels, [toX, toY]: Pixels): Promise<void> {
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', fromX, fromY);
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
  }
  await touch('touchEnd', toX, toY);
  await fingers.detach();
}
