import { z } from 'zod';
import { caseStages, caseStatuses } from '../domain/case/caseFile.ts';
import { roleCodes } from '../domain/identity/permissions.ts';
import { lamps } from '../domain/time-limit/lamp.ts';
import { caseCommand } from './commands.ts';
import type { Endpoint } from './endpoint.ts';
import * as s from './schemas.ts';

const none = z.strictObject({});
const empty = z.null();

type Defaults = { parameters: typeof none; query: typeof none; body: typeof empty; answer: 'json'; isRawBody: false };
const defaults: Defaults = { parameters: none, query: none, body: empty, answer: 'json', isRawBody: false };

function endpoint<
  const T extends Partial<Endpoint> & Pick<Endpoint, 'method' | 'path' | 'summary' | 'access' | 'output' | 'refusals'>,
>(definition: T): Omit<Defaults, keyof T> & T {
  return { ...defaults, ...definition };
}

/** A filter value that may be given once or several times in a query. */
function several<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
}

const caseParameters = z.strictObject({ districtCode: s.districtCode, caseId: s.uuid });

/** Every JSON, byte and stream endpoint under `/api`. Vector tiles are described beside them in `tiles.ts`. */
export const endpoints = {
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
  readCity: endpoint({
    method: 'get',
    path: '/api/city',
    summary: 'The city: bounds, districts, tile versions, demo accounts where it is a demo',
    access: 'public',
    output: s.city,
    refusals: [],
  }),
  locate: endpoint({
    method: 'get',
    path: '/api/locate',
    summary: 'Areas, grids and nearby components at a point',
    access: 'map.read',
    query: z.strictObject({
      longitude: s.queryLongitude,
      latitude: s.queryLatitude,
      categoryId: z.string().max(64).optional(),
      withinMeters: z.coerce.number().min(1).max(500).default(50),
    }),
    output: s.locatedPlace,
    refusals: ['outside-grid', 'outside-city', 'coordinates-swapped', 'category-unknown'],
  }),
  listAreas: endpoint({
    method: 'get',
    path: '/api/areas',
    summary: 'Administrative areas below a parent, or the districts',
    access: 'map.read',
    query: z.strictObject({ parentCode: s.areaCode.optional() }),
    output: z.object({ items: z.array(s.area) }),
    refusals: [],
  }),
  readGrid: endpoint({
    method: 'get',
    path: '/api/grids/:level/:code',
    summary: 'One grid or area with its figures',
    access: 'map.read',
    parameters: z.strictObject({
      level: z.enum([...s.heatmapLevels, 'professional-grid']),
      code: z.string().regex(/^\d{6,20}(Z\d{3})?$/),
    }),
    output: s.gridDetail,
    refusals: ['not-found', 'not-your-district'],
  }),
  listCategories: endpoint({
    method: 'get',
    path: '/api/categories',
    summary: 'Reportable categories with their filing conditions and limits',
    access: 'city.read',
    output: z.object({ items: z.array(s.category) }),
    refusals: [],
  }),
  listUnits: endpoint({
    method: 'get',
    path: '/api/units',
    summary: 'Disposal units of the districts one may see',
    access: 'city.read',
    output: z.object({ items: z.array(s.disposalUnit) }),
    refusals: [],
  }),
  putPhoto: endpoint({
    method: 'put',
    path: '/api/photos/:districtCode/:sha256',
    summary: 'Store a photo under its SHA-256; repeating is harmless',
    access: 'photo.write',
    parameters: z.strictObject({ districtCode: s.districtCode, sha256: s.sha256 }),
    body: z.instanceof(Uint8Array),
    isRawBody: true,
    output: z.object({ sha256: s.sha256, width: z.int(), height: z.int(), byteCount: z.int() }),
    refusals: ['photo-digest-mismatch', 'photo-not-an-image', 'not-your-district'],
  }),
  readPhoto: endpoint({
    method: 'get',
    path: '/api/photos/:districtCode/:sha256',
    summary: 'A photo’s bytes',
    access: 'case.read',
    parameters: z.strictObject({ districtCode: s.districtCode, sha256: s.sha256 }),
    answer: 'bytes',
    output: z.instanceof(Uint8Array),
    refusals: ['not-found', 'not-your-district'],
  }),
  giveCommand: endpoint({
    method: 'post',
    path: '/api/commands',
    summary: 'Give one command against a case; the same command id has one effect',
    access: 'signed-in',
    body: caseCommand,
    output: s.receipt,
    refusals: [
      'outside-grid',
      'outside-city',
      'coordinates-swapped',
      'category-unknown',
      'category-not-reportable',
      'filing-condition-unknown',
      'filing-condition-required',
      'component-unknown',
      'component-category-mismatch',
      'unit-unknown',
      'unit-of-other-district',
      'photo-required',
      'photo-unknown',
      'reason-required',
      'source-not-allowed',
      'confirmation-required',
      'transition-not-allowed',
      'not-your-unit',
      'not-your-district',
      'doer-cannot-verify',
      'stale-version',
      'command-id-reused',
      'case-id-reused',
      'not-found',
    ],
  }),
  listCases: endpoint({
    method: 'get',
    path: '/api/cases',
    summary: 'Cases one may see, newest first or by due time, page by page',
    access: 'case.read',
    query: z.strictObject({
      status: several(z.enum(caseStatuses)),
      stage: several(z.enum(caseStages)),
      lamp: several(z.enum(lamps)),
      categoryId: several(z.string().max(64)),
      districtCode: s.districtCode.optional(),
      gridCode: z
        .string()
        .regex(/^\d{6,15}(Z\d{3})?$/)
        .optional()
        .describe('district, subdistrict, community, responsibility grid or unit grid'),
      unitCode: z.string().max(32).optional(),
      reporter: z.enum(['me']).optional(),
      inspector: z.enum(['me']).optional().describe('cases in the responsibility grids I patrol'),
      from: s.day.optional(),
      to: s.day.optional(),
      order: z.enum(['newest', 'due']).default('newest'),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(s.caseSummary), nextCursor: z.string().nullable(), total: z.int() }),
    refusals: ['not-your-district', 'invalid-input'],
  }),
  readCase: endpoint({
    method: 'get',
    path: '/api/cases/:districtCode/:caseId',
    summary: 'One case with its timeline and the actions one may take',
    access: 'case.read',
    parameters: caseParameters,
    output: s.caseDetail,
    refusals: ['not-found'],
  }),
  proposeUnit: endpoint({
    method: 'get',
    path: '/api/cases/:districtCode/:caseId/proposal',
    summary: 'Which disposal unit the rules propose for a case, and why',
    access: 'case.dispatch',
    parameters: caseParameters,
    output: s.proposal,
    refusals: ['not-found'],
  }),
  readHeatmap: endpoint({
    method: 'get',
    path: '/api/heatmap',
    summary: 'Case counts by grid or area, category and period',
    access: 'heatmap.read',
    query: z.strictObject({
      level: z.enum(s.heatmapLevels),
      from: s.day,
      to: s.day,
      categoryId: several(z.string().max(64)),
      districtCode: s.districtCode.optional(),
    }),
    output: s.heatmap,
    refusals: ['not-your-district', 'invalid-input'],
  }),
  live: endpoint({
    method: 'get',
    path: '/api/live',
    summary: 'Notices of changed cases as server-sent events; resumes after Last-Event-ID',
    access: 'case.read',
    answer: 'stream',
    output: s.notice,
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

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
export type ParametersOf<N extends EndpointName> = z.infer<Endpoints[N]['parameters']>;
export type QueryOf<N extends EndpointName> = z.infer<Endpoints[N]['query']>;
export type BodyOf<N extends EndpointName> = z.infer<Endpoints[N]['body']>;
export type OutputOf<N extends EndpointName> = z.infer<Endpoints[N]['output']>;
