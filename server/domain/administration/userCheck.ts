import { type Refusal, refuse } from '../refusal.ts';
import type { UnitDocument, UserDocument } from './documents.ts';
import { type Fault, objectionTo, placeOf } from './fault.ts';
import { hasEnded } from './unitTree.ts';

/** What an account is checked against. */
export interface UserFacts {
  /** Whether another account has this login. */
  readonly isLoginTaken: boolean;
  readonly isDistrictKnown: boolean;
  /** The unit the account names; null when there is none of this code. */
  readonly unit: UnitDocument | null;
  readonly today: string;
}

/** The refusal of an account, or null. Who handles belongs to a unit; nobody else does. */
export function userObjection(user: UserDocument, facts: UserFacts): Refusal | null {
  const faults: Fault[] = [];
  if (facts.isLoginTaken) faults.push({ path: 'login', rule: 'login-taken' });
  if (!facts.isDistrictKnown) faults.push({ path: 'districtCode', rule: 'district-unknown' });
  const isOfUnit = user.roleCode === 'disposal-unit';
  if (isOfUnit && user.unitCode === null) faults.push({ path: 'unitCode', rule: 'unit-required' });
  if (!isOfUnit && user.unitCode !== null) faults.push({ path: 'unitCode', rule: 'unit-not-for-role' });
  return objectionTo(faults) ?? unitObjection(user, facts);
}

function unitObjection({ unitCode, districtCode, isActive }: UserDocument, { unit, today }: UserFacts): Refusal | null {
  if (unitCode === null) return null;
  const path = placeOf('unitCode');
  if (!unit || (isActive && hasEnded(unit, today))) return refuse('unit-unknown', { path, unitCode });
  if (unit.districtCode === districtCode) return null;
  return refuse('unit-of-other-district', { path, unitCode, districtCode: unit.districtCode });
}
