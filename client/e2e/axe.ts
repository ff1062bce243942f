import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Run in the page as text: the content security policy forbids script tags from elsewhere. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The serious and critical violations on the page as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }).then((result) => result.violations)',
  )) as Violation[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join('\n')}`);
}

/** Chinese left over in what the client itself says: headings, labels, tabs, buttons. Names in the city's data stay Chinese. */
export async function chineseLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own =
      'nav a:not(.rail-person, .bottom-account), h1, h3, label:not(.ant-radio-wrapper), thead th, legend, summary, [role="tab"], .case-buttons button, .field-buttons button, dt';
    const texts = [...document.querySelectorAll(own)].map((element) => element.textContent ?? '');
    const names = [...document.querySelectorAll('[aria-label]')].map(
      (element) => element.getAttribute('aria-label') ?? '',
    );
    return [...texts, ...names].filter((text) => /\p{Script=Han}/u.test(text.replace('中文', '')));
  });
}
