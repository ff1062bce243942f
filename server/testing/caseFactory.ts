import type { CommandKind } from '../domain/case/commandKind.ts';
import type { CaseCommand, CommandPayloads } from '../domain/case/commands.ts';
import type { DecisionContext } from '../domain/case/context.ts';
import { defaultCasePolicy } from '../domain/case/policy.ts';
import { type Actor, defaultRolePermissions, type RoleCode } from '../domain/identity/permissions.ts';
import { type CalendarDefinition, compileCalendar } from '../domain/time-limit/calendar.ts';

/** An actor of a role, valid by default. */
export function actorFor(roleCode: RoleCode, changes: Partial<Actor> = {}): Actor {
  return {
    id: `00000000-0000-7000-8000-${roleCode.length.toString().padStart(12, '0')}`,
    kind: 'person',
    name: roleCode,
    roleCode,
    permissions: defaultRolePermissions[roleCode],
    districtCode: '990101',
    unitCode: roleCode === 'disposal-unit' ? 'U1' : null,
    ...changes,
  };
}

/** Monday to Friday 08:30–11:30 and 13:00–18:00 in Shanghai: eight hours a day. */
export const officeHours: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  workingPeriods: Object.fromEntries(
    [1, 2, 3, 4, 5].map((weekday) => [
      weekday,
      [
        { from: '08:30', to: '11:30' },
        { from: '13:00', to: '18:00' },
      ],
    ]),
  ),
  exceptions: new Map(),
};

const calendar = compileCalendar(officeHours, '2026-01-01', '2027-12-31');

/** Facts under which every command of the usual walk succeeds. */
export function contextFor(actor: Actor, changes: Partial<DecisionContext> = {}): DecisionContext {
  return {
    actor,
    at: '2026-11-16T01:00:00.000Z',
    policy: defaultCasePolicy,
    calendar,
    place: {
      districtCode: '990101',
      subdistrictCode: '990101001',
      communityCode: '990101001001',
      unitGridCode: '990101001001001',
      responsibilityGridCode: '990101001Z001',
      professionalGridCodes: [],
      areaClass: 'A',
    },
    categories: [
      { id: 'e0102', isReportable: true },
      { id: 'e0104', isReportable: true },
    ],
    filingConditions: [
      { id: 'e0102-1', categoryId: 'e0102', limits: { A: { value: 4, unit: 'work_hour' } } },
      { id: 'e0104-1', categoryId: 'e0104', limits: { A: { value: 1, unit: 'work_day' } } },
    ],
    component: null,
    unit: { code: 'U1', districtCode: '990101', parentCode: null },
    inspector: null,
    other: null,
    duplicateCount: 0,
    dispatchRule: null,
    inspectorsNearby: [],
    lot: 0,
    missingPhotos: [],
    unseenChanges: [],
    ...changes,
  };
}

/** The case that links and merges point at. */
export const otherCaseId = '01900000-0000-7000-8000-0000000000c2';

const photos = ['a'.repeat(64)];
const found = {
  location: { longitude: 121.48, latitude: 31.23 },
  categoryId: 'e0102',
  filingConditionId: 'e0102-1',
  description: '垃圾暴露',
  photos,
};
const because = { reason: '原因' };
const granted = { isApproved: true };
const payloads: { readonly [K in CommandKind]: CommandPayloads[K] } = {
  report: { ...found, source: 'inspector' },
  'self-dispose': found,
  'request-confirmation': {},
  'assign-inspector': { inspectorId: null },
  confirm: { found: true, photos: [] },
  accept: {},
  refuse: because,
  file: {},
  dispatch: { unitCode: 'U1' },
  acknowledge: {},
  'assign-sub-unit': { unitCode: null },
  handle: { note: '已到场', photos },
  'give-feedback': { note: '已清运', photos },
  'request-return': because,
  'decide-return': granted,
  'request-extension': { ...because, value: 2 },
  'decide-extension': granted,
  'request-suspension': { ...because, until: '2026-12-31T00:00:00.000Z' },
  'decide-suspension': granted,
  wake: {},
  verify: { passed: true, photos: [] },
  rework: because,
  close: {},
  void: because,
  urge: because,
  'answer-urge': { note: '正在处置' },
  appeal: because,
  'decide-appeal': granted,
  'audit-self-disposal': { passed: true },
  'link-duplicate': { otherCaseId },
  'unlink-duplicate': because,
  merge: { ...because, otherCaseId },
  split: {
    ...because,
    children: [1, 2].map((number) => ({
      caseId: `01900000-0000-7000-8000-0000000000d${number}`,
      categoryId: 'e0102',
      description: `第${number}件`,
    })),
  },
  reopen: because,
  recategorise: { ...because, categoryId: 'e0104', filingConditionId: 'e0104-1' },
  relocate: { ...because, location: { longitude: 121.49, latitude: 31.24 } },
  recompute: because,
  note: { note: '备注' },
};

/** A command of a kind against the one case of a test, valid by default. */
export function commandOf<K extends CommandKind>(
  kind: K,
  payload: Partial<CommandPayloads[K]> = {},
  changes: Partial<Pick<CaseCommand, 'commandId' | 'caseId' | 'expectedVersion' | 'districtCode'>> = {},
): CaseCommand {
  return {
    kind,
    commandId: '01900000-0000-7000-8000-000000000001',
    caseId: '01900000-0000-7000-8000-0000000000c1',
    ...changes,
    payload: { ...payloads[kind], ...payload },
    // A generic pair of kind and payload cannot be matched to the union's members by the compiler.
  } as CaseCommand;
}

/** A role that gives each command. */
export const roleOfCommand: Readonly<Record<CommandKind, RoleCode>> = {
  report: 'inspector',
  'self-dispose': 'inspector',
  'request-confirmation': 'intake-operator',
  'assign-inspector': 'intake-operator',
  confirm: 'inspector',
  accept: 'intake-operator',
  refuse: 'intake-operator',
  file: 'duty-officer',
  dispatch: 'dispatcher',
  acknowledge: 'disposal-unit',
  'assign-sub-unit': 'disposal-unit',
  handle: 'disposal-unit',
  'give-feedback': 'disposal-unit',
  'request-return': 'disposal-unit',
  'decide-return': 'dispatcher',
  'request-extension': 'disposal-unit',
  'decide-extension': 'dispatcher',
  'request-suspension': 'disposal-unit',
  'decide-suspension': 'dispatcher',
  wake: 'dispatcher',
  verify: 'inspector',
  rework: 'duty-officer',
  close: 'duty-officer',
  void: 'duty-officer',
  urge: 'supervisor',
  'answer-urge': 'disposal-unit',
  appeal: 'disposal-unit',
  'decide-appeal': 'supervisor',
  'audit-self-disposal': 'duty-officer',
  'link-duplicate': 'intake-operator',
  'unlink-duplicate': 'intake-operator',
  merge: 'dispatcher',
  split: 'duty-officer',
  reopen: 'duty-officer',
  recategorise: 'intake-operator',
  relocate: 'intake-operator',
  recompute: 'administrator',
  note: 'supervisor',
};
