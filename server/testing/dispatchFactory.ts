import type { DispatchFacts, UnitFacts } from '../domain/dispatch/facts.ts';
import type { DispatchRule } from '../domain/dispatch/rules.ts';

/** A unit of district 990101, valid by default. */
export function unitFor(code: string, changes: Partial<UnitFacts> = {}): UnitFacts {
  return {
    code,
    name: code,
    districtCode: '990101',
    subdistrictCode: null,
    trades: ['cleaning'],
    openCases: 0,
    location: null,
    ...changes,
  };
}

/** A rule that applies to everything and asks for the trade's unit, unless told otherwise. */
export function ruleFor(id: string, changes: Partial<DispatchRule> = {}): DispatchRule {
  return { id, name: id, when: {}, sendTo: { kind: 'trade-unit' }, isAutomatic: false, ...changes };
}

/** A garbage case in subdistrict 990101001, filed on a Monday at nine. */
export function factsFor(changes: Partial<DispatchFacts> = {}): DispatchFacts {
  return {
    categoryId: 'e0102',
    categoryClass: 'made:e01',
    categoryKind: 'event',
    trade: 'cleaning',
    professionalKind: null,
    districtCode: '990101',
    subdistrictCode: '990101001',
    communityCode: '990101001001',
    unitGridCode: '990101001001001',
    responsibilityGridCode: '990101001Z001',
    responsibilityGridUnitCode: null,
    professionalGrids: [],
    componentCode: null,
    maintainerCode: null,
    ownerCode: null,
    source: 'inspector',
    filedAt: { weekday: 1, minute: 9 * 60 },
    location: { longitude: 121.48, latitude: 31.23 },
    ...changes,
  };
}
