import type { BodyOf, ParametersOf } from '../../contract/endpoints.ts';
import type { ConfigurationAnswer } from '../../contract/schemas/administration.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type ChangeDependencies, carryOut } from './carryOut.ts';
import { settle } from './settle.ts';

type Save = (
  actor: Actor,
  place: ParametersOf<'saveConfiguration'>,
  body: BodyOf<'saveConfiguration'>,
) => Promise<ConfigurationAnswer | Refusal>;

/** Changes an entry or makes a new one, if it still is as the person saw it. */
export function saveConfiguration(dependencies: ChangeDependencies): Save {
  return async (actor, { subject, key }, body) => {
    const { revision, reason, password, ...content } = body;
    if (content.subject !== subject) return inputObjection('body.subject', 'other than in the address');
    if (password !== undefined && subject !== 'user') return inputObjection('body.password', 'of accounts only');
    const passwordHash = password === undefined ? null : await dependencies.credentials.hashPassword(password);
    return carryOut(dependencies, async (room, { id, at }) => {
      const before = await room.read(subject, key);
      const present = before?.revision ?? 0;
      if (present !== revision) return refuse('stale-version', { revision: present });
      if (!before && subject === 'user' && !passwordHash) return inputObjection('body.password', 'required');
      return settle(room, { id, at, actor, subject, key, before, after: content, reason, passwordHash });
    });
  };
}

function inputObjection(path: string, message: string): Refusal {
  return refuse('invalid-input', { issues: [{ path, message }] });
}
