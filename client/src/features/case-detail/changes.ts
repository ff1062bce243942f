import type { CaseDetail } from '@contract/schemas';
import { type CommandKind, commandKinds } from '@domain/case/commandKind';
import { CallError } from '../../api/problem';

/** One thing that happened to a case since the person last looked. */
export interface Change {
  readonly sequence: number;
  readonly kind: CommandKind;
  readonly actorName: string;
  readonly at: string;
}

/** What happened to the shown case since a version. */
export function changesSince(detail: Pick<CaseDetail, 'activities'>, version: number): readonly Change[] {
  return detail.activities.filter((activity) => activity.sequence > version);
}

/** What the server says has happened, from a refusal as stale; empty for every other error. */
export function changesOf(error: unknown): readonly Change[] {
  if (!(error instanceof CallError) || error.code !== 'stale-version') return [];
  const { changes } = error.details;
  return Array.isArray(changes) ? changes.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, kind, actorName, at } = value as Record<string, unknown>;
  const isKnown = commandKinds.some((each) => each === kind);
  return typeof sequence === 'number' && isKnown && typeof actorName === 'string' && typeof at === 'string';
}
