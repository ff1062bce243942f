import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage, reasonToSkip } from './browser.ts';
import { PATIENCE, photo, signIn, UPRIGHT_TABLET } from './steps.ts';

const NOBODY = '01890000-0000-7000-8000-000000000000';

/** Whatever is entered, the page says in words what is wrong and loses nothing. */
describe.skipIf(reasonToSkip)('wrong input', () => {
  const cityUrl = inject('cityUrl');
  let browser: Browser;
  let page: Page;
  const says = (text: string) => page.waitForSelector(`text=${text}`, { timeout: PATIENCE });

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openPage(browser);
  });
  afterAll(() => browser?.close());

  it('a wrong password is refused without saying which part was wrong', async () => {
    await page.goto(`${cityUrl}/sign-in`);
    await page.fill('input[autocomplete="username"]', 'operator');
    await page.fill('input[autocomplete="current-password"]', 'guess');
    await page.click('button[type="submit"]');
    await says('账号或密码不正确。');
    expect(await page.inputValue('input[autocomplete="username"]')).toBe('operator');
  });

  it('an unknown address and a stranger’s case are told in words', async () => {
    await signIn(page, cityUrl, 'operator');
    await page.goto(`${cityUrl}/nowhere`);
    await says('没有这个页面');
    await page.goto(`${cityUrl}/case/310101/${NOBODY}`);
    await says('没有找到，可能已被移走，或您无权查看。');
    await page.goto(`${cityUrl}/case/abc/not-a-case`);
    await says('填写的内容有误，请检查后再提交。');
    await page.goto(`${cityUrl}/heatmap`);
    await says('您的岗位不能使用这个页面');
  });

  it.each([
    ['somewhere', '请输入“经度,纬度”'],
    ['31.2304,121.4737', '经纬度似乎写反了'],
    ['0,0', '位置在本市范围之外'],
  ])('the place %s', async (text, answer) => {
    await page.goto(`${cityUrl}/new-case`);
    await page.fill('#new-case-coordinates', text, { timeout: PATIENCE });
    await page.keyboard.press('Enter');
    await says(answer);
    expect(await page.isDisabled('.new-case-form button[type="submit"]')).toBe(true);
  });

  it('a telephone report without words keeps its place and asks for them', async () => {
    await page.goto(`${cityUrl}/new-case`);
    await page.fill('#new-case-coordinates', '121.47604，31.23957', { timeout: PATIENCE });
    await page.keyboard.press('Enter');
    await page.click('.new-case-form button[type="submit"]:enabled', { timeout: PATIENCE });
    await says('请写下来电内容');
    await says('请选择类别');
  });

  it('a file that is no photo is refused at once, and what was entered stays', async () => {
    const tablet = await openPage(browser, UPRIGHT_TABLET);
    await signIn(tablet, cityUrl, 'inspector');
    await tablet.click('.field-main-button:enabled', { timeout: PATIENCE });
    await tablet.click('.category-button >> nth=0', { timeout: PATIENCE });
    await tablet.fill('[data-step="details"] textarea', '请保留这段话');
    const text = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') };
    await tablet.setInputFiles('input[type="file"]', text);
    await tablet.waitForSelector('text=这个文件不是照片，请重新选择。', { timeout: PATIENCE });
    await tablet.setInputFiles('input[type="file"]', await photo('#b8cbd6', '#5b6b3a'));
    await tablet.waitForSelector('.photo-item img', { timeout: PATIENCE });
    expect(await tablet.inputValue('[data-step="details"] textarea')).toBe('请保留这段话');
    await tablet.context().close();
  });

  it('without a network a report is kept, shown as waiting, and sent when the network is back', async () => {
    const tablet = await openPage(browser, UPRIGHT_TABLET);
    await signIn(tablet, cityUrl, 'inspector');
    await tablet.waitForSelector('.field-grid', { timeout: PATIENCE });
    await tablet.click('.field-main-button:enabled');
    await tablet.click('.category-button >> nth=1', { timeout: PATIENCE });
    await tablet.setInputFiles('input[type="file"]', await photo('#b8cbd6', '#7a5b3a'));
    await tablet.waitForSelector('.photo-item img', { timeout: PATIENCE });
    await tablet.context().setOffline(true);
    await tablet.click('.field-main-button:enabled');
    await tablet.waitForSelector('.calm-bar:has-text("离线 · 1 件待传")', { timeout: PATIENCE });
    const sent = tablet.waitForResponse((answer) => answer.url().endsWith('/api/commands') && answer.ok(), {
      timeout: PATIENCE,
    });
    await tablet.context().setOffline(false);
    await sent;
    await tablet.waitForSelector('.calm-bar:has-text("待传")', { state: 'detached', timeout: PATIENCE });
    await tablet.context().close();
  });
});
