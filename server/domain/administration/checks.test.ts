import { describe, expect, it } from 'vitest';
import { defaultCasePolicy } from '../case/policy.ts';
import { defaultRolePermissions, roleCodes } from '../identity/permissions.ts';
import { calendarFaults } from './calendarCheck.ts';
import { categoryFaults } from './categoryCheck.ts';
import type { CalendarDocument, CategoryDocument, UserDocument } from './documents.ts';
import { districtOf, isKeyOf } from './documents.ts';
import { objectionTo } from './fault.ts';
import { policyFaults } from './policyCheck.ts';
import { roleObjection } from './roleCheck.ts';
import { sameDocument } from './sameDocument.ts';
import { type UserFacts, userObjection } from './userCheck.ts';

const office = [
  { from: '08:30', to: '11:30' },
  { from: '13:00', to: '18:00' },
];
const calendar = (changes: Partial<CalendarDocument> = {}): CalendarDocument => ({
  timeZone: 'Asia/Shanghai',
  workingPeriods: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
  exceptions: [{ day: '2026-10-01', isWorking: false, name: '国庆节' }],
  ...changes,
});
const monday = (...periods: readonly (readonly [string, string])[]) =>
  calendar({
    workingPeriods: { ...calendar().workingPeriods, 1: periods.map(([from, to]) => ({ from, to })) },
  });

