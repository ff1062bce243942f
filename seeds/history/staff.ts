import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import {
  type Actor,
  defaultRolePermissions,
  type RoleCode,
  systemActor,
} from '../../server/domain/identity/permissions.ts';
import { demoAccounts } from '../demoAccounts.ts';
import { pick, type Random } from '../random.ts';
import type { CityFacts, UserFacts } from './cityFacts.ts';
import type { CasePlan } from './plan.ts';
import type { PlannedKind } from './plannedStep.ts';

/** Reports of citizens arrive through a machine client, which has no person. */
export const citizenClient: Actor = {
  id: 'citizen-reports',
  kind: 'machine',
  name: '市民随手拍',
  roleCode: 'hotline',
  permissions: defaultRolePermissions.hotline,
  districtCode: null,
  unitCode: null,
};

/** A demo account does this share of what its role does in its place, so that its lists are not empty. */
const DEMO_SHARE = 0.4;

/** Finds who does a thing: the people of the demo city as actors of the domain. */
export class Staff {
  private readonly byPlace = new Map<string, Actor[]>();
  private readonly byId = new Map<string, Actor>();
  private readonly patrols: CityFacts['patrols'];
  private readonly demoIds: ReadonlySet<string>;

  constructor({ users, patrols }: Pick<CityFacts, 'users' | 'patrols'>) {
    this.patrols = patrols;
    const demoLogins = new Set(demoAccounts.map((account) => account.login));
    this.demoIds = new Set(users.filter((user) => demoLogins.has(user.login)).map((user) => user.id));
    for (const user of users) {
      const actor = actorOf(user);
      this.byId.set(user.id, actor);
      const key = keyOf(user.roleCode, user.unitCode ?? user.districtCode ?? CITY);
      this.byPlace.set(key, [...(this.byPlace.get(key) ?? []), actor]);
    }
  }

  /** Somebody of a desk role in a district. */
  desk(roleCode: RoleCode, districtCode: string, random: Random): Actor {
    return this.choose(this.byPlace.get(keyOf(roleCode, districtCode)) ?? [], random);
  }

  /** A supervisor of the whole city. */
  supervisor(random: Random): Actor {
    return this.desk('supervisor', CITY, random);
  }

  /** Somebody of a disposal unit. */
  unit(unitCode: string, random: Random): Actor {
    return this.choose(this.byPlace.get(keyOf('disposal-unit', unitCode)) ?? [], random);
  }

  /** An inspector of a responsibility grid; of the district where the grid has none. */
  inspector(responsibilityGridCode: string | null, districtCode: string, random: Random): Actor {
    const ids = this.patrols.get(responsibilityGridCode ?? '') ?? [];
    const actors = ids.map((id) => this.byId.get(id)).filter((actor) => actor !== undefined);
    return actors.length > 0 ? this.choose(actors, random) : this.desk('inspector', districtCode, random);
  }

  private choose(actors: readonly Actor[], random: Random): Actor {
    const demo = actors.filter((actor) => this.demoIds.has(actor.id));
    return pick(random, demo.length > 0 && random() < DEMO_SHARE ? demo : actors);
  }
}

/** The place of those who have no district. */
const CITY = '*';

const keyOf = (roleCode: string, place: string): string => `${roleCode}|${place}`;

function actorOf({ id, name, roleCode, districtCode, unitCode }: UserFacts): Actor {
  const permissions = defaultRolePermissions[roleCode];
  return { id, kind: 'person', name, roleCode, permissions, districtCode, unitCode };
}

/** Who reports a case. */
export function reporterOf({ source, place }: CasePlan, staff: Staff, random: Random): Actor {
  if (source === 'citizen') return citizenClient;
  if (source === 'hotline') return staff.desk('intake-operator', place.districtCode, random);
  return staff.inspector(place.responsibilityGridCode, place.districtCode, random);
}

type Doer =
  | 'inspector'
  | 'unit'
  | 'sub-unit'
  | 'supervisor'
  | 'system'
  | 'intake-operator'
  | 'duty-officer'
  | 'dispatcher';

const doers: Readonly<Record<PlannedKind, Doer>> = {
  'request-confirmation': 'intake-operator',
  confirm: 'inspector',
  accept: 'intake-operator',
  refuse: 'intake-operator',
  recategorise: 'intake-operator',
  relocate: 'intake-operator',
  file: 'duty-officer',
  dispatch: 'dispatcher',
  acknowledge: 'unit',
  'assign-sub-unit': 'unit',
  handle: 'sub-unit',
  'give-feedback': 'sub-unit',
  'request-return': 'unit',
  'decide-return': 'dispatcher',
  'request-extension': 'unit',
  'decide-extension': 'dispatcher',
  'request-suspension': 'unit',
  'decide-suspension': 'dispatcher',
  wake: 'system',
  verify: 'inspector',
  close: 'duty-officer',
  void: 'duty-officer',
  urge: 'supervisor',
  'answer-urge': 'unit',
  appeal: 'unit',
  'decide-appeal': 'supervisor',
  'audit-self-disposal': 'duty-officer',
  'link-duplicate': 'intake-operator',
  'unlink-duplicate': 'intake-operator',
  merge: 'dispatcher',
  split: 'duty-officer',
  reopen: 'duty-officer',
};

/** Who gives a planned command about a case. */
export function doerOf(kind: PlannedKind, current: CaseFile, staff: Staff, random: Random): Actor {
  const { districtCode, responsibilityGridCode, unitCode, subUnitCode } = current;
  const doer = doers[kind];
  switch (doer) {
    case 'inspector':
      return staff.inspector(responsibilityGridCode, districtCode, random);
    case 'supervisor':
      return staff.supervisor(random);
    case 'system':
      return systemActor;
    case 'unit':
    case 'sub-unit': {
      const unit = (doer === 'sub-unit' ? subUnitCode : null) ?? unitCode;
      return unit ? staff.unit(unit, random) : staff.desk('dispatcher', districtCode, random);
    }
    default:
      return staff.desk(doer, districtCode, random);
  }
}
