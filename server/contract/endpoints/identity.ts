import { z } from 'zod';
import { roleCodes } from '../../domain/identity/permissions.ts';
import { endpoint } from '../endpoint.ts';
import * as s from '../schemas.ts';

/** Sessions and the keys of machine clients. */
export const identityEndpoints = {
  signIn: endpoint({
    method: 'post',
    path: '/api/session',
    summary: 'Sign in with login and password',
    access: 'public',
    body: z.strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    output: s.session,
    refusals: ['sign-in-failed'],
  }),
  readSession: endpoint({
    method: 'get',
    path: '/api/session',
    summary: 'Who is signed in',
    access: 'signed-in',
    output: s.session,
    refusals: [],
  }),
  signOut: endpoint({
    method: 'delete',
    path: '/api/session',
    summary: 'Sign out',
    access: 'public',
    output: z.object({ isSignedOut: z.boolean() }),
    refusals: [],
  }),
  listMachineKeys: endpoint({
    method: 'get',
    path: '/api/machine-keys',
    summary: 'Keys of machine clients',
    access: 'machine-key.manage',
    output: z.object({ items: z.array(s.machineKey) }),
    refusals: [],
  }),
  createMachineKey: endpoint({
    method: 'post',
    path: '/api/machine-keys',
    summary: 'Make a key for a machine client with the rights of a role; the secret is shown once',
    access: 'machine-key.manage',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      roleCode: z.enum(roleCodes),
      districtCode: s.districtCode.nullable(),
    }),
    output: s.machineKey.extend({ secret: z.string() }),
    refusals: ['not-your-district'],
  }),
  revokeMachineKey: endpoint({
    method: 'delete',
    path: '/api/machine-keys/:keyId',
    summary: 'Revoke a machine client’s key',
    access: 'machine-key.manage',
    parameters: z.strictObject({ keyId: s.uuid }),
    output: s.machineKey,
    refusals: ['not-found'],
  }),
} as const;
