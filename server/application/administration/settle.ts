import type { ConfigurationAnswer, ConfigurationEntry } from '../../contract/schemas/administration.ts';
import { districtOf, type Subject, type SubjectDocument } from '../../domain/administration/documents.ts';
import { placeOf } from '../../domain/administration/fault.ts';
import { sameDocument } from '../../domain/administration/sameDocument.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { ConfigurationWork } from './configurationPort.ts';
import { documentObjection } from './documentObjection.ts';

/** A wanted change of one entry: from what is there (null = nothing) to what shall be there (null = nothing). */
export interface WantedChange {
  readonly id: string;
  readonly actor: Actor;
  readonly at: string;
  readonly subject: Subject;
  readonly key: string;
  readonly before: ConfigurationEntry | null;
  readonly after: SubjectDocument | null;
  readonly reason: string | null;
  readonly passwordHash?: string | null;
  readonly reverts?: string | null;
}

/** The one way anything is changed: right of place, check, write, record, and a last look at who can still administer. */
export async function settle(
  room: ConfigurationWork,
  wanted: WantedChange,
): Promise<Omit<ConfigurationAnswer, 'recomputedCases'> | Refusal> {
  const { subject, key, before, after } = wanted;
  const objection = placeObjection(wanted) ?? (after && (await documentObjection(room, key, after, dayOf(wanted.at))));
  if (objection) return objection;
  const isSame = sameDocument(before?.document ?? null, after?.document ?? null);
  if (isSame && !wanted.passwordHash) return refuse('nothing-changed');
  if (after) await room.write(key, after);
  else await room.remove(subject, key);
  if (wanted.passwordHash) await room.setPassword(key, wanted.passwordHash);
  const isRights = subject === 'user' || subject === 'role';
  if (isRights && (await room.countAdministrators()) === 0)
    return refuse('last-administrator', { path: placeOf(subject === 'role' ? 'permissions' : 'isActive') });
  const change = await record(room, wanted);
  return { entry: await room.read(subject, key), change };
}

/** An administrator of a district changes what is that district's, before and after the change. */
function placeObjection({ actor, key, before, after }: WantedChange): Refusal | null {
  if (actor.districtCode === null) return null;
  const districts = [before, after].flatMap((content) => (content ? [districtOf(key, content)] : []));
  const other = districts.find((districtCode) => districtCode !== actor.districtCode);
  return other === undefined
    ? null
    : refuse('not-your-district', { path: placeOf('districtCode'), districtCode: other });
}

function record(room: ConfigurationWork, wanted: WantedChange) {
  const { id, actor, at, subject, key, before, after, reason } = wanted;
  const present = after ?? before;
  return room.record({
    id,
    subject,
    key,
    districtCode: present ? districtOf(key, present) : null,
    before: before?.document ?? null,
    after: after?.document ?? null,
    isPasswordChanged: Boolean(wanted.passwordHash),
    actorId: actor.id,
    actorName: actor.name,
    reason: reason || null,
    at,
    reverts: wanted.reverts ?? null,
  });
}

/** The day in UTC: what ends on it has ended at once, in every zone east of Greenwich and in the database's own. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