describe('a working calendar', () => {
  it('is fine as offices have it', () => {
    expect(calendarFaults(calendar())).toEqual([]);
  });

  it('has its periods in order and apart, each within its day', () => {
    expect(calendarFaults(monday(['18:00', '13:00']))).toEqual([{ path: 'workingPeriods.1.0.to', rule: 'time-order' }]);
    expect(calendarFaults(monday(['08:00', '08:00']))).toEqual([{ path: 'workingPeriods.1.0.to', rule: 'time-order' }]);
    expect(calendarFaults(monday(['08:30', '12:00'], ['11:30', '18:00']))).toEqual([
      { path: 'workingPeriods.1.1.from', rule: 'periods-overlap' },
    ]);
    expect(calendarFaults(monday(['13:00', '18:00'], ['08:30', '11:30']))).toEqual([
      { path: 'workingPeriods.1.1.from', rule: 'periods-overlap' },
    ]);
    expect(calendarFaults(monday(['08:30', '12:00'], ['12:00', '18:00']))).toEqual([]);
  });

  it('has days that exist, each once', () => {
    const exceptions = ['2026-02-30', '2026-10-02', '2026-10-02'].map((day) => ({ day, isWorking: false, name: '假' }));
    expect(calendarFaults(calendar({ exceptions }))).toEqual([
      { path: 'exceptions.0.day', rule: 'day-unknown' },
      { path: 'exceptions.2.day', rule: 'day-repeated' },
    ]);
  });

  it('has a time zone that exists and a week in which work is done', () => {
    expect(calendarFaults(calendar({ timeZone: 'Asia/Nowhere' }))).toEqual([
      { path: 'timeZone', rule: 'time-zone-unknown' },
    ]);
    const free = { 1: office, 2: office, 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(calendarFaults(calendar({ workingPeriods: free }))).toEqual([
      { path: 'workingPeriods', rule: 'week-too-short' },
    ]);
  });
});

describe('a policy', () => {
  it('is fine as the public standards have it', () => {
    expect(policyFaults(defaultCasePolicy)).toEqual([]);
  });

  it('names each figure out of its range', () => {
    const wrong = {
      ...defaultCasePolicy,
      maximumExtensions: 2.5,
      maximumSuspensionDays: 400,
      duplicateRadiusMeters: 0,
      maximumVerificationMeters: 1,
      stepLimits: { ...defaultCasePolicy.stepLimits, filing: { value: 0.001, unit: 'urgent_hour' as const } },
      supervisionAnswerLimit: { value: 300, unit: 'work_day' as const },
    };
    expect(policyFaults(wrong)).toEqual([
      { path: 'maximumExtensions', rule: 'number-range' },
      { path: 'maximumSuspensionDays', rule: 'number-range' },
      { path: 'duplicateRadiusMeters', rule: 'number-range' },
      { path: 'maximumVerificationMeters', rule: 'number-range' },
      { path: 'stepLimits.filing.value', rule: 'limit-range' },
      { path: 'supervisionAnswerLimit.value', rule: 'limit-range' },
    ]);
  });
});

const limit = { value: 4, unit: 'work_hour' } as const;
const category = (changes: Partial<CategoryDocument> = {}): CategoryDocument => ({
  edition: 'local',
  kind: 'event',
  code: '9801',
  majorName: '扩展',
  name: '共享单车乱停',
  englishName: 'Shared bicycles in the way',
  professionalKind: null,
  trade: null,
  isReportable: true,
  validTo: null,
  conditions: [{ number: 1, filingText: '占道', closingText: '已移走', limits: { A: limit, B: limit, C: limit } }],
  ...changes,
});
const condition = category().conditions[0] as CategoryDocument['conditions'][number];

describe('a category', () => {
  const others = [{ key: 'local-e9801', revision: 0, document: category() }];

  it('has a code of its own within edition and kind', () => {
    expect(categoryFaults('local-e9801', category(), others)).toEqual([]);
    expect(categoryFaults('x-e9801', category(), others)).toEqual([{ path: 'code', rule: 'code-taken' }]);
    expect(categoryFaults('x-c9801', category({ kind: 'component' }), others)).toEqual([]);
  });

  it('keeps edition, kind and code once it is there', () => {
    const changed = category({ kind: 'component', code: '9802' });
    expect(categoryFaults('local-e9801', changed, others)).toEqual([
      { path: 'kind', rule: 'fixed-once-saved' },
      { path: 'code', rule: 'fixed-once-saved' },
    ]);
  });

  it('has conditions when it can be reported, each number once, each limit within reason', () => {
    expect(categoryFaults('a-e9801', category({ conditions: [] }), [])).toEqual([
      { path: 'conditions', rule: 'category-has-no-condition' },
    ]);
    expect(categoryFaults('a-e9801', category({ conditions: [], isReportable: false }), [])).toEqual([]);
    const conditions = [
      condition,
      { ...condition, limits: { ...condition.limits, B: { value: 101, unit: 'work_day' as const } } },
    ];
    expect(categoryFaults('a-e9801', category({ conditions }), [])).toEqual([
      { path: 'conditions.1.number', rule: 'number-repeated' },
      { path: 'conditions.1.limits.B.value', rule: 'limit-range' },
    ]);
  });
});

describe('a role', () => {
  it.each(roleCodes)('%s is fine as it starts', (roleCode) => {
    expect(roleObjection({ permissions: defaultRolePermissions[roleCode] })).toBeNull();
  });

  it('never both handles and verifies', () => {
    expect(roleObjection({ permissions: ['case.read', 'case.verify', 'case.dispose'] })).toEqual({
      refused: 'roles-conflict',
      details: { path: 'body.document.permissions', permissions: ['case.dispose', 'case.verify'] },
    });
  });
});

describe('an account', () => {
  const user = (changes: Partial<UserDocument> = {}): UserDocument => ({
    login: 'someone',
    displayName: '某人',
    roleCode: 'disposal-unit',
    districtCode: '990101',
    unitCode: 'U1',
    isActive: true,
    ...changes,
  });
  const unit = {
    name: '所',
    englishName: null,
    districtCode: '990101',
    subdistrictCode: null,
    parentCode: null,
    trades: [],
    validTo: null,
  };
  const facts: UserFacts = { isLoginTaken: false, isDistrictKnown: true, unit, today: '2026-11-23' };
  const refused = (document: UserDocument, changes: Partial<UserFacts> = {}) => {
    const refusal = userObjection(document, { ...facts, ...changes });
    return refusal && [refusal.refused, JSON.stringify(refusal.details)];
  };

  it('of a unit is in that unit’s district, while the unit lasts', () => {
    expect(refused(user())).toBeNull();
    expect(refused(user({ districtCode: '990102' }))).toEqual([
      'unit-of-other-district',
      expect.stringContaining('body.document.unitCode'),
    ]);
    expect(refused(user(), { unit: null })?.[0]).toBe('unit-unknown');
    expect(refused(user(), { unit: { ...unit, validTo: '2026-11-01' } })?.[0]).toBe('unit-unknown');
    expect(refused(user({ isActive: false }), { unit: { ...unit, validTo: '2026-11-01' } })).toBeNull();
  });

  it('has a unit exactly if it handles', () => {
    expect(refused(user({ unitCode: null }))?.[1]).toContain('unit-required');
    expect(refused(user({ roleCode: 'inspector' }))?.[1]).toContain('unit-not-for-role');
    expect(refused(user({ roleCode: 'inspector', unitCode: null }))).toBeNull();
  });

  it('has a login of its own and a known district', () => {
    expect(refused(user(), { isLoginTaken: true, isDistrictKnown: false })).toEqual([
      'invalid-input',
      '{"issues":[{"path":"body.document.login","message":"login-taken"},{"path":"body.document.districtCode","message":"district-unknown"}]}',
    ]);
  });
});

describe('documents', () => {
  it('are the same whatever the order of their fields', () => {
    expect(sameDocument({ a: 1, b: [{ c: null, d: 2 }] }, { b: [{ d: 2, c: null }], a: 1 })).toBe(true);
    expect(sameDocument({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(sameDocument({ a: undefined }, { b: undefined })).toBe(false);
    expect(sameDocument([], {})).toBe(false);
    expect(sameDocument(null, {})).toBe(false);
  });

  it('have keys of their subject’s form', () => {
    expect(isKeyOf('category', 'local-e9801')).toBe(true);
    expect(isKeyOf('category', 'local-x9801')).toBe(false);
    expect(isKeyOf('user', 'x')).toBe(false);
    expect(isKeyOf('role', 'inspector')).toBe(true);
    expect(isKeyOf('role', 'god')).toBe(false);
    expect(isKeyOf('calendar', '990101')).toBe(true);
  });

  it('belong to a district or to the city', () => {
    expect(districtOf('default', { subject: 'calendar', document: calendar() })).toBeNull();
    expect(districtOf('990101', { subject: 'policy', document: defaultCasePolicy })).toBe('990101');
    expect(districtOf('local-e9801', { subject: 'category', document: category() })).toBeNull();
  });

  it('name at most twenty faults', () => {
    const faults = Array.from({ length: 30 }, (_, index) => ({ path: `x.${index}`, rule: 'required' as const }));
    expect(objectionTo(faults)?.details?.issues).toHaveLength(20);
    expect(objectionTo([])).toBeNull();
  });
});
