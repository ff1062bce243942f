import { describe, expect, it } from 'vitest';
import { actorFor, commandOf } from '../../testing/caseFactory.ts';
import { caseAt, decided, given, otherCase, refusedWith } from '../../testing/caseWalk.ts';
import { lampOfStep } from './lampOfStep.ts';
import { type CasePolicy, defaultCasePolicy } from './policy.ts';

/** An instant of Monday 2026-11-16 in Shanghai (UTC+8); office hours are 08:30–11:30 and 13:00–18:00. */
const monday = (time: string): string => new Date(`2026-11-16T${time}:00+08:00`).toISOString();
const tuesday = (time: string): string => new Date(`2026-11-17T${time}:00+08:00`).toISOString();
const policy = (changes: Partial<CasePolicy>): { policy: CasePolicy } => ({
  policy: { ...defaultCasePolicy, ...changes },
});
/** Sent to U1 at 09:00 with four working hours: due 14:30, warned at 13:42 (3.2 h = 2.5 h to 11:30 + 0.7 h). */
const handling = () => caseAt('handling');

describe('the clock of a disposal', () => {
  it('is due after four working hours and warns at 80 % of them', () => {
    expect(handling()).toMatchObject({
      dueAt: monday('14:30'),
      stepWarnAt: monday('13:42'),
      stepDueAt: monday('14:30'),
    });
    expect(lampOfStep(handling(), monday('13:42'))).toBe('green');
    expect(lampOfStep(handling(), monday('13:43'))).toBe('yellow');
    expect(lampOfStep(handling(), monday('14:31'))).toBe('red');
  });

  it('stands still from feedback to rework: the time of verification is not the unit’s', () => {
    const fedBack = given(handling(), ['give-feedback', monday('10:00')]);
    expect(fedBack.disposalClock?.pauses).toEqual([{ from: monday('10:00'), to: null }]);
    const reworked = given(fedBack, ['verify', monday('11:00'), { passed: false, note: '仍有垃圾' }]);
    expect(reworked).toMatchObject({ status: 'handling', reworkCount: 1, dueAt: monday('15:30'), handledAt: null });
  });
});

describe('return (回退)', () => {
  const asked = () => given(handling(), ['request-return', monday('09:30')]);

  it('pauses the clock until it is decided, and keeps its lamp', () => {
    expect(asked()).toMatchObject({ status: 'handling', request: { kind: 'return', reason: '原因' } });
    expect(lampOfStep(asked(), tuesday('17:00'))).toBe('green');
  });

  it('denied, goes on with the same unit where it stopped', () => {
    const denied = given(asked(), ['decide-return', monday('10:30'), { isApproved: false, note: '属于贵单位' }]);
    expect(denied).toMatchObject({ status: 'handling', unitCode: 'U1', request: null, dueAt: monday('15:30') });
  });

  const returned = () => given(asked(), ['decide-return', monday('10:30')]);

  it('granted, goes back to the dispatcher', () => {
    expect(returned()).toMatchObject({ status: 'filed', unitCode: null, previousUnitCode: 'U1', acknowledgedAt: null });
    // Dispatch has its own 15 minutes again.
    expect(returned().stepDueAt).toBe(monday('10:45'));
  });

  it('sent to the same unit again, the clock resumes; to another, it starts anew', () => {
    const same = given(returned(), ['dispatch', monday('11:30')]);
    expect(same).toMatchObject({ unitCode: 'U1', dueAt: monday('16:30'), dispatchCount: 2 });
    const unit = { code: 'U2', districtCode: '990101', parentCode: null };
    const another = given(returned(), ['dispatch', monday('13:00'), { unitCode: 'U2' }, { unit }]);
    expect(another).toMatchObject({ unitCode: 'U2', dueAt: monday('17:00'), dispatchCount: 2 });
  });

  it('is asked once at a time, by the unit itself', () => {
    expect(refusedWith(asked(), commandOf('request-extension'))).toBe('request-pending');
    expect(refusedWith(asked(), commandOf('give-feedback'))).toBe('request-pending');
    const crew = actorFor('disposal-unit', { unitCode: 'U1-1' });
    const assigned = given(handling(), [
      'assign-sub-unit',
      monday('09:10'),
      { unitCode: 'U1-1' },
      { unit: { code: 'U1-1', districtCode: '990101', parentCode: 'U1' } },
    ]);
    expect(refusedWith(assigned, commandOf('request-return'), { actor: crew })).toBe('not-your-unit');
    expect(refusedWith(assigned, commandOf('handle'), { actor: crew })).toBeNull();
  });
});

