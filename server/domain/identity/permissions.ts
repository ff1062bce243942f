/** Everything a person or machine can be allowed to do. Endpoints and case commands name one of these. */
export const permissions = [
  'city.read',
  'map.read',
  'case.read',
  'case.report',
  'case.accept',
  'case.confirm',
  'case.file',
  'case.dispatch',
  'case.dispose',
  'case.verify',
  'case.close',
  'case.void',
  'case.note',
  'photo.write',
  'heatmap.read',
  'machine-key.manage',
] as const;
export type Permission = (typeof permissions)[number];

export const roleCodes = [
  'inspector',
  'intake-operator',
  'duty-officer',
  'dispatcher',
  'disposal-unit',
  'supervisor',
  'administrator',
  'hotline',
] as const;
export type RoleCode = (typeof roleCodes)[number];

const everyone = ['city.read', 'map.read'] as const satisfies readonly Permission[];
const desk = [...everyone, 'case.read', 'case.note'] as const satisfies readonly Permission[];

/**
 * The rights that each role starts with; a city may change them in the `roles` table. Who finds is never who handles
 * (two-centre rule, DOMAIN §5): no role holds both `case.dispose` and `case.verify`.
 */
export const defaultRolePermissions: Readonly<Record<RoleCode, readonly Permission[]>> = {
  inspector: [...desk, 'case.report', 'case.confirm', 'case.verify', 'photo.write'],
  'intake-operator': [...desk, 'case.report', 'case.accept', 'photo.write'],
  'duty-officer': [...desk, 'case.file', 'case.close', 'case.void', 'heatmap.read'],
  dispatcher: [...desk, 'case.dispatch', 'heatmap.read'],
  'disposal-unit': [...desk, 'case.dispose', 'photo.write'],
  supervisor: [...desk, 'heatmap.read'],
  administrator: [...desk, 'heatmap.read', 'machine-key.manage'],
  hotline: ['city.read', 'case.report', 'case.read', 'photo.write'],
};

/** Who is asking: a signed-in person or a machine client. `districtCode` null means the whole city. */
export interface Actor {
  readonly id: string;
  readonly kind: 'person' | 'machine';
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly permissions: readonly Permission[];
  readonly districtCode: string | null;
  readonly unitCode: string | null;
}

/** The one place where a right is checked. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.includes(permission);
}

/** Which cases a person may see: a unit its own, everybody else those of the district (null = all districts). */
export interface CaseScope {
  readonly districtCode: string | null;
  readonly unitCode: string | null;
}

/** Derives what an actor may see; disposal units see only the cases sent to them. */
export function caseScope(actor: Actor): CaseScope {
  return { districtCode: actor.districtCode, unitCode: actor.unitCode };
}

/** Whether one case lies inside what the actor may see. */
export function isInScope(scope: CaseScope, item: { districtCode: string; unitCode: string | null }): boolean {
  if (scope.districtCode !== null && scope.districtCode !== item.districtCode) return false;
  return scope.unitCode === null || scope.unitCode === item.unitCode;
}
