import type { CommandKind } from '../domain/case/commandKind.ts';
import type { CaseCommand } from '../domain/case/commands.ts';
import { type DecisionContext, defaultCasePolicy } from '../domain/case/context.ts';
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
      areaClass: 'A',
    },
    category: { id: 'e0102', isReportable: true },
    filingCondition: { id: 'e0102-1', categoryId: 'e0102', limits: { A: { value: 4, unit: 'work_hour' } } },
    component: null,
    unit: { code: 'U1', districtCode: '990101' },
    dispatchRuleId: null,
    missingPhotos: [],
    ...changes,
  };
}

const photos = ['a'.repeat(64)];
const payloads: { readonly [K in CommandKind]: Extract<CaseCommand, { kind: K }>['payload'] } = {
  report: {
    location: { longitude: 121.48, latitude: 31.23 },
    categoryId: 'e0102',
    filingConditionId: 'e0102-1',
    description: '垃圾暴露',
    source: 'inspector',
    photos,
  },
  'request-confirmation': {},
  confirm: { found: true, photos: [] },
  accept: {},
  refuse: { reason: '不属于受理范围' },
  file: {},
  dispatch: { unitCode: 'U1' },
  acknowledge: {},
  'give-feedback': { note: '已清运', photos },
  verify: { passed: true, photos: [] },
  close: {},
  void: { reason: '重复' },
  note: { note: '备注' },
};

/** A command of a kind against the one case of a test, valid by default. */
export function commandOf<K extends CommandKind>(
  kind: K,
  payload: Partial<Extract<CaseCommand, { kind: K }>['payload']> = {},
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

/** The role that gives each command. */
export const roleOfCommand: Readonly<Record<CommandKind, RoleCode>> = {
  report: 'inspector',
  'request-confirmation': 'intake-operator',
  confirm: 'inspector',
  accept: 'intake-operator',
  refuse: 'intake-operator',
  file: 'duty-officer',
  dispatch: 'dispatcher',
  acknowledge: 'disposal-unit',
  'give-feedback': 'disposal-unit',
  verify: 'inspector',
  close: 'duty-officer',
  void: 'duty-officer',
  note: 'supervisor',
};
