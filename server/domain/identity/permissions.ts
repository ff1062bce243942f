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
  'case.decide-return',
  'case.decide-extension',
  'case.decide-suspension',
  'case.decide-appeal',
  'case.urge',
  'case.answer-urge',
  'case.audit',
  'case.link',
  'case.split',
  'case.reopen',
  'case.correct',
  'case.export',
  'photo.write',
  'heatmap.read',
  'evaluation.read',
  'duty.write',
  'rules.manage',
  'grid.edit',
  'survey.import',
  'configuration.manage',
  'machine-key.manage',
  'inventory.read',
  'inventory.edit',

  'survey.manage',
  'survey.answer',
  'grid.divide',
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
const judge = ['case.link', 'case.correct', 'case.export', 'evaluation.read'] as const satisfies readonly Permission[];

/**
 * The rights that each role starts with; a city may change them in the `roles` table. Who finds is never who handles
 * (two-centre rule, DOMAIN §5): no role holds both `case.dispose` and `case.verify`.
 */
export const defaultRolePermissions: Readonly<Record<RoleCode, readonly Permission[]>> = {
  inspector: [...desk, 'case.report', 'case.confirm', 'case.verify', 'photo.write', 'duty.write', 'survey.answer'],
  'intake-operator': [...desk, ...judge, 'case.report', 'case.accept', 'photo.write', 'inventory.read'],
  'duty-officer': [
    ...desk,
    ...judge,
    'case.file',
    'case.answer-urge',
    'case.close',
    'case.void',
    'case.audit',
    'case.split',
    'case.reopen',
    'heatmap.read',
    'inventory.read',
  ],
  dispatcher: [
    ...desk,
    ...judge,
    'case.dispatch',
    'case.answer-urge',
    'case.decide-return',
    'case.decide-extension',
    'case.decide-suspension',
    'heatmap.read',
    'rules.manage',
    'inventory.read',
  ],
  'disposal-unit': [...desk, 'case.dispose', 'case.answer-urge', 'case.export', 'photo.write'],
  supervisor: [
    ...desk,
    'case.export',
    'case.urge',
    'case.decide-appeal',
    'heatmap.read',
    'evaluation.read',
    'inventory.read',
  ],
  administrator: [
    ...desk,
    'case.export',
    'heatmap.read',
    'evaluation.read',
    'rules.manage',
    'grid.edit',
    'survey.import',
    'configuration.manage',
    'machine-key.manage',
    'inventory.read',
    'inventory.edit',

    'survey.manage',
    'photo.write',
    'grid.divide',
  ],
  hotline: ['city.read', 'case.report', 'case.read', 'photo.write'],
};

/** Who is asking: a signed-in person or a machine client. `districtCode` null means the whole city. */
export interface Actor {
  readonly id: string;
  readonly kind: 'person' | 'machine' | 'system';
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly permissions: readonly Permission[];
  readonly districtCode: string | null;
  readonly unitCode: string | null;
}

/** Who acts when nobody does: clocks that run out, cases that wake, rules that dispatch by themselves. */
export const systemActor: Actor = {
  id: 'system',
  kind: 'system',
  name: '系统',
  roleCode: 'administrator',
  permissions: ['case.dispatch', 'case.decide-suspension', 'configuration.manage'],
  districtCode: null,
  unitCode: null,
};

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
export function isInScope(
  scope: CaseScope,
  item: { districtCode: string; unitCode: string | null; subUnitCode: string | null },
): boolean {
  if (scope.districtCode !== null && scope.districtCode !== item.districtCode) return false;
  return scope.unitCode === null || scope.unitCode === item.unitCode || scope.unitCode === item.subUnitCode;
}
