import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chineseLeft, violations } from './axe.ts';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { type People, people } from './people.ts';
import { PATIENCE, screenshot, signIn } from './steps.ts';

const DEMAND = '案件已超时，请今天办结并说明原因。';

/** From the late case to the unit's answer. */
describe.skipIf(reasonToSkip)('supervision', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  let all: People;
  /** A late case of the demo unit: an answer that is owed by it can be given in the journey. */
  let late: { id: string; districtCode: string };

  beforeAll(async () => {
    all = await people(cityUrl);
    const { items } = await all.unit.get<{ items: { id: string; districtCode: string; supervision: string | null }[] }>(
      '/api/cases?lamp=red&status=handling&order=due&limit=50',
    );
    const found = items.find(({ supervision }) => supervision !== 'owed');
    if (!found) throw new Error('the demo unit has no late case');
    late = found;
    browser = await launchBrowser();
    page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await signIn(page, cityUrl, 'supervisor');
  });
  afterAll(() => browser?.close());

  it('urges several late cases with one demand', async () => {
    await page.goto(`${cityUrl}/supervision`);
    const box = page.locator(`.selectable-row:has([data-case="${late.id}"]) input`);
    await page.waitForSelector('.case-row', { timeout: PATIENCE });
    while ((await box.count()) === 0) {
      await page.locator('.queue-end button').click({ timeout: PATIENCE });
      await page.waitForTimeout(300);
    }
    await box.check();
    await page.locator('.selectable-row input:not(:checked)').first().check();
    await page.click('[data-bulk-action="urge"]');
    await page.waitForSelector('.bulk-bar >> text=请写明原因', { timeout: PATIENCE });
    await page.fill('.urge-form textarea', DEMAND);
    await screenshot(page, 'supervision');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-bulk-action="urge"]');
    await page.waitForSelector('[data-bulk="ended"] >> text=办成 2 件', { timeout: PATIENCE });
  });

  it('shows the answers that are owed, each with its clock', async () => {
    await page.goto(`${cityUrl}/supervision/${late.districtCode}/${late.id}?tab=owed`);
    await page.waitForSelector('.row-notes >> text=督办待答复', { timeout: PATIENCE });
    expect(await page.locator('.row-notes li', { hasText: '答复' }).first().textContent()).toMatch(/答复(还剩|超时)/);
    await page.waitForSelector('.case-panel', { timeout: PATIENCE });
    expect(await violations(page)).toEqual([]);
  });

  it('is answered by the unit, and the supervisor sees it without asking', async () => {
    const unit = await openPage(browser);
    await signIn(unit, cityUrl, 'unit');
    await unit.goto(`${cityUrl}/worklist/${late.districtCode}/${late.id}`);
    await unit.waitForSelector(`.case-timeline >> text=${DEMAND}`, { timeout: PATIENCE });
    await unit.click('[data-command="answer-urge"]', { timeout: PATIENCE });
    await unit.fill('[data-form="answer-urge"] textarea', '已加派人手，今天办结');
    await unit.click('[data-form="answer-urge"] .ant-btn-primary');
    await page.waitForSelector('[data-activity="answer-urge"] >> text=已加派人手，今天办结', { timeout: PATIENCE });
    await unit.context().close();
  });

  it('speaks English, too', async () => {
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="en"]');
    expect(await chineseLeft(page)).toEqual([]);
  });
});
