import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorFor, commandOf, contextFor, roleOfCommand } from '../../testing/caseFactory.ts';
import { defaultRolePermissions, may, roleCodes } from '../identity/permissions.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { type Activity, type CaseFile, type CaseStatus, caseStatuses } from './caseFile.ts';
import { type CommandKind, commandKinds, commandPermissions } from './commandKind.ts';
import type { CaseCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { type Decision, decide } from './decide.ts';
import { transitions } from './transitions.ts';

function decided(current: CaseFile | null, command: CaseCommand, changes: Partial<DecisionContext> = {}): Decision {
  const answer = decide(current, command, contextFor(actorFor(roleOfCommand[command.kind]), changes));
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

function refused(
  current: CaseFile | null,
  command: CaseCommand,
  changes: Partial<DecisionContext> = {},
): string | null {
  const answer = decide(current, command, contextFor(actorFor(roleOfCommand[command.kind]), changes));
  return isRefusal(answer) ? answer.refused : null;
}

const mainWalk: readonly [CommandKind, CaseStatus][] = [
  ['report', 'reported'],
  ['accept', 'accepted'],
  ['file', 'filed'],
  ['dispatch', 'dispatched'],
  ['acknowledge', 'handling'],
  ['give-feedback', 'verifying'],
  ['verify', 'verified'],
  ['close', 'closed'],
];

function walkTo(status: CaseStatus): CaseFile {
  let caseFile: CaseFile | null = null;
  for (const [kind, reached] of mainWalk) {
    caseFile = decided(caseFile, commandOf(kind)).caseFile;
    if (reached === status) return caseFile;
  }
  const reported = decided(null, commandOf('report')).caseFile;
  if (status === 'confirming') return decided(reported, commandOf('request-confirmation')).caseFile;
  if (status === 'refused') return decided(reported, commandOf('refuse')).caseFile;
  return decided(reported, commandOf('void')).caseFile;
}

describe('the usual walk of a case', () => {
  it('goes from report to closure, one version and one activity a command', () => {
    let caseFile: CaseFile | null = null;
    const history: Activity[] = [];
    for (const [kind, status] of mainWalk) {
      const decision = decided(caseFile, commandOf(kind));
      expect(decision.activity).toMatchObject({ kind, fromStatus: caseFile?.status ?? null, toStatus: status });
      expect(decision.caseFile.version).toBe(history.length + 1);
      caseFile = decision.caseFile;
      history.push(decision.activity);
    }
    expect(caseFile).toMatchObject({ status: 'closed', unitCode: 'U1', version: 8 });
    expect(history.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives the disposal limit of the condition and area class when it is dispatched', () => {
    // Monday 2026-11-16 09:00 Shanghai + 4 working hours: 2.5 h to 11:30, then 1.5 h from 13:00.
    expect(decided(walkTo('filed'), commandOf('dispatch')).caseFile.dueAt).toBe('2026-11-16T06:30:00.000Z');
  });

  it('sends a case whose verification fails back to the same unit, counted', () => {
    const rework = decided(walkTo('verifying'), commandOf('verify', { passed: false, note: '仍有垃圾' })).caseFile;
    expect(rework).toMatchObject({ status: 'handling', reworkCount: 1, unitCode: 'U1', handledAt: null });
  });
});

describe('the matrix of statuses and commands', () => {
  const open = ['reported', 'confirming', 'accepted', 'filed', 'dispatched', 'handling', 'verifying', 'verified'];
  const cells = caseStatuses.flatMap((status) =>
    commandKinds
      .filter((kind) => kind !== 'report')
      .map((kind) => ({ status, kind, isAllowed: transitions[kind].from.includes(status) })),
  );

  it.each(cells)('$status × $kind: allowed = $isAllowed', ({ status, kind, isAllowed }) => {
    expect(refused(walkTo(status), commandOf(kind))).toBe(isAllowed ? null : 'transition-not-allowed');
  });

  it('lets every open case be voided and no ended one', () => {
    expect(transitions.void.from).toEqual(open);
  });

  it.each(roleCodes)('refuses %s the commands it has no right to', (roleCode) => {
    for (const kind of commandKinds) {
      const status = kind === 'report' ? null : (transitions[kind].from[0] ?? 'reported');
      const answer = decide(status && walkTo(status), commandOf(kind), contextFor(actorFor(roleCode)));
      const isPermitted = may(actorFor(roleCode), commandPermissions[kind]);
      if (!isPermitted) expect(answer).toEqual(refuse('permission-denied', { permission: commandPermissions[kind] }));
    }
  });

  it('gives no role both handling and verifying, or both filing and dispatching (two centres)', () => {
    for (const roleCode of roleCodes) {
      const rights: readonly string[] = defaultRolePermissions[roleCode];
      expect(rights.includes('case.dispose') && rights.includes('case.verify')).toBe(false);
      expect(rights.includes('case.file') && rights.includes('case.dispatch')).toBe(false);
    }
  });
});

describe('refusals', () => {
  it.each([
    ['outside every grid', commandOf('report'), { place: refuse('outside-grid') }, 'outside-grid'],
    ['an unknown category', commandOf('report'), { category: null }, 'category-unknown'],
    [
      'a category that is not reportable',
      commandOf('report'),
      { category: { id: 'e0102', isReportable: false } },
      'category-not-reportable',
    ],
    [
      'a condition of another category',
      commandOf('report'),
      { filingCondition: { id: 'x-1', categoryId: 'x', limits: {} } },
      'filing-condition-unknown',
    ],
    ['an unknown component', commandOf('report', { componentCode: '9901010101000001' }), {}, 'component-unknown'],
    [
      'a component of another category',
      commandOf('report', { componentCode: '9901010101000001' }),
      { component: { code: '9901010101000001', categoryId: 'c0101' } },
      'component-category-mismatch',
    ],
    ['an inspector’s report without a photo', commandOf('report', { photos: [] }), {}, 'photo-required'],
    ['a photo that never arrived', commandOf('report'), { missingPhotos: ['a'.repeat(64)] }, 'photo-unknown'],
    ['an inspector who claims the hotline', commandOf('report', { source: 'hotline' }), {}, 'source-not-allowed'],
    [
      'a report in another district',
      commandOf('report'),
      { actor: actorFor('inspector', { districtCode: '990102' }) },
      'not-your-district',
    ],
  ] as const)('report: %s', (_name, command, changes, code) => {
    expect(refused(null, command, changes)).toBe(code);
  });

  it('files a hotline case only after it was confirmed on site', () => {
    const actor = actorFor('intake-operator');
    const reported = decided(null, commandOf('report', { source: 'hotline', photos: [] }), { actor }).caseFile;
    const unconfirmed = decided(reported, commandOf('accept')).caseFile;
    expect(refused(unconfirmed, commandOf('file'))).toBe('confirmation-required');
    const confirming = decided(reported, commandOf('request-confirmation')).caseFile;
    const confirmed = decided(confirming, commandOf('confirm')).caseFile;
    expect(decided(decided(confirmed, commandOf('accept')).caseFile, commandOf('file')).caseFile.status).toBe('filed');
    expect(decided(confirming, commandOf('confirm', { found: false })).caseFile.status).toBe('refused');
  });

  it('keeps the doer from verifying, and other units from handling', () => {
    const handled = walkTo('verifying');
    const handler = actorFor('inspector', { id: handled.handlerId ?? '' });
    expect(refused(handled, commandOf('verify'), { actor: handler })).toBe('doer-cannot-verify');
    expect(refused(handled, commandOf('verify'), { actor: actorFor('inspector', { unitCode: 'U1' }) })).toBe(
      'doer-cannot-verify',
    );
    const other = actorFor('disposal-unit', { unitCode: 'U2' });
    expect(refused(walkTo('dispatched'), commandOf('acknowledge'), { actor: other })).toBe('not-your-unit');
  });

  it('refuses a command on a version that has passed, and says both', () => {
    const answer = decide(
      walkTo('accepted'),
      commandOf('file', {}, { expectedVersion: 1 }),
      contextFor(actorFor('duty-officer')),
    );
    expect(answer).toEqual(refuse('stale-version', { expected: 1, actual: 2, status: 'accepted' }));
  });

  it('refuses units of other districts, missing conditions, photos and reasons', () => {
    expect(refused(walkTo('filed'), commandOf('dispatch'), { unit: null })).toBe('unit-unknown');
    expect(refused(walkTo('filed'), commandOf('dispatch'), { unit: { code: 'U9', districtCode: '990102' } })).toBe(
      'unit-of-other-district',
    );
    expect(refused(walkTo('handling'), commandOf('give-feedback', { photos: [] }))).toBe('photo-required');
    expect(refused(walkTo('verifying'), commandOf('verify', { passed: false }))).toBe('reason-required');
    const bare = decided(null, commandOf('report', { filingConditionId: undefined }), {
      filingCondition: null,
    }).caseFile;
    expect(refused(decided(bare, commandOf('accept')).caseFile, commandOf('file'))).toBe('filing-condition-required');
  });
});

describe('random sequences of commands', () => {
  const step = fc.record({
    kind: fc.constantFrom(...commandKinds),
    roleCode: fc.constantFrom(...roleCodes),
    isRight: fc.boolean(),
    passed: fc.boolean(),
  });

  it('lose nothing, skip nothing, and change nothing when refused', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let caseFile: CaseFile | null = null;
        const history: Activity[] = [];
        for (const [index, { kind, roleCode, isRight, passed }] of steps.entries()) {
          const actor = actorFor(isRight ? roleOfCommand[kind] : roleCode);
          if (kind === 'report' && caseFile) continue;
          const before = JSON.stringify(caseFile);
          const at = new Date(Date.UTC(2026, 10, 16) + index * 60_000).toISOString();
          const command = kind === 'verify' ? commandOf(kind, { passed, note: '…' }) : commandOf(kind);
          const answer = decide(caseFile, command, contextFor(actor, { at }));
          expect(JSON.stringify(caseFile)).toBe(before);
          if (isRefusal(answer)) continue;
          expect(answer.activity.sequence).toBe(history.length + 1);
          expect(answer.activity.fromStatus).toBe(caseFile?.status ?? null);
          history.push(answer.activity);
          caseFile = answer.caseFile;
        }
        if (caseFile?.status === 'closed') {
          expect(history.some(({ kind, details }) => kind === 'verify' && details.passed === true)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