describe('extension (延期)', () => {
  it('adds to the limit, counted, at most twice and each at most the original limit', () => {
    const once = given(
      handling(),
      ['request-extension', monday('10:00'), { value: 4 }],
      ['decide-extension', monday('10:10')],
    );
    // Four working hours more: 14:30 + 3.5 h = 18:00, half an hour on Tuesday from 08:30.
    expect(once).toMatchObject({ extensionCount: 1, dueAt: tuesday('09:00'), request: null });
    const twice = given(
      once,
      ['request-extension', monday('10:20'), { value: 1 }],
      ['decide-extension', monday('10:30')],
    );
    expect(twice).toMatchObject({ extensionCount: 2, dueAt: tuesday('10:00') });
    expect(refusedWith(twice, commandOf('request-extension'))).toBe('extension-limit-reached');
    expect(refusedWith(handling(), commandOf('request-extension', { value: 4.1 }))).toBe('extension-too-long');
  });

  it('denied, changes nothing; asked after the limit, is refused', () => {
    const denied = given(
      handling(),
      ['request-extension', monday('10:00')],
      ['decide-extension', monday('10:10'), { isApproved: false }],
    );
    expect(denied).toMatchObject({ extensionCount: 0, dueAt: monday('14:30'), request: null });
    expect(refusedWith(handling(), commandOf('request-extension'), { at: monday('14:31') })).toBe('after-due');
  });
});

describe('suspension (挂账)', () => {
  const until = new Date('2026-12-01T09:00:00+08:00').toISOString();
  const suspended = () =>
    given(handling(), ['request-suspension', monday('10:00'), { until }], ['decide-suspension', monday('10:30')]);

  it('stops the clock, is kept in its own ledger, and goes on when it wakes', () => {
    expect(suspended()).toMatchObject({ status: 'suspended', suspendedUntil: until });
    const awake = given(suspended(), ['wake', until]);
    // One and a half hours had run, from 09:00 to 10:30; 2.5 h are left on Tuesday 1 December from 09:00.
    expect(awake).toMatchObject({
      status: 'handling',
      suspendedUntil: null,
      dueAt: new Date('2026-12-01T11:30:00+08:00').toISOString(),
    });
  });

  it('ends in the future and within a year', () => {
    expect(refusedWith(handling(), commandOf('request-suspension', { until: monday('08:00') }))).toBe(
      'suspension-not-ahead',
    );
    expect(refusedWith(handling(), commandOf('request-suspension', { until: '2027-11-18T00:00:00+08:00' }))).toBe(
      'suspension-too-long',
    );
  });
});

describe('verification (核查)', () => {
  const verifying = () => caseAt('verifying');
  const fix = { longitude: 121.48, latitude: 31.231, accuracyMeters: 10, at: monday('09:00') };

  it('keeps how far from the case it took place', () => {
    // A thousandth of a degree of latitude is 111.2 m.
    expect(decided(verifying(), commandOf('verify', { fix })).activity.details).toMatchObject({
      passed: true,
      distanceMeters: 111,
    });
  });

  it('is refused too far away, or without a position, where the policy says so', () => {
    const near = policy({ maximumVerificationMeters: 50 });
    expect(refusedWith(verifying(), commandOf('verify', { fix }), near)).toBe('too-far');
    expect(refusedWith(verifying(), commandOf('verify'), near)).toBe('position-required');
    expect(
      refusedWith(verifying(), commandOf('verify', { fix }), policy({ maximumVerificationMeters: 101 })),
    ).toBeNull();
  });

  it('is drawn by lot among those on duty nearby who had no hand in it', () => {
    const [doer = ''] = handling().handlerIds;
    const inspectorsNearby = ['a', doer, 'b'];
    const draw = (lot: number) =>
      decided(handling(), commandOf('give-feedback'), {
        ...policy({ verifierChoice: 'random-nearby' }),
        inspectorsNearby,
        lot,
      }).caseFile.assigneeId;
    expect([draw(0), draw(0.34), draw(0.99)]).toEqual(['a', 'a', 'b']);
    expect(decided(handling(), commandOf('give-feedback'), { inspectorsNearby }).caseFile.assigneeId).toBeNull();
  });

  it('belongs to the inspector it was given to', () => {
    const assigned = given(verifying(), [
      'assign-inspector',
      monday('09:10'),
      { inspectorId: 'i7' },
      { inspector: { id: 'i7', districtCode: '990101' } },
    ]);
    expect(refusedWith(assigned, commandOf('verify'))).toBe('not-your-task');
    expect(refusedWith(assigned, commandOf('verify'), { actor: actorFor('inspector', { id: 'i7' }) })).toBeNull();
    expect(refusedWith(verifying(), commandOf('assign-inspector', { inspectorId: 'i9' }))).toBe('inspector-unknown');
  });

  it('may be left out only where the policy allows it, with the reason kept', () => {
    const lax = policy({ isClosureWithoutVerificationAllowed: true });
    expect(refusedWith(verifying(), commandOf('close'), lax)).toBe('reason-required');
    const closed = decided(verifying(), commandOf('close', { note: '台风停电' }), lax);
    expect(closed.activity.details).toMatchObject({ exemption: '台风停电' });
  });
});

