import type { Category } from '@contract/schemas';
import { describe, expect, it } from 'vitest';
import { pinyinInitials } from './pinyin';
import { mostFrequent, searchCategories } from './searchCategories';

function category(code: string, name: string, englishName: string, recentCases: number, isReportable = true): Category {
  return {
    id: `cj-${code}`,
    edition: 'cj',
    kind: 'event',
    code,
    majorName: '市容环境',
    name,
    englishName,
    professionalKind: null,
    isReportable,
    recentCases,
    conditions: [],
  };
}

const garbage = category('0102', '暴露垃圾', 'Exposed garbage', 900);
const advert = category('0201', '非法小广告', 'Illegal small advertisement', 300);
const cover = category('0103', '井盖缺失', 'Missing manhole cover', 40);
const retired = category('9901', '旧类别', 'Retired', 5_000, false);
const all = [cover, advert, garbage, retired];

describe('choosing a category', () => {
  it('offers the most frequent first and nothing that cannot be reported', () => {
    expect(mostFrequent(all, 2)).toEqual([garbage, advert]);
    expect(searchCategories(all, '')).not.toContain(retired);
  });

  it.each([
    ['垃圾', garbage],
    ['bllj', garbage],
    ['xgg', advert],
    ['JGQS', cover],
    ['manhole', cover],
    ['0201', advert],
  ])('finds by %s', (text, found) => {
    expect(searchCategories(all, text)).toEqual([found]);
  });

  it('finds nothing for nonsense', () => {
    expect(searchCategories(all, 'zzzz')).toEqual([]);
  });

  it('takes initials from the first and the last letter of the alphabet, and leaves other characters', () => {
    expect(pinyinInitials('安装在A1座')).toBe('azza1z');
  });
});
