import { describe, expect, it } from 'vitest';
import type { ImportProfile } from '../domain/survey/plan.ts';
import { readImportCommand, wishesOf } from './importCommand.ts';

const kept: ImportProfile = {
  crs: 'shanghai2000',
  columns: { code: '编号' },
  category: { kind: 'rules', rules: [{ column: '类型', equals: '灯', code: '0101' }] },
  unitNames: { 某公司: null },
  duplicateMeters: 2,
};

describe('the import’s command line', () => {
  it('takes a profile, and what is said beside it before the profile', () => {
    expect(wishesOf(readImportCommand(['a.csv', '--profile', 'p']), kept)).toMatchObject(kept);
    const said = readImportCommand(['a.csv', '--crs', 'gcj02', '--tolerance', '0.25', '--category', '0118']);
    expect(wishesOf(said, kept)).toMatchObject({
      crs: 'gcj02',
      duplicateMeters: 0.25,
      category: { kind: 'one', code: '0118' },
      columns: kept.columns,
    });
    expect(wishesOf(readImportCommand(['a.csv']), null)).toMatchObject({ crs: 'auto', duplicateMeters: undefined });
  });

  it.each(['-1', '101', 'near', ''])('refuses a tolerance of “%s”', (text) => {
    expect(() => readImportCommand(['a.csv', `--tolerance=${text}`])).toThrow('--tolerance: 0 to 100 metres');
  });
});