describe('supervision and appeal', () => {
  it('urged, the unit owes an answer within the policy’s limit', () => {
    const urged = given(handling(), ['urge', monday('10:00')]);
    expect(urged).toMatchObject({ supervision: 'owed', supervisionDueAt: monday('15:30') });
    expect(given(urged, ['answer-urge', monday('11:00')])).toMatchObject({ supervision: 'answered' });
    const other = actorFor('disposal-unit', { unitCode: 'U2' });
    expect(refusedWith(urged, commandOf('answer-urge'), { actor: other })).toBe('not-your-unit');
    expect(refusedWith(urged, commandOf('answer-urge'), { actor: actorFor('dispatcher') })).toBeNull();
  });

  const overdue = () =>
    given(handling(), ['give-feedback', monday('15:00')], ['verify', monday('15:20')], ['close', monday('15:30')]);

  it('an overdue case can be appealed once, within the policy’s days', () => {
    const appealed = given(overdue(), ['appeal', tuesday('09:00')]);
    expect(appealed.appeal).toBe('pending');
    const granted = given(appealed, ['decide-appeal', tuesday('10:00')]);
    // The mark goes; what happened stays.
    expect(granted).toMatchObject({ appeal: 'granted', handledAt: monday('15:00'), dueAt: monday('14:30') });
    expect(refusedWith(granted, commandOf('appeal'))).toBe('appeal-already-made');
    expect(refusedWith(overdue(), commandOf('appeal'), { at: '2026-12-02T00:00:00.000Z' })).toBe('appeal-too-late');
  });
});

describe('self-disposal (自处置)', () => {
  const done = () => decided(null, commandOf('self-dispose'));

  it('is filed and closed in one, with the exemption stated, and audited later', () => {
    expect(done().caseFile).toMatchObject({
      status: 'closed',
      isSelfDisposal: true,
      selfDisposalAudit: 'pending',
      version: 1,
      filedAt: monday('09:00'),
    });
    expect(done().activity.details).toMatchObject({ exemption: 'self-disposal' });
    expect(given(done().caseFile, ['audit-self-disposal', monday('10:00')])).toMatchObject({
      status: 'closed',
      selfDisposalAudit: 'passed',
    });
    const failed = given(done().caseFile, [
      'audit-self-disposal',
      monday('10:00'),
      { passed: false, note: '照片不符' },
    ]);
    expect(failed).toMatchObject({ status: 'voided', selfDisposalAudit: 'failed' });
  });

  it('needs a photo, a condition, and another person to audit it', () => {
    expect(refusedWith(null, commandOf('self-dispose', { photos: [] }))).toBe('photo-required');
    const doer = actorFor('duty-officer', { id: done().caseFile.handlerId ?? '' });
    expect(refusedWith(done().caseFile, commandOf('audit-self-disposal'), { actor: doer })).toBe('doer-cannot-verify');
  });
});

