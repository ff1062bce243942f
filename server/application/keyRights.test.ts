import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../domain/identity/permissions.ts';
import { systemActor } from '../domain/identity/permissions.ts';
import { keepKeyRights, RIGHTS_FRESH_MILLISECONDS } from './keyRights.ts';
import type { IdentityPort } from './ports.ts';

const hotline: Actor = { ...systemActor, kind: 'machine', name: 'hotline' };
let time = 0;
let reads: string[];
let keys: Map<string, Actor>;
let identity: IdentityPort;

beforeEach(() => {
  time = 1_000_000;
  reads = [];
  keys = new Map([['known', hotline]]);
  const stored = {
    findActorByKey: async (hash: string) => {
      reads.push(hash);
      return keys.get(hash) ?? null;
    },
    revokeMachineKey: async (id: string) => {
      keys.delete(id);
      return null;
    },
    forgetRights: () => undefined,
  };
  // Nothing else of the port is asked here.
  identity = keepKeyRights(stored as unknown as IdentityPort, { now: () => new Date(time) });
});

describe('the rights of a key', () => {
  test('are read once for all requests of five seconds', async () => {
    const answers = await Promise.all([identity.findActorByKey('known'), identity.findActorByKey('known')]);
    time += RIGHTS_FRESH_MILLISECONDS - 1;
    answers.push(await identity.findActorByKey('known'));
    expect(answers).toEqual([hotline, hotline, hotline]);
    expect(reads).toEqual(['known']);
  });

  test('are read anew after that: what another process changed is seen even when nobody told', async () => {
    await identity.findActorByKey('known');
    keys.delete('known');
    time += RIGHTS_FRESH_MILLISECONDS;
    expect(await identity.findActorByKey('known')).toBeNull();
  });

  test('end with the revocation made here', async () => {
    await identity.findActorByKey('known');
    await identity.revokeMachineKey('known', null);
    expect(await identity.findActorByKey('known')).toBeNull();
  });

  test('are read anew when a notice tells that they changed', async () => {
    await identity.findActorByKey('known');
    keys.set('known', { ...hotline, permissions: [] });
    identity.forgetRights();
    expect((await identity.findActorByKey('known'))?.permissions).toEqual([]);
  });

  test('a reading that began before the change is not kept', async () => {
    const early = identity.findActorByKey('known');
    identity.forgetRights();
    keys.delete('known');
    await early;
    expect(await identity.findActorByKey('known')).toBeNull();
  });

  test('unknown keys and failed readings are not kept', async () => {
    await identity.findActorByKey('guessed');
    await identity.findActorByKey('guessed');
    expect(reads).toEqual(['guessed', 'guessed']);
  });
});
