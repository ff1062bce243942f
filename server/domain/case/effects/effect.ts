import type { Refusal } from '../../refusal.ts';
import type { CaseFile, Position } from '../caseFile.ts';
import type { CommandKind } from '../commandKind.ts';
import type { CommandOf, PositionFix } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import { distanceMeters } from '../distance.ts';

/** A case as a command leaves it, and what is worth keeping about that in its history. */
export interface CaseEffect {
  readonly caseFile: CaseFile;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a command makes of its case, and of the other cases that it touches: new ones have version 0. */
export interface Effect extends CaseEffect {
  readonly companions: readonly CaseEffect[];
}

/**
 * The rule of one command. `moved` is the case with the status that the table of transitions gives, `current` as it was;
 * rights, scope, status and version have been checked.
 */
export type Rule<K extends CommandKind> = (
  moved: CaseFile,
  command: CommandOf<K>,
  context: DecisionContext,
  current: CaseFile,
) => Effect | Refusal;

export function effect(
  caseFile: CaseFile,
  details: CaseEffect['details'] = {},
  companions: readonly CaseEffect[] = [],
): Effect {
  return { caseFile, details, companions };
}

/** The case at its end. */
export function ended(caseFile: CaseFile, at: string): CaseFile {
  return { ...caseFile, closedAt: at, request: null, suspendedUntil: null, assigneeId: null };
}

/** Where a visit took place, and how far from the case's own place that is. */
export function visitDetails(place: Position, fix: PositionFix | undefined): Readonly<Record<string, unknown>> {
  return fix ? { fix, distanceMeters: Math.round(distanceMeters(place, fix)) } : {};
}

/** Who had a hand in the disposal, with the actor among them. */
export function withHandler(caseFile: CaseFile, { actor }: DecisionContext): readonly string[] {
  if (actor.kind !== 'person' || caseFile.handlerIds.includes(actor.id)) return caseFile.handlerIds;
  return [...caseFile.handlerIds, actor.id];
}
