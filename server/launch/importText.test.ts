import { expect, test } from 'vitest';
import { baseMapWishesOf, readImportCommand, wishesOf } from './importCommand.ts';
import { importText, refusalText } from './importText.ts';

test('--layer says what a file is loaded as, or which of its layers', () => {
  const street = readImportCommand(['a.shp', '--layer', 'street', '--layer', 'roads', '--crs', 'EPSG:4549']);
  expect([street.isBaseMap, street.files]).toEqual([true, ['a.shp']]);
  expect(baseMapWishesOf(street)).toMatchObject({ baseLayer: 'street', layer: 'roads', crs: 'EPSG:4549' });
  const tags = readImportCommand(['a.osm', '--layer', 'base-map']);
  expect([tags.isBaseMap, baseMapWishesOf(tags).baseLayer]).toEqual([true, undefined]);
  const sheet = readImportCommand(['a.xlsx', '--layer', '路灯', '--category', '0118']);
  expect(sheet.isBaseMap).toBe(false);
  expect(wishesOf(sheet, null)).toMatchObject({ layer: '路灯', category: { kind: 'one', code: '0118' } });
  expect(() => readImportCommand(['--planet'])).toThrow();
});

test('a person reads the account, how to go on, and the first problems', () => {
  const text = importText({
    file: 'a.csv',
    account: {
      runId: 'r1',
      districtCode: '310101',
      state: 'cancelled',
      target: 'components',
      fileName: 'a.csv',
      dataset: 'a',
      crs: 'EPSG:4326',
      read: 12_000,
      inserted: 5000,
      updated: 0,
      unchanged: 0,
      rejected: { 'place-missing': 1 },
      removed: 0,
      waiting: 6999,
      addsUp: true,
      hasRows: true,
      gridProof: null,
    },
    report: {
      outcomes: { insert: 11_999, update: 0, unchanged: 0, rejected: 1 },
      rejections: { 'place-missing': 1 },
      warnings: {},
      accuracy: {},
      categories: [],
      dense: [],
      problems: [
        {
          position: 7,
          problems: ['place-missing'],
          name: '灯',
          sourceKey: null,
          twin: null,
          longitude: null,
          latitude: null,
        },
      ],
    },
  });
  expect(text).toContain('read       12,000');
  expect(text).toContain('go on with: --resume r1 --district 310101');
  expect(text).toMatch(/row 7 +灯 {2}place-missing/);
});

test('a refusal says what helps', () => {
  expect(refusalText({ refused: 'import-category-missing', details: { column: 'TYPE' } })).toBe(
    '  refused: import-category-missing {"column":"TYPE"}\n  nothing in the file names a category: say --category CODE, or keep category rules in a profile (--profile)',
  );
  expect(refusalText({ refused: 'import-empty' })).toBe('  refused: import-empty');
});
