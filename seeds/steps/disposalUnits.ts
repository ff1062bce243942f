import type { Knex } from 'knex';
import { z } from 'zod';
import type { DispatchRule, RuleSet } from '../../server/domain/dispatch/rules.ts';
import { bulkInsert } from '../bulkInsert.ts';
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

/** Crews (班组) of two units of the demo accounts' district. They get their work from their unit, so they have no trade. */
const crews: readonly (readonly [parentCode: string, code: string, name: string, englishName: string])[] = [
  ['310101D01', '310101D26', '黄浦区市容环境卫生所保洁一班', 'Huangpu Sanitation Crew 1'],
  ['310101D01', '310101D27', '黄浦区市容环境卫生所保洁二班', 'Huangpu Sanitation Crew 2'],
  ['310101D03', '310101D28', '黄浦区市政养护中心抢修一班', 'Huangpu Municipal Works Crew 1'],
  ['310101D03', '310101D29', '黄浦区市政养护中心抢修二班', 'Huangpu Municipal Works Crew 2'],
];

/** The units of the base data and the crews of two of them. */
export function readDisposalUnits(): DisposalUnitRecord[] {
  const units = readJson('gis-data/base/disposal-units.json', disposalUnits);
  const ofCrews = crews.map(([parentCode, code, name, englishName]) => ({
    code,
    name,
    englishName,
    districtCode: parentCode.slice(0, 6),
    parentCode,
    subdistrictCode: null,
    trades: [],
  }));
  return [...units, ...ofCrews];
}

/** Where a unit sits: somewhere inside the area it works in. Made up, like the units themselves. */
const location = `(SELECT ST_PointOnSurface(a.boundary) FROM administrative_areas a
  WHERE a.code = coalesce(r.subdistrict_code, r.district_code))`;

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
  await bulkInsert(knex, 'disposal_units', columns.disposalUnits, rows, { location });
}

/** The rules by which the demo city proposes units, as a published first version, and the default units of the grids. */
export async function seedDispatchRules(knex: Knex): Promise<void> {
  await knex.raw(
    `UPDATE responsibility_grids g SET unit_code = (
      SELECT u.code FROM disposal_units u WHERE u.subdistrict_code = g.subdistrict_code AND ? = ANY (u.trades)
      ORDER BY u.code LIMIT 1)`,
    [lastResortTrade],
  );
  const first = { version: 1, rules: dispatchRules(readDisposalUnits()), note: '示例规则', published_at: VALID_FROM };
  await bulkInsert(knex, 'dispatch_rule_sets', columns.dispatchRuleSets, [first]);
}

/** Who handles what is nobody else's. */
const lastResortTrade = 'urban-enforcement';

/** From the most particular to the last resort; only what a sensor reports needs no dispatcher. */
export function dispatchRules(units: readonly DisposalUnitRecord[]): RuleSet {
  const isManual = { isAutomatic: false };
  const maintainer = { kind: 'component-maintainer' } as const;
  const lastResorts = units.filter((unit) => unit.subdistrictCode === null && unit.trades.includes(lastResortTrade));
  return [
    {
      id: 'sensor-component',
      name: '传感器告警的部件由养护单位自动接单',
      when: { categoryKinds: ['component'], sources: ['sensor'] },
      sendTo: maintainer,
      isAutomatic: true,
    },
    { id: 'component-maintainer', name: '部件由养护单位处置', when: {}, sendTo: maintainer, ...isManual },
    {
      id: 'professional-grid',
      name: '专业案件由专业网格单位处置',
      when: {},
      sendTo: { kind: 'professional-grid-unit' },
      ...isManual,
    },
    { id: 'trade', name: '由本街镇、本区的行业单位处置', when: {}, sendTo: { kind: 'trade-unit' }, ...isManual },
    {
      id: 'responsibility-grid',
      name: '由责任网格的兜底单位处置',
      when: {},
      sendTo: { kind: 'responsibility-grid-unit' },
      ...isManual,
    },
    ...lastResorts.map(
      (unit): DispatchRule => ({
        id: `last-resort-${unit.districtCode}`,
        name: '区城管兜底处置',
        when: { areaCodes: [unit.districtCode] },
        sendTo: { kind: 'named-unit', unitCode: unit.code },
        ...isManual,
      }),
    ),
  ];
}
