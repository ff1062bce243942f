import type { BodyOf, OutputOf } from '../contract/endpoints.ts';
import type { MachineKey } from '../contract/schemas.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type Dependencies = Pick<Ports, 'identity' | 'credentials'>;
type CreateKey = (actor: Actor, body: BodyOf<'createMachineKey'>) => Promise<OutputOf<'createMachineKey'> | Refusal>;

/** Makes a key with the rights of a role; an administrator of one district makes keys for that district only. */
export function createMachineKey({ identity, credentials }: Dependencies): CreateKey {
  return async (actor, { name, roleCode, districtCode }) => {
    if (actor.kind !== 'person') return refuse('permission-denied', { permission: 'machine-key.manage' });
    if (actor.districtCode !== null && districtCode !== actor.districtCode)
      return refuse('not-your-district', { districtCode });
    const secret = credentials.newMachineSecret();
    const secretHash = credentials.hashMachineSecret(secret);
    const key = { id: credentials.newId(), name, secretHash, roleCode, districtCode, createdBy: actor.id };
    return { ...(await identity.createMachineKey(key)), secret };
  };
}

/** Revokes a key; revoking it again changes nothing. */
export function revokeMachineKey({
  identity,
}: Dependencies): (actor: Actor, keyId: string) => Promise<MachineKey | Refusal> {
  return async (actor, keyId) =>
    (await identity.revokeMachineKey(keyId, actor.districtCode)) ?? refuse('not-found', { keyId });
}
