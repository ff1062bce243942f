import type { Knex } from 'knex';
import { z } from 'zod';
import { bulkInsert, type Row } from '../bulkInsert.ts';
import { columns } from '../columns.ts';
import { readJson } from '../files.ts';
import { VALID_FROM } from '../step.ts';

const disposalUnits = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    englishName: z.string().nullable(),
    districtCode: z.string(),
    parentCode: z.string().nullable(),
    subdistrictCode: z.string().nullable(),
    trades: z.array(z.string()),
  }),
);
export type DisposalUnitRecord = z.infer<typeof disposalUnits>[number];

export const readDisposalUnits = () => readJson('gis-data/base/disposal-units.json', disposalUnits);

export async function seedDisposalUnits(knex: Knex): Promise<void> {
  const rows = readDisposalUnits().map((unit) => ({
    code: unit.code,
    name: unit.name,
    english_name: unit.englishName,
    parent_code: unit.parentCode,
    district_code: unit.districtCode,
    subdistrict_code: unit.subdistrictCode,
    trades: unit.trades,
    valid_from: VALID_FROM,
  }));
  await bulkInsert(knex, 'disposal_units', columns.disposalUnits, rows);
}

/** The rules by which the demo city proposes units, and a last resort for every place. */
export async function seedDispatchRules(knex: Knex): Promise<void> {
  await bulkInsert(knex, 'dispatch_rules', columns.dispatchRules, dispatchRules(readDisposalUnits()));
}

export function dispatchRules(units: readonly DisposalUnitRecord[]): Row[] {
  const rule = (id: string, priority: number, name: string, chooses: string): Row => ({
    id,
    priority,
    name,
    chooses,
    valid_from: VALID_FROM,
  });
  const enforcement = units.filter((unit) => unit.trades.includes('urban-enforcement'));
  return [
    rule('component-maintainer', 10, '部件由养护单位处置', 'component-maintainer'),
    rule('professional-grid', 20, '专业案件由专业网格单位处置', 'professional-grid-unit'),
    rule('trade', 30, '由本街镇、本区的行业单位处置', 'trade-unit'),
    ...enforcement.map((unit) => ({
      ...rule(
        `enforcement-${unit.subdistrictCode ?? unit.districtCode}`,
        unit.subdistrictCode ? 80 : 90,
        '城管兜底处置',
        'named-unit',
      ),
      district_code: unit.districtCode,
      subdistrict_code: unit.subdistrictCode,
      unit_code: unit.code,
    })),
  ];
}
