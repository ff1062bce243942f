import type {
  ConfigurationAnswer,
  ConfigurationChange,
  ConfigurationEntry,
} from '../../contract/schemas/administration.ts';
import { subjectDocument } from '../../contract/schemas/administration.ts';
import type { SubjectDocument } from '../../domain/administration/documents.ts';
import { sameDocument } from '../../domain/administration/sameDocument.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type ChangeDependencies, carryOut } from './carryOut.ts';
import { afterRemoval } from './removeConfiguration.ts';
import { dayOf, settle } from './settle.ts';

type Revert = (actor: Actor, changeId: string, reason: string | null) => Promise<ConfigurationAnswer | Refusal>;

/**
 * Takes a change back: what it replaced is saved again, checked like any change and recorded as one. Only while its
 * result is still the present state; a later change has to be taken back first.
 */
export function revertChange(dependencies: ChangeDependencies): Revert {
  return async (actor, changeId, reason) => {
    const change = await dependencies.configuration.readChange(changeId);
    if (!change || !isVisible(change, actor)) return refuse('not-found', { changeId });
    return carryOut(dependencies, async (room, { id, at }) => {
      const { subject, key } = change;
      const present = await room.read(subject, key);
      if (!sameDocument(present?.document ?? null, change.after))
        return refuse('stale-version', { revision: present?.revision ?? 0 });
      const after = formerOf(change, present, dayOf(at));
      if (isRefusal(after)) return after;
      return settle(room, { id, at, actor, subject, key, before: present, after, reason, reverts: changeId });
    });
  };
}

function isVisible({ districtCode }: ConfigurationChange, actor: Actor): boolean {
  return actor.districtCode === null || actor.districtCode === districtCode;
}

/** What stood before the change; what the change created is removed the way its subject is removed. */
function formerOf(
  { subject, before }: ConfigurationChange,
  present: ConfigurationEntry | null,
  today: string,
): SubjectDocument | null | Refusal {
  if (before === null) return present && afterRemoval(present, today);
  const parsed = subjectDocument.safeParse({ subject, document: before });
  // A document recorded by an older version may lack what this version asks for.
  return parsed.success ? parsed.data : refuse('invalid-input', { issues: [{ path: 'before', message: 'outdated' }] });
}
