import type { Actor } from '../domain/identity/permissions.ts';
import type { Clock, IdentityPort } from './ports.ts';

/** How long a change of rights made by another process may go unnoticed by this one where its notice is lost. */
export const RIGHTS_FRESH_MILLISECONDS = 5_000;

/**
 * The identity port with the rights of machine keys kept for some seconds: machines ask a hundred times a second with the
 * same key. What this process changes counts from the next request on; other processes hear of it by a notice of the
 * database (`forgetRights`), and after five seconds in any case. People's rights are read for every request.
 */
export function keepKeyRights(identity: IdentityPort, clock: Clock): IdentityPort {
  const kept = new Map<string, { readonly actor: Promise<Actor | null>; readonly until: number }>();
  const forgetRights = (): void => kept.clear();
  const read = (secretHash: string): Promise<Actor | null> => {
    const actor = identity.findActorByKey(secretHash);
    const entry = { actor, until: clock.now().getTime() + RIGHTS_FRESH_MILLISECONDS };
    kept.set(secretHash, entry);
    const drop = () => kept.get(secretHash) === entry && kept.delete(secretHash);
    // Unknown keys are not kept: whoever guesses could fill the memory.
    actor.then((found) => found ?? drop(), drop);
    return actor;
  };
  return {
    ...identity,
    findActorByKey(secretHash) {
      const known = kept.get(secretHash);
      return known && clock.now().getTime() < known.until ? known.actor : read(secretHash);
    },
    async revokeMachineKey(id, districtCode) {
      const revoked = await identity.revokeMachineKey(id, districtCode);
      forgetRights();
      return revoked;
    },
    forgetRights,
  };
}
