import type { PlaceFacts } from '../../server/domain/case/context.ts';
import type { UnitFacts } from '../../server/domain/dispatch/facts.ts';
import { categoryClassOf, type DispatchRule, type UnitChoice } from '../../server/domain/dispatch/rules.ts';
import { areaClasses } from '../../server/domain/grid/codes.ts';
import { compileCalendar } from '../../server/domain/time-limit/calendar.ts';
import { defaultTimeZone, defaultWorkingPeriods } from '../calendar.ts';
import { groupBy } from '../groupBy.ts';
import type { CityFacts, ComponentFacts, SeedCategory, UserFacts } from '../history/cityFacts.ts';
import { caseKinds } from '../history/mix.ts';
import { readStatistics } from '../history/statistics.ts';
import { limitOf, readCategories, readConditions } from '../steps/categories.ts';

/** A Sunday noon in the city. */
export const sampleNow = new Date('2026-11-22T04:00:00Z');

const districts = ['990101', '990102'] as const;
const GRIDS_PER_SIDE = 12;
const STEP = 0.001;

/** A city of two districts for the history, without any database: real categories, square grids, one unit of each kind. */
export function sampleFacts(): CityFacts {
  const wanted = new Set(caseKinds(readStatistics()).map((kind) => kind.categoryId));
  const categories = sampleCategories(wanted);
  const places = districts.flatMap(samplePlaces);
  return {
    calendar: compileCalendar(
      { timeZone: defaultTimeZone, workingPeriods: defaultWorkingPeriods, exceptions: new Map() },
      '2025-01-01',
      '2028-12-31',
    ),
    rules: [rule('component-maintainer', 'component-maintainer'), rule('trade', 'trade-unit')],
    ruleSetVersion: 1,
    gridUnits: new Map(),
    units: districts.flatMap(sampleUnits),
    subUnits: districts.map((districtCode) => ({
      code: `${districtCode}D01-1`,
      parentCode: `${districtCode}D01`,
      subdistrictCode: null,
    })),
    categories: new Map(categories.map((category) => [category.id, category])),
    components: sampleComponents(places, categories),
    places: new Map(places.map((place) => [place.unitGridCode, place])),
    users: districts.flatMap(sampleUsers),
    patrols: new Map(),
    professionalPoints: [],
  };
}

function rule(id: string, kind: Exclude<UnitChoice, 'named-unit'>): DispatchRule {
  return { id, name: id, when: {}, sendTo: { kind }, isAutomatic: false };
}

/** One unit of every trade, and one of none, for what the first returns. */
function sampleUnits(districtCode: string): UnitFacts[] {
  const trades = new Set(readCategories().flatMap(({ trade }) => (trade === null ? [] : [trade])));
  const unit = { name: '试验处置单位', districtCode, subdistrictCode: null, openCases: 0, location: null };
  return [
    { ...unit, code: `${districtCode}D01`, trades: [...trades] },
    { ...unit, code: `${districtCode}D02`, trades: [] },
  ];
}

function sampleCategories(wanted: ReadonlySet<string>): SeedCategory[] {
  const conditions = groupBy(readConditions(), (condition) => condition.category_id);
  return readCategories()
    .filter((category) => wanted.has(category.id))
    .map(({ id, kind, trade, professional_kind, edition, code }) => ({
      id,
      kind,
      categoryClass: categoryClassOf({ edition, kind, code }),
      trade,
      professionalKind: professional_kind,
      conditions: (conditions.get(id) ?? []).map((row) => {
        const limits = areaClasses.map((areaClass) => {
          const value = limitOf(row.limit_value, row.limit_unit, areaClass);
          return [areaClass, { value, unit: row.limit_unit }] as const;
        });
        return {
          id: `${id}-${row.number}`,
          categoryId: id,
          filingText: row.filing_text,
          limits: Object.fromEntries(limits),
        };
      }),
    }));
}

function samplePlaces(districtCode: string): PlaceFacts[] {
  return Array.from({ length: GRIDS_PER_SIDE ** 2 }, (_, index) => ({
    districtCode,
    subdistrictCode: `${districtCode}001`,
    communityCode: `${districtCode}001001`,
    unitGridCode: `${districtCode}001001${String(index + 1).padStart(3, '0')}`,
    responsibilityGridCode: `${districtCode}001Z001`,
    professionalGridCodes: [],
    areaClass: areaClasses[index % 3] ?? 'A',
  }));
}

/** One component of every component category in the middle of every grid; the second district has half as many grids filled. */
function sampleComponents(places: readonly PlaceFacts[], categories: readonly SeedCategory[]): ComponentFacts[] {
  const wanted = categories.filter((category) => category.kind === 'component');
  return places.flatMap(({ districtCode, unitGridCode }) => {
    const index = Number(unitGridCode.slice(-3)) - 1;
    if (districtCode === districts[1] && index % 2 === 1) return [];
    const shift = districtCode === districts[0] ? 0 : 1;
    return wanted.map((category, number) => ({
      districtCode,
      code: `${districtCode}${category.id.slice(-4)}${String(index + 1).padStart(6, '0')}`,
      categoryId: category.id,
      longitude: 121 + shift + (index % GRIDS_PER_SIDE) * STEP + number * 1e-5,
      latitude: 31 + Math.floor(index / GRIDS_PER_SIDE) * STEP,
      unitGridCode,
      maintainerCode: `${districtCode}D01`,
      ownerCode: null,
    }));
  });
}

function sampleUsers(districtCode: string): UserFacts[] {
  const roles = ['inspector', 'intake-operator', 'duty-officer', 'dispatcher', 'supervisor'] as const;
  const person = (roleCode: UserFacts['roleCode'], unitCode: string | null): UserFacts => ({
    id: `${districtCode}-${unitCode ?? roleCode}`,
    login: `${unitCode ?? roleCode}-${districtCode}`,
    name: `试验${roleCode}`,
    roleCode,
    districtCode: roleCode === 'supervisor' ? null : districtCode,
    unitCode,
  });
  const units = ['D01', 'D02', 'D01-1'].map((code) => `${districtCode}${code}`);
  return [...roles.map((role) => person(role, null)), ...units.map((unit) => person('disposal-unit', unit))];
}
