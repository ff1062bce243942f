import type { DispatchRule, RuleSet, UnitChoice } from '../../server/domain/dispatch/rules.ts';
import type { Row } from '../bulkInsert.ts';
import { smallCityDistricts, smallCityUnit } from './plan.ts';

const VALID_FROM = '2020-01-01';
const edition = 'CJ/T 214-2007';

type Definition = readonly [id: string, name: string, english: string, trade: string, professionalKind?: string];

/** Two letters of the id say what a category is: c = component, e = event. */
const definitions: readonly Definition[] = [
  ['cjt214-2007-c0103', '雨水井盖', 'Storm drain manhole cover', 'drainage'],
  ['cjt214-2007-c0118', '路灯', 'Street lamp', 'lighting'],
  ['cjt214-2007-c0305', '垃圾箱', 'Litter bin', 'cleaning'],
  ['cjt214-2007-c0402', '行道树', 'Street tree', 'greening'],
  ['cjt214-2007-e0102', '暴露垃圾', 'Exposed garbage', 'cleaning'],
  ['cjt214-2007-e0104', '道路不洁', 'Unclean road', 'cleaning'],
  ['cjt214-2007-e0110', '道路破损', 'Damaged road surface', 'municipal'],
  ['cjt214-2007-e0501', '无照经营游商', 'Unlicensed street vendor', 'urban-enforcement'],
  ['professional-e9901', '河道污染', 'River pollution', 'water', 'water'],
  ['local-e9801', '电动自行车违规充电', 'Unsafe e-bike charging', 'property'],
];

export const smallCityComponentCategories = definitions.map(([id]) => id).filter((id) => id.includes('-c'));

/** A category that stands beside the others and cannot be reported. */
export const smallCityUnreportableCategory = 'gbt30428-2013-e0110';

export function categoryRows(): Row[] {
  const rows: Row[] = definitions.map(([id, name, english, trade, professionalKind]) => ({
    ...categoryOf(id),
    name,
    english_name: english,
    trade,
    professional_kind: professionalKind ?? null,
  }));
  const beside = categoryOf(smallCityUnreportableCategory);
  rows.push({ ...beside, name: '暴露垃圾', english_name: 'Exposed garbage', is_reportable: false });
  return rows;
}

function categoryOf(id: string): Row {
  const own = id.startsWith('cjt214') ? edition : id.startsWith('gbt') ? 'GB/T 30428.2-2013' : id.split('-')[0];
  return {
    id,
    edition: own,
    kind: id.includes('-c') ? 'component' : 'event',
    code: id.slice(-4),
    major_name: '试验大类',
    is_reportable: true,
    valid_from: VALID_FROM,
  };
}

/** The id of a category's filing condition 1 (two elapsed hours in class A) or 2 (one work day). */
export function smallCityCondition(categoryId: string, number: 1 | 2): string {
  return `${categoryId}-${number}`;
}

export function conditionRows(): Row[] {
  return definitions.flatMap(([id, name]) =>
    ([1, 2] as const).map((number) => ({
      id: smallCityCondition(id, number),
      category_id: id,
      number,
      filing_text: number === 1 ? `${name}，危及安全` : `${name}，一般问题`,
      closing_text: '已恢复',
      valid_from: VALID_FROM,
    })),
  );
}

/** Limits double and treble from class A to B and C. */
export function timeLimitRows(): Row[] {
  return conditionRows().flatMap((condition) =>
    ['A', 'B', 'C'].map((areaClass, index) => ({
      filing_condition_id: condition.id,
      area_class: areaClass,
      limit_value: (condition.number === 1 ? 2 : 1) * (index + 1),
      limit_unit: condition.number === 1 ? 'urgent_hour' : 'work_day',
    })),
  );
}

export function unitRows(): Row[] {
  const trades = [['cleaning', 'greening', 'lighting'], ['municipal', 'drainage', 'water'], ['urban-enforcement']];
  const names = ['环卫绿化所', '市政水务所', '城管中队'];
  return smallCityDistricts.flatMap((district) =>
    ([1, 2, 3] as const).map((number) => ({
      code: smallCityUnit(district, number),
      name: `${district === '990101' ? '一' : '二'}区${names[number - 1]}`,
      english_name: `Unit ${number} of ${district}`,
      district_code: district,
      subdistrict_code: number === 3 ? `${district}001` : null,
      trades: trades[number - 1],
      valid_from: VALID_FROM,
    })),
  );
}

/** The rules as their published first version. */
export function dispatchRuleSetRows(): Row[] {
  const rule = (id: string, name: string, kind: Exclude<UnitChoice, 'named-unit'>): DispatchRule => ({
    id,
    name,
    when: {},
    sendTo: { kind },
    isAutomatic: false,
  });
  const rules: RuleSet = [
    rule('component-maintainer', '部件的养护单位', 'component-maintainer'),
    rule('professional-grid', '专业网格的单位', 'professional-grid-unit'),
    rule('trade', '行业单位', 'trade-unit'),
    ...smallCityDistricts.map(
      (district): DispatchRule => ({
        id: `fallback-${district}`,
        name: '城管兜底',
        when: { areaCodes: [district] },
        sendTo: { kind: 'named-unit', unitCode: smallCityUnit(district, 3) },
        isAutomatic: false,
      }),
    ),
  ];
  return [{ version: 1, rules, note: '', published_at: VALID_FROM }];
}
