import type { BodyOf } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

/** Checks a login and password. An unknown login costs the same time and gives the same answer as a wrong password. */
export function signIn({
  identity,
  credentials,
}: Pick<Ports, 'identity' | 'credentials'>): (body: BodyOf<'signIn'>) => Promise<Actor | Refusal> {
  const nobodysHash = credentials.hashPassword('no account has this password');
  return async ({ login, password }) => {
    const user = await identity.findUserByLogin(login);
    const fits = await credentials.verifyPassword(user?.passwordHash ?? (await nobodysHash), password);
    return user && fits ? user.actor : refuse('sign-in-failed');
  };
}
