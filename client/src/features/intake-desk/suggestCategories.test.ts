import type { Category } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { suggestCategories } from './suggestCategories';

const category = (id: string, name: string, filingText: string, recentCases = 0): Category => ({
  id,
  edition: 'test',
  kind: 'event',
  code: '0101',
  majorName: '市容环境',
  name,
  englishName: name,
  professionalKind: null,
  isReportable: true,
  recentCases,
  conditions: [
    { id: `${id}-1`, number: 1, filingText, closingText: '', limits: {} as Category['conditions'][0]['limits'] },
  ],
});
const catalogue = [
  category('garbage', '暴露垃圾', '散落或堆积的垃圾'),
  category('rubble', '积存垃圾渣土', '垃圾渣土成堆'),
  category('manhole', '污水井盖', '井盖破损或丢失'),
];
const suggested = (words: string) => suggestCategories(catalogue, words, 2).map(({ id }) => id);

describe('categories by the caller’s words', () => {
  it('come best match first', () => {
    expect(suggested('门口的井盖丢失了很危险')).toEqual(['manhole']);
    expect(suggested('路边一堆暴露垃圾没人清')).toEqual(['garbage', 'rubble']);
  });

  it('are none while nothing fits', () => {
    expect(suggested('')).toEqual([]);
    expect(suggested('x')).toEqual([]);
    expect(suggested('晚上太吵')).toEqual([]);
  });
});
