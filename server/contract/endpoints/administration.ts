import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as s from '../schemas/administration.ts';
import { uuid } from '../schemas.ts';

const entryParameters = z.strictObject({ subject: s.subject, key: s.entryKey });
const ownRefusals = [
  'not-your-district',
  'invalid-input',
  'stale-version',
  'nothing-changed',
  'unit-tree-cyclic',
  'unit-unknown',
  'unit-of-other-district',
  'unit-has-open-cases',
  'unit-has-sub-units',
  'roles-conflict',
  'last-administrator',
] as const;

/** What administrators change without code; every change is checked, recorded and can be taken back. */
export const administrationEndpoints = {
  listConfiguration: endpoint({
    method: 'get',
    path: '/api/configuration/:subject',
    summary: 'The present entries of a subject: categories, calendars, policies, units, users, roles or templates',
    access: 'configuration.manage',
    parameters: z.strictObject({ subject: s.subject }),
    query: z.strictObject({
      search: z.string().trim().max(100).default(''),
      limit: z.coerce.number().int().min(1).max(5000).default(5000),
    }),
    output: z.object({ items: z.array(s.configurationEntry), total: z.int() }),
    refusals: [],
  }),
  saveConfiguration: endpoint({
    method: 'put',
    path: '/api/configuration/:subject/:key',
    summary: 'Change an entry or make a new one',
    access: 'configuration.manage',
    parameters: entryParameters,
    body: s.saveConfigurationBody,
    output: s.configurationAnswer,
    refusals: ownRefusals,
  }),
  removeConfiguration: endpoint({
    method: 'delete',
    path: '/api/configuration/:subject/:key',
    summary: 'Remove an entry; units and categories end today, accounts are closed',
    access: 'configuration.manage',
    parameters: entryParameters,
    query: z.strictObject({ revision: z.coerce.number().int().min(0), reason: z.string().trim().max(500).optional() }),
    output: s.configurationAnswer,
    refusals: [...ownRefusals, 'not-found', 'not-removable'],
  }),
  listConfigurationChanges: endpoint({
    method: 'get',
    path: '/api/configuration-changes',
    summary: 'Who changed what, newest first',
    access: 'configuration.manage',
    query: z.strictObject({
      subject: s.subject.optional(),
      key: s.entryKey.optional(),
      before: z.coerce.number().int().min(1).optional().describe('changes with a smaller sequence only'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(s.configurationChange) }),
    refusals: [],
  }),
  revertConfigurationChange: endpoint({
    method: 'post',
    path: '/api/configuration-changes/:changeId/revert',
    summary: 'Take a change back, while its result is still the present state',
    access: 'configuration.manage',
    parameters: z.strictObject({ changeId: uuid }),
    body: z.strictObject({ reason: z.string().trim().max(500).nullable().default(null) }),
    output: s.configurationAnswer,
    refusals: [...ownRefusals, 'not-found', 'not-removable'],
  }),
  changePassword: endpoint({
    method: 'put',
    path: '/api/session/password',
    summary: 'Change one’s own password; every other session of the account ends',
    access: 'signed-in',
    body: z.strictObject({ current: z.string().min(1).max(256), next: s.password }),
    output: z.object({ isChanged: z.boolean() }),
    refusals: ['password-wrong', 'permission-denied'],
  }),
  listTemplates: endpoint({
    method: 'get',
    path: '/api/templates',
    summary: 'Ready-made texts for commands',
    access: 'signed-in',
    output: z.object({ items: z.array(s.replyTemplate) }),
    refusals: [],
  }),
  readPolicy: endpoint({
    method: 'get',
    path: '/api/policy',
    summary: 'The policy that holds in the reader’s district',
    access: 'signed-in',
    output: s.casePolicy,
    refusals: [],
  }),
} as const;
