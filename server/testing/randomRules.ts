import fc from 'fast-check';
import { caseSources } from '../domain/case/caseFile.ts';
import type { DispatchFacts, ProfessionalGridFacts, UnitFacts } from '../domain/dispatch/facts.ts';
import type { KnownValues } from '../domain/dispatch/inspect/knownValues.ts';
import { categoryKinds, type DispatchRule, type RuleConditions, unitChoices } from '../domain/dispatch/rules.ts';
import { professionalKinds } from '../domain/grid/codes.ts';
import { factsFor, unitFor } from './dispatchFactory.ts';

const districts = ['990101', '990102'] as const;
const subdistricts = districts.flatMap((district) => [`${district}001`, `${district}002`]);
const communities = subdistricts.flatMap((code) => [`${code}001`, `${code}002`]);
const categories: KnownValues['categories'] = [
  { id: 'c0101', categoryClass: 'made:c01', kind: 'component', trade: 'drainage' },
  { id: 'c0102', categoryClass: 'made:c01', kind: 'component', trade: 'lighting' },
  { id: 'e0101', categoryClass: 'made:e01', kind: 'event', trade: 'cleaning' },
  { id: 'e0201', categoryClass: 'made:e02', kind: 'event', trade: null },
];
const professionalGrids: readonly ProfessionalGridFacts[] = districts.flatMap((district) =>
  (['water', 'greening'] as const).map((kind, index) => ({
    code: `01000${index}${district}00000000`,
    kind,
    name: kind,
    unitCode: index === 0 ? `${district}-U1` : null,
  })),
);
const responsibilityGrids = subdistricts.map((code) => `${code}Z001`);
const unitGrids = communities.map((code) => `${code}001`);

/** The units of the made-up city of the random rules. */
export const madeUnits: readonly UnitFacts[] = districts.flatMap((districtCode) => [
  unitFor(`${districtCode}-U1`, { districtCode, trades: ['drainage', 'lighting'] }),
  unitFor(`${districtCode}-U2`, { districtCode, trades: ['cleaning'], subdistrictCode: `${districtCode}001` }),
  unitFor(`${districtCode}-U3`, { districtCode, trades: ['cleaning'], openCases: 3 }),
]);
const unitCodes = madeUnits.map(({ code }) => code);
const areaCodes = [
  ...districts,
  ...subdistricts,
  ...communities,
  ...unitGrids,
  ...responsibilityGrids,
  ...professionalGrids.map(({ code }) => code),
];

export const madeValues: KnownValues = {
  categories,
  areaCodes: new Set(areaCodes),
  units: new Map(madeUnits.map(({ code, districtCode }) => [code, districtCode])),
};

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, '0')}:00`);

/** Conditions over the made-up city; most rules set few of them, so that they meet. */
const conditions: fc.Arbitrary<RuleConditions> = fc
  .record(
    {
      categoryIds: some(categories.map(({ id }) => id)),
      categoryClasses: some(categories.map(({ categoryClass }) => categoryClass)),
      categoryKinds: some(categoryKinds),
      trades: some(['drainage', 'lighting', 'cleaning']),
      professionalKinds: some(professionalKinds.slice(0, 2)),
      areaCodes: some(areaCodes),
      maintainerCodes: some(unitCodes),
      ownerCodes: some(unitCodes),
      sources: some(caseSources),
      timeWindow: fc.record(
        { weekdays: some([1, 2, 3, 4, 5, 6, 7]), from: hour, to: hour },
        { requiredKeys: ['from', 'to'] },
      ),
    },
    { requiredKeys: [] },
  )
  .chain((all) => fc.subarray(Object.keys(all), { maxLength: 2 }).map((kept) => pickFields(all, kept)));

function pickFields(all: RuleConditions, kept: readonly string[]): RuleConditions {
  return Object.fromEntries(Object.entries(all).filter(([field]) => kept.includes(field)));
}

const sendTo = fc
  .constantFrom(...unitChoices)
  .chain(
    (kind): fc.Arbitrary<DispatchRule['sendTo']> =>
      kind === 'named-unit'
        ? fc.constantFrom(...unitCodes).map((unitCode) => ({ kind, unitCode }))
        : fc.constant({ kind }),
  );

/** Rule sets whose ids are `r0`, `r1` … in their order. */
export const randomRules: fc.Arbitrary<DispatchRule[]> = fc
  .array(fc.record({ when: conditions, sendTo, isAutomatic: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((rules) => rules.map((rule, index) => ({ id: `r${index}`, name: `r${index}`, ...rule })));

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));

/** Cases of the made-up city. */
export const randomFacts: fc.Arbitrary<DispatchFacts> = fc
  .record({
    category: fc.constantFrom(...categories),
    unitGridCode: fc.constantFrom(...unitGrids),
    hasResponsibilityGrid: fc.boolean(),
    responsibilityGridUnitCode: maybe(unitCodes),
    professionalKind: maybe(professionalKinds.slice(0, 2)),
    grids: fc.subarray([...professionalGrids]),
    maintainerCode: maybe(unitCodes),
    ownerCode: maybe(unitCodes),
    source: fc.constantFrom(...caseSources),
    filedAt: fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minute: fc.integer({ min: 0, max: 1439 }) }),
  })
  .map(({ category, unitGridCode, hasResponsibilityGrid, grids, ...rest }) => {
    const districtCode = unitGridCode.slice(0, 6);
    return factsFor({
      ...rest,
      categoryId: category.id,
      categoryClass: category.categoryClass,
      categoryKind: category.kind,
      trade: category.trade,
      districtCode,
      subdistrictCode: unitGridCode.slice(0, 9),
      communityCode: unitGridCode.slice(0, 12),
      unitGridCode,
      responsibilityGridCode: hasResponsibilityGrid ? `${unitGridCode.slice(0, 9)}Z001` : null,
      professionalGrids: grids.filter(({ code }) => code.slice(6, 12) === districtCode),
    });
  });
