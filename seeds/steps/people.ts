import type { Knex } from 'knex';
import { hashPassword } from '../../server/credentials/passwords.ts';
import type { RoleCode } from '../../server/domain/identity/permissions.ts';
import { bulkInsert } from '../bulkInsert.ts';
import { columns } from '../columns.ts';
import { demoAccounts, demoPassword, demoPatrols } from '../demoAccounts.ts';
import { personName } from '../personName.ts';
import { type Random, seededRandom, uuidAt } from '../random.ts';
import { VALID_FROM } from '../step.ts';

/** The instant in the ids of seeded people; only their order of magnitude matters. */
const ID_TIME = Date.parse(VALID_FROM);

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly districtCode: string | null;
  readonly unitCode: string | null;
  /** Responsibility grids an inspector patrols. */
  readonly patrols: readonly string[];
}

/** What staff is made for: responsibility grids and disposal units, as codes by district. */
export interface Workplaces {
  readonly responsibilityGrids: readonly { readonly code: string; readonly districtCode: string }[];
  readonly units: readonly { readonly code: string; readonly districtCode: string }[];
}

/** People at the desks of each district's two centres. */
const desks = [
  ['intake-operator', 'operator', 6],
  ['duty-officer', 'duty', 4],
  ['dispatcher', 'dispatcher', 4],
] as const;
const STAFF_PER_UNIT = 3;

/** The demo accounts, an inspector for every responsibility grid, the desks of every district and every unit's staff. */
export function makePeople({ responsibilityGrids, units }: Workplaces): Person[] {
  const random = seededRandom(310_000);
  const known = new Set(responsibilityGrids.map((grid) => grid.code));
  const person = (login: string, roleCode: RoleCode, districtCode: string, more: Partial<Person> = {}): Person => ({
    ...identity(random),
    login,
    roleCode,
    districtCode,
    unitCode: null,
    patrols: [],
    ...more,
  });
  const inspectors = responsibilityGrids.map(({ code, districtCode }) =>
    person(`inspector-${code.toLowerCase()}`, 'inspector', districtCode, { patrols: [code] }),
  );
  const districts = [...new Set(responsibilityGrids.map((grid) => grid.districtCode))].sort();
  const deskStaff = districts.flatMap((districtCode) =>
    desks.flatMap(([role, prefix, count]) =>
      Array.from({ length: count }, (_, index) => person(`${prefix}-${districtCode}-${index + 1}`, role, districtCode)),
    ),
  );
  const unitStaff = units.flatMap(({ code, districtCode }) =>
    Array.from({ length: STAFF_PER_UNIT }, (_, index) =>
      person(`unit-${code.toLowerCase()}-${index + 1}`, 'disposal-unit', districtCode, { unitCode: code }),
    ),
  );
  const demo = demoAccounts.map(({ password: _, hint: __, ...account }) => ({
    ...identity(random),
    ...account,
    patrols: (demoPatrols[account.login] ?? []).filter((code) => known.has(code)),
  }));
  return [...demo, ...inspectors, ...deskStaff, ...unitStaff];
}

function identity(random: Random): { id: string; name: string } {
  return { id: uuidAt(ID_TIME, random), name: personName(random) };
}

export async function seedPeople(knex: Knex): Promise<void> {
  const responsibilityGrids = await knex('responsibility_grids')
    .select('code', 'district_code as districtCode')
    .orderBy('code');
  const units = await knex('disposal_units').select('code', 'district_code as districtCode').orderBy('code');
  const people = makePeople({ responsibilityGrids, units });
  // One hash for all: it is meant to be slow, and the password is the same and published.
  const passwordHash = await hashPassword(demoPassword);
  const users = people.map((person) => ({
    id: person.id,
    login: person.login,
    display_name: person.name,
    role_code: person.roleCode,
    district_code: person.districtCode,
    unit_code: person.unitCode,
    password_hash: passwordHash,
    is_demo: true,
  }));
  await bulkInsert(knex, 'users', columns.users, users);
  const patrols = people.flatMap((person) =>
    person.patrols.map((code) => ({
      district_code: code.slice(0, 6),
      responsibility_grid_code: code,
      user_id: person.id,
      valid_from: VALID_FROM,
    })),
  );
  await bulkInsert(knex, 'responsibility_grid_inspectors', columns.responsibilityGridInspectors, patrols);
}
