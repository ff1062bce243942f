import { type Refusal, refuse } from '../refusal.ts';
import type { Entry, UnitDocument } from './documents.ts';
import { objectionTo, placeOf } from './fault.ts';

/** What a unit is checked against. `units` are all present units, the checked one as it was among them. */
export interface UnitFacts {
  readonly units: readonly Entry<'unit'>[];
  readonly isDistrictKnown: boolean;
  readonly isSubdistrictKnown: boolean;
  /** Open cases that the unit, or it as a sub-unit, has to handle. */
  readonly openCases: number;
  readonly today: string;
}

/** The refusal of a unit's document, or null: its place, its parent, no cycle, and nothing left behind when it ends. */
export function unitObjection(code: string, unit: UnitDocument, facts: UnitFacts): Refusal | null {
  const before = facts.units.find(({ key }) => key === code)?.document;
  if (before && before.districtCode !== unit.districtCode)
    return objectionTo([{ path: 'districtCode', rule: 'fixed-once-saved' }]);
  if (!facts.isDistrictKnown) return objectionTo([{ path: 'districtCode', rule: 'district-unknown' }]);
  if (!facts.isSubdistrictKnown) return objectionTo([{ path: 'subdistrictCode', rule: 'subdistrict-unknown' }]);
  return parentObjection(code, unit, facts) ?? endObjection(code, unit, facts);
}

function parentObjection(code: string, unit: UnitDocument, { units, today }: UnitFacts): Refusal | null {
  const { parentCode } = unit;
  if (parentCode === null) return null;
  const cycle = cycleThrough(code, parentCode, units);
  const path = placeOf('parentCode');
  if (cycle) return refuse('unit-tree-cyclic', { path, cycle });
  const parent = units.find(({ key }) => key === parentCode)?.document;
  if (!parent || (hasEnded(parent, today) && !hasEnded(unit, today)))
    return refuse('unit-unknown', { path, unitCode: parentCode });
  if (parent.districtCode !== unit.districtCode)
    return refuse('unit-of-other-district', { path, unitCode: parentCode, districtCode: parent.districtCode });
  return null;
}

/** The codes from a unit over its parents back to itself, if `parentCode` closes such a circle. */
function cycleThrough(code: string, parentCode: string, units: readonly Entry<'unit'>[]): readonly string[] | null {
  const parents = new Map(units.map(({ key, document }) => [key, document.parentCode]));
  const way = [code];
  const seen = new Set<string>();
  for (let at: string | null = parentCode; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    way.push(at);
    if (at === code) return way;
    seen.add(at);
  }
  return null;
}

function endObjection(code: string, unit: UnitDocument, { units, openCases, today }: UnitFacts): Refusal | null {
  if (!hasEnded(unit, today)) return null;
  const path = placeOf('validTo');
  if (openCases > 0) return refuse('unit-has-open-cases', { path, openCases });
  const subUnits = units.filter(({ document }) => document.parentCode === code && !hasEnded(document, today));
  if (subUnits.length === 0) return null;
  return refuse('unit-has-sub-units', { path, subUnits: subUnits.map(({ key }) => key).slice(0, 20) });
}

/** Whether a unit's last day has come. */
export function hasEnded(unit: Pick<UnitDocument, 'validTo'>, today: string): boolean {
  return unit.validTo !== null && unit.validTo <= today;
}
