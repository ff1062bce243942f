import { expect, test } from 'vitest';
import { limitOf, readCategories, readConditions } from './categories.ts';

const trades = new Set([
  'cleaning',
  'greening',
  'municipal',
  'water',
  'drainage',
  'gas',
  'power',
  'telecom',
  'lighting',
  'traffic',
  'civil-defence',
  'urban-enforcement',
  'construction',
  'property',
]);
const categories = readCategories();
const conditions = readConditions();

test('the edition of 2007 is complete: 85 components and 54 events', () => {
  const own = categories.filter((category) => category.edition === 'CJ/T 214-2007');
  expect(own.filter((category) => category.kind === 'component')).toHaveLength(85);
  expect(own.filter((category) => category.kind === 'event')).toHaveLength(54);
  expect(own.every((category) => category.is_reportable)).toBe(true);
});

test('the edition of 2013 stands beside it and is not reportable', () => {
  const other = categories.filter((category) => category.edition === 'GB/T 30428.2-2013');
  expect(other.length).toBeGreaterThan(140);
  expect(other.some((category) => category.is_reportable)).toBe(false);
});

test('identifiers say edition, kind and code, and are unique', () => {
  const prefixes: Record<string, string> = { 'CJ/T 214-2007': 'cjt214-2007', 'GB/T 30428.2-2013': 'gbt30428-2013' };
  for (const { id, edition, kind, code } of categories) {
    expect(id).toBe(`${prefixes[edition] ?? edition}-${kind === 'component' ? 'c' : 'e'}${code}`);
  }
  expect(new Set(categories.map((category) => category.id)).size).toBe(categories.length);
});

test('every reportable category has a trade and at least one filing condition, numbered from 1', () => {
  for (const category of categories.filter((each) => each.is_reportable)) {
    expect(trades, category.id).toContain(category.trade);
    const numbers = conditions.filter((each) => each.category_id === category.id).map((each) => each.number);
    expect(numbers, category.id).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length, category.id).toBeGreaterThan(0);
  }
});

test('the four trades of professional grids have categories of their own, numbered downward from 99', () => {
  const own = categories.filter((category) => category.edition === 'professional');
  const kinds = new Set(own.map((category) => category.professional_kind));
  expect([...kinds].sort()).toEqual(['greening', 'municipal', 'underground', 'water']);
  expect(own.every((category) => category.code.startsWith('99'))).toBe(true);
});

test('limits grow with the area class and round to something a person can say', () => {
  const classes = (value: number, unit: Parameters<typeof limitOf>[1]) =>
    (['A', 'B', 'C'] as const).map((areaClass) => limitOf(value, unit, areaClass));
  expect(classes(2, 'urgent_hour')).toEqual([2, 3, 4]);
  expect(classes(1, 'urgent_hour')).toEqual([1, 1.5, 2]);
  expect(classes(1, 'work_day')).toEqual([1, 2, 2]);
  expect(classes(5, 'work_day')).toEqual([5, 8, 10]);
  for (const { limit_value, limit_unit } of conditions) {
    const [a = 0, b = 0, c = 0] = classes(limit_value, limit_unit);
    expect(a).toBeLessThanOrEqual(b);
    expect(b).toBeLessThanOrEqual(c);
  }
});
