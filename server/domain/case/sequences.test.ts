import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorFor, commandOf, contextFor, roleOfCommand } from '../../testing/caseFactory.ts';
import { roleCodes } from '../identity/permissions.ts';
import { isRefusal } from '../refusal.ts';
import { isPaused } from '../time-limit/clock.ts';
import { type Activity, type CaseFile, type CaseStatus, caseStatuses, stageOf } from './caseFile.ts';
import { type CommandKind, commandKinds } from './commandKind.ts';
import type { CaseCommand } from './commands.ts';
import { type CaseChange, decide } from './decide.ts';
import { transitions } from './transitions.ts';

const caseIds = [1, 2, 3].map((number) => `01900000-0000-7000-8000-00000000000${number}`);

/** These end a case; given as often as the others they would end all of them early. */
const enders: readonly CommandKind[] = ['refuse', 'void', 'link-duplicate', 'merge', 'split'];

/** What leads onward from a status: given more often than all the rest, so that the sequences get far. */
const onward: Readonly<Partial<Record<CaseStatus, readonly CommandKind[]>>> = {
  reported: ['accept'],
  confirming: ['confirm'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['acknowledge'],
  handling: [
    'request-return',
    'decide-return',
    'request-extension',
    'decide-extension',
    'request-suspension',
    'decide-suspension',
    'handle',
    'give-feedback',
    'give-feedback',
  ],
  suspended: ['wake'],
  verifying: ['verify'],
  verified: ['close', 'close', 'rework'],
  closed: ['appeal', 'decide-appeal', 'reopen'],
};

const step = fc.record({
  /** Mostly a command that the case's status allows, so that the sequences get somewhere; else any. */
  choice: fc.nat(10_000),
  isAny: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  /** Most commands come from the right post. */
  roleCode: fc.option(fc.constantFrom(...roleCodes), { freq: 8, nil: null }),
  caseId: fc.constantFrom(...caseIds),
  otherCaseId: fc.constantFrom(...caseIds),
  isPositive: fc.boolean(),
  minutes: fc.integer({ min: 0, max: 40 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Some cases and everything that was ever recorded about them. */
class World {
  readonly cases = new Map<string, CaseFile>();
  readonly histories = new Map<string, Activity[]>();
  private at = Date.UTC(2026, 10, 16, 1);
  private children = 0;

  take({ roleCode, caseId, otherCaseId, isPositive, minutes, ...pick }: Step): void {
    this.at += minutes * 60_000;
    const kind = this.kindOf(pick, this.cases.get(caseId) ?? null);
    const command = this.commandOf(kind, caseId, otherCaseId, isPositive);
    const current = this.cases.get(caseId) ?? null;
    if (current && (kind === 'report' || kind === 'self-dispose')) return;
    const before = JSON.stringify([...this.cases.values()]);
    const answer = decide(
      current,
      command,
      contextFor(actorFor(roleCode ?? roleOfCommand[kind]), {
        at: new Date(this.at).toISOString(),
        other: this.cases.get((kind === 'unlink-duplicate' ? current?.duplicateOf : otherCaseId) ?? '') ?? null,
        duplicateCount: [...this.cases.values()].filter((each) => each.duplicateOf === caseId).length,
      }),
    );
    expect(JSON.stringify([...this.cases.values()])).toBe(before);
    if (isRefusal(answer)) return;
    for (const change of [answer, ...answer.companions]) this.record(change);
  }

  private kindOf({ choice, isAny }: Pick<Step, 'choice' | 'isAny'>, current: CaseFile | null): CommandKind {
    if (!current) return choice % 10 === 0 ? 'self-dispose' : 'report';
    const allowed = (Object.keys(transitions) as (keyof typeof transitions)[]).filter(
      (kind) => transitions[kind].from.includes(current.status) && !enders.includes(kind),
    );
    const way = onward[current.status];
    const kinds = isAny || allowed.length === 0 ? commandKinds : way && choice % 3 > 0 ? way : allowed;
    return kinds[choice % kinds.length] ?? 'note';
  }

  private commandOf(kind: CommandKind, caseId: string, otherCaseId: string, isPositive: boolean): CaseCommand {
    const envelope = { caseId };
    switch (kind) {
      case 'report':
        return commandOf(kind, {}, envelope);
      case 'confirm':
        return commandOf(kind, { found: isPositive }, envelope);
      case 'verify':
        return commandOf(kind, { passed: isPositive, note: '…' }, envelope);
      case 'decide-return':
      case 'decide-extension':
      case 'decide-suspension':
        return commandOf(kind, { isApproved: isPositive }, envelope);
      case 'link-duplicate':
        return commandOf(kind, { otherCaseId }, envelope);
      case 'merge':
        return commandOf(kind, { otherCaseId }, envelope);
      case 'split': {
        const children = [1, 2].map(() => ({
          caseId: `child-${++this.children}`,
          categoryId: 'e0102',
          description: '…',
        }));
        return commandOf(kind, { children }, envelope);
      }
      default:
        return commandOf(kind, {}, envelope);
    }
  }

  private record({ caseFile, activity }: CaseChange): void {
    const before = this.cases.get(caseFile.id) ?? null;
    const history = this.histories.get(caseFile.id) ?? [];
    expect(activity.sequence).toBe(history.length + 1);
    expect(caseFile.version).toBe(activity.sequence);
    expect(activity.fromStatus).toBe(before?.status ?? null);
    expect(activity.toStatus).toBe(caseFile.status);
    if (before) this.compare(before, caseFile);
    this.clocksAreSound(caseFile);
    this.cases.set(caseFile.id, caseFile);
    this.histories.set(caseFile.id, [...history, Object.freeze(activity)]);
  }

  /** What is once recorded of a case stays: where it came from, how often what happened; time goes one way. */
  private compare(before: CaseFile, after: CaseFile): void {
    expect(after.updatedAt >= before.updatedAt).toBe(true);
    for (const fixed of [
      'districtCode',
      'id',
      'source',
      'reporterId',
      'reportedAt',
      'description',
      'parentId',
    ] as const) {
      expect(after[fixed]).toBe(before[fixed]);
    }
    for (const count of ['reworkCount', 'extensionCount', 'reopenCount', 'dispatchCount'] as const) {
      expect(after[count]).toBeGreaterThanOrEqual(before[count]);
    }
    for (const id of before.handlerIds) expect(after.handlerIds).toContain(id);
    const isSameClock = after.disposalClock?.startedAt === before.disposalClock?.startedAt;
    if (isSameClock && before.dueAt && after.dueAt) expect(after.dueAt >= before.dueAt).toBe(true);
  }

  private clocksAreSound({ disposalClock, status, stepDueAt, stepWarnAt }: CaseFile): void {
    if (stepDueAt !== null) expect((stepWarnAt ?? '') <= stepDueAt).toBe(true);
    if (!disposalClock) return;
    let position = disposalClock.startedAt;
    for (const [index, { from, to }] of disposalClock.pauses.entries()) {
      expect(from >= position).toBe(true);
      expect(to === null ? index === disposalClock.pauses.length - 1 : to >= from).toBe(true);
      position = to ?? from;
    }
    if (stageOf(status) !== 'disposal' && stageOf(status) !== 'dispatch') expect(isPaused(disposalClock)).toBe(true);
  }

  closedCasesAreVerifiedOrExempt(): void {
    for (const { id, status, reopenCount } of this.cases.values()) {
      if (status !== 'closed') continue;
      const history = this.histories.get(id) ?? [];
      const sinceReopened = history.slice(history.findLastIndex(({ kind }) => kind === 'reopen') + 1);
      const isVerified = sinceReopened.some(({ kind, details }) => kind === 'verify' && details.passed === true);
      const isExempt = sinceReopened.some(({ details }) => details.exemption !== undefined);
      expect(isVerified || isExempt, `${id}, reopened ${reopenCount} times`).toBe(true);
    }
  }
}

describe('random sequences of commands over several cases', () => {
  it('lose nothing, skip nothing, run no clock backwards, and change nothing when refused', () => {
    const reached = new Set<string>();
    const given = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 80, maxLength: 160, size: 'max' }), (steps) => {
        const world = new World();
        for (const each of steps) world.take(each);
        world.closedCasesAreVerifiedOrExempt();
        for (const { kind, toStatus } of [...world.histories.values()].flat()) {
          reached.add(toStatus);
          given.add(kind);
        }
      }),
      { numRuns: 100, seed: 34 },
    );
    // The property says little about commands that the sequences never get to give.
    expect(reached.size).toBe(caseStatuses.length);
    expect(given.size).toBeGreaterThanOrEqual(33);
  });
});
