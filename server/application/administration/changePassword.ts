import type { BodyOf } from '../../contract/endpoints.ts';
import type { UserDocument } from '../../domain/administration/documents.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';

type ChangePassword = (actor: Actor, body: BodyOf<'changePassword'>) => Promise<{ isChanged: true } | Refusal>;

/** Changes a person's own password; all sessions of the account end, the caller begins a new one. */
export function changePassword({
  configuration,
  credentials,
  clock,
}: Pick<Ports, 'configuration' | 'credentials' | 'clock'>): ChangePassword {
  return async (actor, { current, next }) => {
    if (actor.kind !== 'person') return refuse('permission-denied');
    const stored = await configuration.readPasswordHash(actor.id);
    if (!stored || !(await credentials.verifyPassword(stored, current)))
      return refuse('password-wrong', { path: 'body.current' });
    const passwordHash = await credentials.hashPassword(next);
    const at = clock.now().toISOString();
    const answer = await configuration.change(async (room) => {
      const user = await room.read('user', actor.id);
      if (user?.subject !== 'user') return refuse('not-found');
      await room.setPassword(actor.id, passwordHash);
      return room.record({ ...recordOf(actor, user.document), id: credentials.newId(), at });
    });
    return isRefusal(answer) ? answer : { isChanged: true };
  };
}

function recordOf(actor: Actor, document: UserDocument) {
  return {
    subject: 'user',
    key: actor.id,
    districtCode: document.districtCode,
    before: document,
    after: document,
    isPasswordChanged: true,
    actorId: actor.id,
    actorName: actor.name,
    reason: null,
    reverts: null,
  } as const;
}
