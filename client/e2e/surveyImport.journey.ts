import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { mapIsIdle, NANJING_ROAD, PATIENCE, screenshot, signIn } from './steps.ts';
import { stepsFollowEachOther } from './stepsFollowEachOther.ts';

/** Thirty lamps on a lattice of some metres around 南京东路 and one far away; codes of this run alone. */
function survey(run: string): Buffer {
  const lamps = Array.from({ length: 30 }, (_, index) => {
    const longitude = NANJING_ROAD.longitude + ((index % 6) - 3) * 0.000271;
    const latitude = NANJING_ROAD.latitude + (Math.floor(index / 6) - 2) * 0.000233;
    return `${run}${index},新装路灯${index},${longitude.toFixed(7)},${latitude.toFixed(7)},完好,某某照明公司`;
  });
  return Buffer.from(['编号,名称,经度,纬度,状态,养护单位', ...lamps, `${run}X,远处的灯,120.1,30.2,完好,`].join('\n'));
}

/** Two streets that cross, a footway, and a school's yard between them. */
function streets(run: string): Buffer {
  const places = [
    [-0.003, 0],
    [0.003, 0],
    [0, -0.003],
    [0, 0.003],
    [0.001, 0.001],
    [0.002, 0.001],
    [0.002, 0.002],
  ];
  const nodes = places.map(([east, north], index) => {
    const longitude = NANJING_ROAD.longitude + (east ?? 0);
    return `<node id="${index + 1}" lon="${longitude}" lat="${NANJING_ROAD.latitude + (north ?? 0)}"/>`;
  });
  const way = (id: number, refs: readonly number[], key: string, value: string) =>
    `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}<tag k="${key}" v="${value}"/>
      <tag k="name" v="新路${run}"/></way>`;
  const ways = [
    way(1, [1, 2], 'highway', 'primary'),
    way(2, [3, 4], 'highway', 'residential'),
    way(3, [1, 5], 'highway', 'footway'),
    way(4, [5, 6, 7, 5], 'amenity', 'school'),
  ];
  return Buffer.from(`<osm>${nodes.join('')}${ways.join('')}</osm>`);
}

