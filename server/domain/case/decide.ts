import { type Actor, isInScope, may } from '../identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Activity, CaseFile } from './caseFile.ts';
import { commandPermissions } from './commandKind.ts';
import type { CaseCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { effects } from './effects.ts';
import { transitions } from './transitions.ts';

/** A change as a value: the case as it will be and the activity that led there. One transaction applies it. */
export interface Decision {
  readonly caseFile: CaseFile;
  readonly activity: Activity;
}

/**
 * Decides a command against a case: the new state and its activity, or the coded reason why not. Pure.
 * `current` is null for `report` alone.
 */
export function decide(current: CaseFile | null, command: CaseCommand, context: DecisionContext): Decision | Refusal {
  const objection = commonObjection(current, command, context);
  if (objection) return objection;
  const next = effects(current, command, context);
  if (isRefusal(next)) return next;
  const version = (current?.version ?? 0) + 1;
  const caseFile: CaseFile = { ...next.caseFile, version, updatedAt: context.at };
  return { caseFile, activity: describe(current, caseFile, command, context, next.details) };
}

/** The reason why this actor cannot give this command to this case now, or null: right, scope, status, version. */
export function commandObjection(
  current: CaseFile,
  kind: Exclude<CaseCommand['kind'], 'report'>,
  actor: Actor,
): Refusal | null {
  if (!may(actor, commandPermissions[kind]))
    return refuse('permission-denied', { permission: commandPermissions[kind] });
  if (!isInScope({ districtCode: actor.districtCode, unitCode: null }, current)) return refuse('not-your-district');
  const isUnitCommand = kind === 'acknowledge' || kind === 'give-feedback';
  const transition = transitions[kind];
  if (!transition.from.includes(current.status)) {
    return refuse('transition-not-allowed', { command: kind, status: current.status });
  }
  if (isUnitCommand && actor.unitCode !== current.unitCode) return refuse('not-your-unit');
  if (
    kind === 'verify' &&
    (actor.id === current.handlerId || (actor.unitCode && actor.unitCode === current.unitCode))
  ) {
    return refuse('doer-cannot-verify');
  }
  if (kind === 'file' && current.source !== 'inspector' && current.confirmedAt === null) {
    return refuse('confirmation-required', { source: current.source });
  }
  return null;
}

function commonObjection(current: CaseFile | null, command: CaseCommand, context: DecisionContext): Refusal | null {
  if (command.kind === 'report') {
    return may(context.actor, 'case.report') ? null : refuse('permission-denied', { permission: 'case.report' });
  }
  if (!current) return refuse('not-found', { caseId: command.caseId });
  if (command.expectedVersion !== undefined && command.expectedVersion !== current.version) {
    return refuse('stale-version', {
      expected: command.expectedVersion,
      actual: current.version,
      status: current.status,
    });
  }
  const objection = commandObjection(current, command.kind, context.actor);
  if (objection) return objection;
  if (context.missingPhotos.length > 0) return refuse('photo-unknown', { photos: context.missingPhotos });
  return null;
}

function describe(
  current: CaseFile | null,
  next: CaseFile,
  command: CaseCommand,
  context: DecisionContext,
  details: Readonly<Record<string, unknown>>,
): Activity {
  const payload = command.payload;
  const note = 'note' in payload ? payload.note : 'reason' in payload ? payload.reason : undefined;
  return {
    districtCode: next.districtCode,
    caseId: next.id,
    sequence: next.version,
    commandId: command.commandId,
    kind: command.kind,
    actorId: context.actor.kind === 'person' ? context.actor.id : null,
    actorRole: context.actor.roleCode,
    actorName: context.actor.name,
    fromStatus: current?.status ?? null,
    toStatus: next.status,
    at: context.at,
    capturedAt: command.capturedAt ?? null,
    note: note ?? null,
    details,
    photos: 'photos' in payload ? payload.photos : [],
  };
}
