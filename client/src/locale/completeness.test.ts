import { heatmapLevels } from '@contract/heatLevels';
import { caseSources, caseStages, caseStatuses } from '@domain/case/caseFile';
import { commandKinds } from '@domain/case/commandKind';
import { areaClasses, professionalKinds } from '@domain/grid/codes';
import { permissions, roleCodes } from '@domain/identity/permissions';
import { refusalCodes } from '@domain/refusal';
import { lamps } from '@domain/time-limit/lamp';
import { limitUnits } from '@domain/time-limit/units';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { zhCN } from './zh-CN';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const chinese = flatten(zhCN);
const english = flatten(en);
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the two languages', () => {
  it('have the same keys, English with a singular beside each counted text', () => {
    const singulars = [...chinese.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(/_other$/, '_one'));
    expect([...english.keys()].sort()).toEqual([...chinese.keys(), ...singulars].sort());
    expect(chinese.size).toBeGreaterThan(300);
  });

  it('fill in the same values', () => {
    for (const [key, text] of chinese)
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('leave nothing empty, and nothing Chinese in English but the name of the language', () => {
    for (const [key, text] of [...chinese, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
    const leftOver = [...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'nav.language');
    expect(leftOver).toEqual([]);
  });

  it('say no system words to people', () => {
    const system = /\b(null|undefined|token|id|500|uuid|json|http)\b/i;
    expect([...chinese, ...english].filter(([, text]) => system.test(text))).toEqual([]);
  });
});

describe.each([
  ['Chinese', chinese],
  ['English', english],
])('%s has words for every code of the domain', (_, words) => {
  it.each([
    ['refusal', [...refusalCodes, 'internal-error', 'unreachable']],
    ['status', caseStatuses],
    ['stage', caseStages],
    ['source', caseSources],
    ['command', commandKinds],
    ['permission', permissions],
    ['role', [...roleCodes, 'system']],
    ['lamp', lamps],
    ['limit', limitUnits],
    ['areaClass', areaClasses],
    ['professional', professionalKinds],
    ['level', [...heatmapLevels, 'professional-grid']],
  ])('%s', (group, codes) => {
    const missing = codes.filter((code) => !words.has(`${group}.${code}`));
    expect(missing).toEqual([]);
  });
});