/** An administrator loads a small survey: file, coordinate system, category, check, load, account. */
describe.skipIf(reasonToSkip)('the survey import', () => {
  const cityUrl = inject('cityUrl');
  const run = `J${Date.now()}-`;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => browser?.close());

  stepsFollowEachOther();
  const chooseFile = () =>
    page.setInputFiles('#survey-file', { name: '路灯普查.csv', mimeType: 'text/csv', buffer: survey(run) });
  const figure = async (name: string) => Number(await page.textContent(`[data-figure="${name}"]`));
  const decideAll = async () => {
    await page.waitForSelector('#survey-category', { timeout: PATIENCE });
    await page.click('#survey-category');
    await page.fill('#survey-category', '路灯');
    await page.click(
      '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="全部为 路灯（0118）"]',
    );
    await page.waitForSelector('[data-crs="EPSG:4326"]', { timeout: PATIENCE });
  };
  const check = async () => {
    await page.click('[data-action="check-survey"]');
    await page.waitForSelector('[data-import="checked"]', { timeout: PATIENCE });
  };

  it('reads the file and shows its places beside what is known', async () => {
    await signIn(page, cityUrl, 'admin');
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await chooseFile();
    await decideAll();
    expect(await page.locator('fieldset >> text=某某照明公司').count()).toBe(1);
    await mapIsIdle(page);
    await screenshot(page, 'survey-import-plan');
    expect(await violations(page)).toEqual([]);
  });

  it('finds the sent file again when the page is loaded anew', async () => {
    await page.reload();
    await page.waitForSelector('[data-sent-file]', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'survey-import-resume');
    await page.click('[data-sent-file] >> nth=0 >> [data-action="resume-file"]');
    await decideAll();
    await page.fill('#survey-tolerance', '0.3');
  });

  it('checks every record before anything is loaded', async () => {
    await check();
    expect(await page.textContent('[data-outcome="insert"]')).toBe('30');
    expect(await page.textContent('[data-outcome="rejected"]')).toBe('1');
    await screenshot(page, 'survey-import-report');
    expect(await violations(page)).toEqual([]);
  });

  it('loads, and goes on when the page is left', async () => {
    await page.click('[data-action="load-survey"]');
    const address = page.url();
    await page.goto(`${cityUrl}/administration`);
    await page.goto(address);
    await page.waitForSelector('[data-import="done"]', { timeout: PATIENCE });
    expect([await figure('read'), await figure('inserted'), await figure('rejected')]).toEqual([31, 30, 1]);
    await screenshot(page, 'survey-import-account');
    expect(await violations(page)).toEqual([]);
  });

  it('changes nothing when the same file comes again', async () => {
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await page.waitForSelector('.survey-runs', { timeout: PATIENCE });
    await chooseFile();
    await decideAll();
    await check();
    expect(await page.textContent('[data-outcome="unchanged"]')).toBe('30');
  });

  it('loads streets of an OpenStreetMap file into the base map', async () => {
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await page.setInputFiles('#survey-file', { name: `路网${run}.osm`, mimeType: 'text/xml', buffer: streets(run) });
    await page.waitForSelector('[data-base-layer="tags"]', { timeout: PATIENCE });
    expect(await page.textContent('[data-base-layer="tags"]')).toBe('道路 2 · 水系 0 · 院落 1');
    await mapIsIdle(page);
    await screenshot(page, 'survey-import-base-map');
    expect(await violations(page)).toEqual([]);
    await check();
    expect(await page.textContent('[data-outcome="insert"]')).toBe('3');
    await page.click('[data-action="load-survey"]');
    await page.waitForSelector('[data-import="done"]', { timeout: PATIENCE });
    expect([await figure('read'), await figure('inserted')]).toEqual([3, 3]);
    await mapIsIdle(page);
    await screenshot(page, 'survey-import-base-map-done');
  });

  it('gives all problems as a spreadsheet', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: PATIENCE }),
      page.click('[data-action="download-report"]'),
    ]);
    expect(download.suggestedFilename()).toMatch(/质量检查\.xlsx$/);
  });

  it('stops sending, and stops reading, and keeps nothing of either', async () => {
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    const lines = survey(run).toString();
    const large = Buffer.from(`${lines}\n${`大${run},灯,121.47,31.23,完好,\n`.repeat(60_000)}`);
    // Slowly, as over a city's network: a local file would be sent before one could click.
    const network = await page.context().newCDPSession(page);
    const speed = { offline: false, latency: 0, downloadThroughput: -1 };
    await network.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: 200_000 });
    const send = () => page.setInputFiles('#survey-file', { name: '大.csv', mimeType: 'text/csv', buffer: large });
    await send();
    await page.waitForSelector('[data-upload="running"]', { timeout: PATIENCE });
    await screenshot(page, 'survey-import-upload');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action="cancel-upload"]');
    await page.waitForSelector('[data-upload]', { state: 'detached', timeout: PATIENCE });
    await network.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: -1 });
    await send();
    await decideAll();
    await page.click('[data-action="check-survey"]');
    await page.click('[data-import="running"] [data-action="cancel-survey"]', { timeout: PATIENCE });
    await page.waitForSelector('[data-import="refused"]', { timeout: PATIENCE });
    await screenshot(page, 'survey-import-cancelled');
    await page.goto(`${cityUrl}/survey-import?district=310101`);
    await page.waitForSelector('.survey-runs', { timeout: PATIENCE });
    expect(await page.locator('.survey-runs li:not([data-sent-file]) >> text=大.csv').count()).toBe(0);
    const sentFiles = page.locator('[data-sent-file]:has-text("大.csv")');
    while ((await sentFiles.count()) > 0) {
      const before = await sentFiles.count();
      await sentFiles.first().locator('[data-action="throw-file-away"]').click();
      await expect.poll(() => sentFiles.count(), { timeout: PATIENCE }).toBe(before - 1);
    }
  });

  it('is complete in English', async () => {
    await page.click('button:has-text("English")');
    await page.waitForSelector('h1:has-text("Survey import")', { timeout: PATIENCE });
    // The names of the loaded files are theirs.
    expect((await chineseLeft(page)).filter((text) => !/路灯普查|路网/.test(text))).toEqual([]);
  });
});