describe('duplicates, merging and splitting', () => {
  it('links a duplicate and says so in both histories; unlinked, it goes on where it stood', () => {
    const linked = decided(caseAt('accepted'), commandOf('link-duplicate'), { other: otherCase() });
    expect(linked.caseFile).toMatchObject({
      status: 'duplicate',
      duplicateOf: otherCase().id,
      statusBeforeLink: 'accepted',
    });
    expect(linked.companions).toHaveLength(1);
    expect(linked.companions[0]?.activity).toMatchObject({
      caseId: otherCase().id,
      fromStatus: 'reported',
      toStatus: 'reported',
      sequence: 2,
    });
    const free = given(linked.caseFile, ['unlink-duplicate', monday('10:00'), {}, { other: otherCase() }]);
    expect(free).toMatchObject({ status: 'accepted', duplicateOf: null, closedAt: null });
  });

  it('merges a case at a unit: its clock stops, and goes on when unlinked', () => {
    const merged = given(handling(), ['merge', monday('10:00'), {}, { other: otherCase() }]);
    expect(merged).toMatchObject({ status: 'duplicate', stepPausedAt: monday('10:00') });
    expect(given(merged, ['unlink-duplicate', monday('11:00')])).toMatchObject({
      status: 'handling',
      dueAt: monday('15:30'),
    });
  });

  it('makes no chains', () => {
    const other = { ...otherCase(), duplicateOf: 'x' };
    expect(refusedWith(caseAt('reported'), commandOf('link-duplicate'), { other })).toBe('duplicate-chain');
    expect(
      refusedWith(caseAt('reported'), commandOf('link-duplicate'), { other: otherCase(), duplicateCount: 1 }),
    ).toBe('duplicate-chain');
    expect(refusedWith(caseAt('reported'), commandOf('link-duplicate'))).toBe('other-case-unknown');
    const self = commandOf('link-duplicate', { otherCaseId: caseAt('reported').id });
    expect(refusedWith(caseAt('reported'), self)).toBe('duplicate-of-itself');
  });

  it('splits a report into cases of their own, each knowing its parent', () => {
    const split = decided(caseAt('accepted'), commandOf('split'));
    expect(split.caseFile.status).toBe('split');
    expect(split.companions.map(({ caseFile }) => caseFile)).toMatchObject([
      { status: 'accepted', version: 1, parentId: split.caseFile.id, description: '第1件', number: '' },
      { status: 'accepted', version: 1, parentId: split.caseFile.id, description: '第2件', number: '' },
    ]);
    expect(split.companions[0]?.activity).toMatchObject({ fromStatus: null, toStatus: 'accepted', sequence: 1 });
  });
});

describe('corrections', () => {
  it('changes the category with its condition, and keeps what it was', () => {
    const changed = decided(caseAt('filed'), commandOf('recategorise'));
    expect(changed.caseFile).toMatchObject({ categoryId: 'e0104', filingConditionId: 'e0104-1' });
    expect(changed.activity.details).toMatchObject({ from: { categoryId: 'e0102', filingConditionId: 'e0102-1' } });
    expect(refusedWith(caseAt('filed'), commandOf('recategorise', { filingConditionId: undefined }))).toBe(
      'filing-condition-required',
    );
    const same = commandOf('recategorise', { categoryId: 'e0102', filingConditionId: 'e0102-1' });
    expect(refusedWith(caseAt('accepted'), same)).toBe('nothing-changed');
  });

  it('moves a case within its district', () => {
    const place = { ...decided(null, commandOf('report')).caseFile, unitGridCode: '990101001001002' };
    const moved = decided(caseAt('accepted'), commandOf('relocate'), { place });
    expect(moved.caseFile).toMatchObject({
      unitGridCode: '990101001001002',
      location: { longitude: 121.49, latitude: 31.24 },
    });
    expect(
      refusedWith(caseAt('accepted'), commandOf('relocate'), { place: { ...place, districtCode: '990102' } }),
    ).toBe('place-in-other-district');
  });

  it('reopens: a closed case is dispatched anew, a refused one judged anew, with fresh clocks', () => {
    const closed = given(caseAt('closed'), ['reopen', tuesday('09:00')]);
    expect(closed).toMatchObject({
      status: 'filed',
      reopenCount: 1,
      unitCode: null,
      dueAt: null,
      closedAt: null,
      stepDueAt: tuesday('09:15'),
    });
    expect(given(closed, ['dispatch', tuesday('09:00')]).dueAt).toBe(tuesday('14:30'));
    expect(given(caseAt('refused'), ['reopen', tuesday('09:00')])).toMatchObject({
      status: 'reported',
      closedAt: null,
    });
  });
});

describe('the internal limits', () => {
  it.each([
    ['reported', '09:30'],
    ['confirming', '09:30'],
    ['accepted', '09:30'],
    ['filed', '09:15'],
    ['verifying', '09:30'],
    ['verified', '09:30'],
  ] as const)('%s: due at %s when it came there at 09:00', (status, due) => {
    expect(caseAt(status).stepDueAt).toBe(monday(due));
  });

  it('says in the history which step a move ended, and what it had been allowed', () => {
    const filed = decided(caseAt('accepted'), commandOf('file'), { at: monday('09:40') });
    expect(filed.activity).toMatchObject({
      endedStep: 'filing',
      stepStartedAt: monday('09:00'),
      stepDueAt: monday('09:30'),
    });
    expect(decided(caseAt('accepted'), commandOf('note'), { at: monday('09:40') }).activity.endedStep).toBeNull();
  });
});
