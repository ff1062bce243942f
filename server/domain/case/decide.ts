import { may } from '../identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Activity, CaseFile } from './caseFile.ts';
import { type CaseCommand, isFounding } from './commands.ts';
import type { DecisionContext } from './context.ts';
import type { CaseEffect, Effect } from './effects/effect.ts';
import { report, selfDispose } from './effects/found.ts';
import { applyRule } from './effects/rules.ts';
import { commandObjection } from './guards.ts';
import { endedStep, settle } from './settle.ts';

/** One case as it will be, with the activity that led there. Version 1 is a new case. */
export interface CaseChange {
  readonly caseFile: CaseFile;
  readonly activity: Activity;
}

/** A change as a value: the case of the command, and the others that it touches. One transaction applies them all. */
export interface Decision extends CaseChange {
  readonly companions: readonly CaseChange[];
}

/**
 * Decides a command against a case: the new state and its activity, or the coded reason why not. Pure.
 * `current` is null for the commands that make a case.
 */
export function decide(current: CaseFile | null, command: CaseCommand, context: DecisionContext): Decision | Refusal {
  const next = effectOf(current, command, context);
  if (isRefusal(next)) return next;
  return {
    ...change(current, next, command, context),
    companions: next.companions.map((companion) => {
      const before = companion.caseFile.version === 0 ? null : companion.caseFile;
      return change(before, companion, command, context);
    }),
  };
}

function effectOf(current: CaseFile | null, command: CaseCommand, context: DecisionContext): Effect | Refusal {
  if (isFounding(command)) {
    if (!may(context.actor, 'case.report')) return refuse('permission-denied', { permission: 'case.report' });
    return command.kind === 'report' ? report(command, context) : selfDispose(command, context);
  }
  if (!current) return refuse('not-found', { caseId: command.caseId });
  if (command.expectedVersion !== undefined && command.expectedVersion !== current.version) {
    return refuse('stale-version', {
      expected: command.expectedVersion,
      actual: current.version,
      status: current.status,
      changes: context.unseenChanges,
    });
  }
  const objection = commandObjection(current, command.kind, context);
  if (objection) return objection;
  if (context.missingPhotos.length > 0) return refuse('photo-unknown', { photos: context.missingPhotos });
  return applyRule(current, command, context);
}

function change(
  before: CaseFile | null,
  effect: CaseEffect,
  command: CaseCommand,
  context: DecisionContext,
): CaseChange {
  const settled = settle(before, effect.caseFile, context);
  const caseFile: CaseFile = { ...settled, version: (before?.version ?? 0) + 1, updatedAt: context.at };
  return { caseFile, activity: describe(before, caseFile, command, context, effect.details) };
}

function describe(
  before: CaseFile | null,
  next: CaseFile,
  command: CaseCommand,
  { actor, at }: DecisionContext,
  details: Readonly<Record<string, unknown>>,
): Activity {
  const { payload } = command;
  const note = 'note' in payload ? payload.note : 'reason' in payload ? payload.reason : undefined;
  const ended = endedStep(before, next);
  return {
    districtCode: next.districtCode,
    caseId: next.id,
    sequence: next.version,
    commandId: command.commandId,
    kind: command.kind,
    actorId: actor.kind === 'person' ? actor.id : null,
    actorRole: actor.kind === 'system' ? 'system' : actor.roleCode,
    actorName: actor.name,
    fromStatus: before?.status ?? null,
    toStatus: next.status,
    at,
    capturedAt: command.capturedAt ?? null,
    note: note ?? null,
    unitCode: next.unitCode ?? before?.unitCode ?? null,
    endedStep: ended?.step ?? null,
    stepStartedAt: ended?.startedAt ?? null,
    stepDueAt: ended?.dueAt ?? null,
    details: { ...details, ...(next.dueAt !== before?.dueAt && { dueAt: next.dueAt }) },
    photos: 'photos' in payload ? payload.photos : [],
  };
}
