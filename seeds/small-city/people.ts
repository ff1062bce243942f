import { hash } from '@node-rs/argon2';
import type { RoleCode } from '../../server/domain/identity/permissions.ts';
import type { Row } from '../bulkInsert.ts';
import { smallCityDistricts, smallCityResponsibilityGrid, smallCityUnit } from './plan.ts';

export const smallCityPassword = 'test-password';

export interface SmallCityUser {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly districtCode: string | null;
  readonly unitCode: string | null;
}

const [first, second] = smallCityDistricts;

function user(
  number: number,
  login: string,
  roleCode: RoleCode,
  districtCode: string | null = first,
  unitCode: string | null = null,
): SmallCityUser {
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return { id, login, name: `试验 ${login}`, roleCode, districtCode, unitCode };
}

/** One user per role; of the roles whose view is limited, a second one that must not see the first one's cases. */
export const smallCityUsers = {
  inspector: user(1, 'inspector', 'inspector'),
  intakeOperator: user(2, 'intake-operator', 'intake-operator'),
  dutyOfficer: user(3, 'duty-officer', 'duty-officer'),
  dispatcher: user(4, 'dispatcher', 'dispatcher'),
  disposalUnit: user(5, 'disposal-unit', 'disposal-unit', first, smallCityUnit(first, 1)),
  supervisor: user(6, 'supervisor', 'supervisor', null),
  administrator: user(7, 'administrator', 'administrator', null),
  hotline: user(8, 'hotline', 'hotline', null),
  otherInspector: user(9, 'other-inspector', 'inspector', second),
  otherDisposalUnit: user(10, 'other-disposal-unit', 'disposal-unit', first, smallCityUnit(first, 2)),
} as const;

/** Hashed with the cheapest parameters that still verify: for tests only. */
export async function userRows(): Promise<Row[]> {
  const passwordHash = await hash(smallCityPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  return Object.values(smallCityUsers).map((each) => ({
    id: each.id,
    login: each.login,
    display_name: each.name,
    role_code: each.roleCode,
    district_code: each.districtCode,
    unit_code: each.unitCode,
    password_hash: passwordHash,
    is_demo: false,
  }));
}

/** The inspector of each district patrols its first responsibility grid; of the first district also the second. */
export function patrolRows(): Row[] {
  const { inspector, otherInspector } = smallCityUsers;
  const patrols = [
    [first, 1, inspector],
    [first, 2, inspector],
    [second, 1, otherInspector],
  ] as const;
  return patrols.map(([district, subdistrict, { id }]) => ({
    district_code: district,
    responsibility_grid_code: smallCityResponsibilityGrid(district, subdistrict),
    user_id: id,
    valid_from: '2020-01-01',
  }));
}
