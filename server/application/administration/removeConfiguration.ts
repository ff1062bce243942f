import type { ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import type { ConfigurationAnswer, ConfigurationEntry } from '../../contract/schemas/administration.ts';
import { cityKey, type SubjectDocument } from '../../domain/administration/documents.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type ChangeDependencies, carryOut } from './carryOut.ts';
import { dayOf, settle } from './settle.ts';

type Remove = (
  actor: Actor,
  place: ParametersOf<'removeConfiguration'>,
  query: QueryOf<'removeConfiguration'>,
) => Promise<ConfigurationAnswer | Refusal>;

/** Removes an entry, if it still is as the person saw it. */
export function removeConfiguration(dependencies: ChangeDependencies): Remove {
  return async (actor, { subject, key }, { revision, reason = null }) =>
    carryOut(dependencies, async (room, { id, at }) => {
      const before = await room.read(subject, key);
      if (!before) return refuse('not-found', { key });
      if (before.revision !== revision) return refuse('stale-version', { revision: before.revision });
      const after = afterRemoval(before, dayOf(at));
      if (isRefusal(after)) return after;
      return settle(room, { id, at, actor, subject, key, before, after, reason });
    });
}

/**
 * What is left of an entry that is removed. Cases and records point at units, categories and accounts for ever: these
 * end or close instead. A district's calendar or policy gives way to the city's, which itself cannot go.
 */
export function afterRemoval(entry: ConfigurationEntry, today: string): SubjectDocument | null | Refusal {
  switch (entry.subject) {
    case 'unit':
      return { subject: 'unit', document: { ...entry.document, validTo: today } };
    case 'category':
      return { subject: 'category', document: { ...entry.document, validTo: today } };
    case 'user':
      return { subject: 'user', document: { ...entry.document, isActive: false } };
    case 'role':
      return refuse('not-removable', { key: entry.key });
    case 'calendar':
    case 'policy':
      return entry.key === cityKey ? refuse('not-removable', { key: entry.key }) : null;
    case 'template':
      return null;
  }
}
