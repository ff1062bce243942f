import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { type EndpointName, endpoints } from '../contract/endpoints.ts';
import { problem } from '../contract/schemas.ts';
import { divisionExamples } from '../testing/divisionExamples.ts';
import { evaluationExamples } from '../testing/evaluationExamples.ts';
import { handPlanExamples } from '../testing/handPlanExamples.ts';
import { heatmapExamples } from '../testing/heatmapExamples.ts';
import { inventoryExamples } from '../testing/inventoryExamples.ts';
import { searchExamples } from '../testing/searchExamples.ts';
import { surveyExamples } from '../testing/surveyExamples.ts';
import { surveyImportExamples } from '../testing/surveyImportExamples.ts';
import { surveySettingsExamples } from '../testing/surveySettingsExamples.ts';
import {
  type Caller,
  callerWith,
  type Person,
  startTestApplication,
  type TestApplication,
} from '../testing/testApplication.ts';
import { unitGridDraftExamples } from '../testing/unitGridDraftExamples.ts';

const [district] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);

/** For each endpoint somebody who may call it, somebody who may not, one right call and some wrong ones. */
interface Example {
  readonly person: Person;
  readonly stranger?: Person;
  readonly path: string;
  readonly body?: unknown;
  readonly wrongPaths?: readonly string[];
  readonly wrongBodies?: readonly unknown[];
}

const examples: Readonly<Record<EndpointName, Example>> = {
  signIn: {
    person: 'inspector',
    path: '/api/session',
    body: { login: 'inspector', password: 'test-password' },
    wrongBodies: [
      {},
      { login: 1, password: 'x' },
      { login: 'a', password: 'b', more: 1 },
      [],
      null,
      { login: 'x'.repeat(65), password: 'x' },
    ],
  },
  readSession: { person: 'inspector', path: '/api/session', wrongPaths: ['/api/session?more=1'] },
  signOut: { person: 'supervisor', path: '/api/session' },
  readCity: { person: 'inspector', path: '/api/city', wrongPaths: ['/api/city?more=1'] },
  locate: {
    person: 'inspector',
    stranger: 'hotline',
    path: `/api/locate?longitude=${place.longitude}&latitude=${place.latitude}`,
    wrongPaths: [
      '/api/locate',
      '/api/locate?longitude=abc&latitude=31',
      '/api/locate?longitude=999&latitude=31',
      '/api/locate?longitude=121&latitude=31&withinMeters=-1',
      '/api/locate?longitude=121&longitude=122&latitude=31',
      '/api/locate?longitude=NaN&latitude=31',
    ],
  },
  locateMany: {
    person: 'inspector',
    stranger: 'hotline',
    path: '/api/locate',
    body: { points: [place, { longitude: 10, latitude: 50 }] },
    wrongBodies: [{}, { points: [] }, { points: [{ longitude: 999, latitude: 31 }] }, { points: [place], more: 1 }, []],
  },
  listAreas: {
    person: 'inspector',
    stranger: 'hotline',
    path: `/api/areas?parentCode=${district}`,
    wrongPaths: ['/api/areas?parentCode=12'],
  },
  readGrid: {
    person: 'inspector',
    stranger: 'hotline',
    path: `/api/grids/district/${district}`,
    wrongPaths: ['/api/grids/nothing/990101', "/api/grids/district/990101'--", '/api/grids/district/%00'],
  },
  listGridEditions: {
    person: 'inspector',
    stranger: 'hotline',
    path: '/api/grid-editions',
    wrongPaths: ['/api/grid-editions?more=1'],
  },
  listCategories: { person: 'inspector', path: '/api/categories', wrongPaths: ['/api/categories?more=1'] },
  listUnits: { person: 'dispatcher', path: '/api/units', wrongPaths: ['/api/units?more=1'] },
  putPhoto: {
    person: 'inspector',
    stranger: 'supervisor',
    path: `/api/photos/${district}/${'a'.repeat(64)}`,
    body: new Uint8Array([1, 2, 3]),
    wrongPaths: [`/api/photos/${district}/xyz`, `/api/photos/12/${'a'.repeat(64)}`],
  },
  readPhoto: {
    person: 'inspector',
    path: `/api/photos/${district}/${'a'.repeat(64)}`,
    wrongPaths: [`/api/photos/${district}/xyz`, `/api/photos/${district}/..%2f..%2fetc%2fpasswd`],
  },
  giveCommand: {
    person: 'inspector',
    path: '/api/commands',
    body: {
      kind: 'note',
      commandId: randomUUID(),
      caseId: randomUUID(),
      districtCode: district,
      payload: { note: 'x' },
    },
    wrongBodies: [
      {},
      { kind: 'nothing' },
      { kind: 'note', commandId: 'x', caseId: randomUUID(), districtCode: district, payload: { note: 'x' } },
      { kind: 'note', commandId: randomUUID(), caseId: randomUUID(), districtCode: district, payload: { note: '' } },
      { kind: 'note', commandId: randomUUID(), caseId: randomUUID(), payload: { note: 'x' } },
      {
        kind: 'note',
        commandId: randomUUID(),
        caseId: randomUUID(),
        districtCode: district,
        payload: { note: 'x', more: 1 },
      },
      { kind: 'report', commandId: randomUUID(), caseId: randomUUID(), payload: { location: [121, 31] } },
    ],
  },
  listCases: {
    person: 'inspector',
    path: '/api/cases',
    wrongPaths: [
      '/api/cases?limit=0',
      '/api/cases?limit=1000000',
      '/api/cases?stage=nothing',
      '/api/cases?order=random()',
      '/api/cases?from=2026-13-01',
      '/api/cases?gridCode=x',
      '/api/cases?more=1',
    ],
  },
  readCase: {
    person: 'inspector',
    path: `/api/cases/${district}/${randomUUID()}`,
    wrongPaths: [`/api/cases/${district}/1`, `/api/cases/x/${randomUUID()}`],
  },
  proposeUnit: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/cases/${district}/${randomUUID()}/proposal`,
    wrongPaths: [`/api/cases/${district}/1/proposal`],
  },
  listUnitLoads: {
    person: 'dispatcher',
    stranger: 'disposalUnit',
    path: `/api/unit-loads?districtCode=${district}`,
    wrongPaths: ['/api/unit-loads?districtCode=1', '/api/unit-loads?more=1'],
  },
  previewRequest: {
    person: 'disposalUnit',
    stranger: 'dispatcher',
    path: `/api/cases/${district}/${randomUUID()}/request-preview?extension=2`,
    wrongPaths: [
      `/api/cases/${district}/1/request-preview`,
      `/api/cases/${district}/${randomUUID()}/request-preview?extension=-1`,
      `/api/cases/${district}/${randomUUID()}/request-preview?extension=x`,
    ],
  },
  ...searchExamples,
  ...inventoryExamples,
  ...surveyExamples,
  ...surveyImportExamples,
  ...surveySettingsExamples,
  ...heatmapExamples,
  ...evaluationExamples,
  ...unitGridDraftExamples,
  ...divisionExamples,
  ...handPlanExamples,
  live: { person: 'inspector', path: '/api/live' },
  listMachineKeys: {
    person: 'administrator',
    stranger: 'supervisor',
    path: '/api/machine-keys',
    wrongPaths: ['/api/machine-keys?more=1'],
  },
  createMachineKey: {
    person: 'administrator',
    stranger: 'dutyOfficer',
    path: '/api/machine-keys',
    body: { name: '试验', roleCode: 'hotline', districtCode: null },
    wrongBodies: [
      {},
      { name: '', roleCode: 'hotline', districtCode: null },
      { name: 'x', roleCode: 'god', districtCode: null },
    ],
  },
  revokeMachineKey: {
    person: 'administrator',
    stranger: 'dutyOfficer',
    path: `/api/machine-keys/${randomUUID()}`,
    wrongPaths: ['/api/machine-keys/1'],
  },
  listConfiguration: {
    person: 'administrator',
    stranger: 'supervisor',
    path: '/api/configuration/unit',
    wrongPaths: ['/api/configuration/nothing', '/api/configuration/unit?limit=0', '/api/configuration/unit?more=1'],
  },
  saveConfiguration: {
    person: 'administrator',
    stranger: 'dispatcher',
    path: '/api/configuration/role/inspector',
    body: { subject: 'role', document: { permissions: [] }, revision: 0 },
    wrongPaths: ['/api/configuration/role/a%20b', '/api/configuration/unit/inspector'],
    wrongBodies: [
      {},
      { subject: 'nothing', document: {}, revision: 0 },
      { subject: 'role', document: { permissions: ['everything'] }, revision: 0 },
      { subject: 'role', document: { permissions: [], more: 1 }, revision: 0 },
      { subject: 'role', document: { permissions: [] } },
      { subject: 'role', document: { permissions: [] }, revision: -1 },
      { subject: 'role', document: { permissions: [] }, revision: 0, password: 'long-enough-1' },
    ],
  },
  removeConfiguration: {
    person: 'administrator',
    stranger: 'dutyOfficer',
    path: '/api/configuration/template/nothing?revision=0',
    wrongPaths: ['/api/configuration/template/nothing', '/api/configuration/template/a%2fb?revision=0'],
  },
  listConfigurationChanges: {
    person: 'administrator',
    stranger: 'inspector',
    path: '/api/configuration-changes',
    wrongPaths: ['/api/configuration-changes?subject=nothing', '/api/configuration-changes?limit=1000'],
  },
  revertConfigurationChange: {
    person: 'administrator',
    stranger: 'inspector',
    path: `/api/configuration-changes/${randomUUID()}/revert`,
    body: { reason: null },
    wrongPaths: ['/api/configuration-changes/1/revert'],
    wrongBodies: [{ reason: 1 }, { more: 1 }, []],
  },
  changePassword: {
    person: 'inspector',
    path: '/api/session/password',
    body: { current: 'wrong', next: 'long-enough-1' },
    wrongBodies: [{}, { current: 'x', next: 'short' }, { current: 'x', next: 'long-enough-1', more: 1 }],
  },
  listTemplates: { person: 'inspector', path: '/api/templates', wrongPaths: ['/api/templates?more=1'] },
  readPolicy: { person: 'inspector', path: '/api/policy', wrongPaths: ['/api/policy?more=1'] },
};

const table = (Object.keys(endpoints) as EndpointName[]).map((name) => ({
  name,
  endpoint: endpoints[name] as Endpoint,
  example: examples[name],
}));
let city: TestApplication;
const callers = new Map<Person, Caller>();
const as = async (person: Person): Promise<Caller> => {
  const caller = callers.get(person) ?? (await city.as(person));
  callers.set(person, caller);
  return caller;
};

beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

function expectProblem(answer: { status: number; body: unknown; headers: Headers }): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const parsed = problem.parse(answer.body);
  expect(parsed.status).toBe(answer.status);
  expect(parsed.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at Object|\.ts:\d/);
}

describe('every endpoint', () => {
  it('is in the table', () => {
    expect(table.length).toBeGreaterThan(15);
    expect(Object.keys(examples).sort()).toEqual(Object.keys(endpoints).sort());
  });

  it.each(table.filter(({ endpoint }) => endpoint.access !== 'public'))(
    '$name asks for a session',
    async ({ endpoint, example }) => {
      const answer = await callerWith(city.address, '').send(endpoint.method.toUpperCase(), example.path, example.body);
      expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
      expectProblem(answer);
    },
  );

  it.each(table.filter(({ example }) => example.stranger))(
    '$name refuses a role without the right',
    async ({ endpoint, example }) => {
      const caller = await as(example.stranger ?? 'inspector');
      const answer = await caller.send(endpoint.method.toUpperCase(), example.path, example.body);
      expect([answer.status, answer.body.code]).toEqual([403, 'permission-denied']);
      expectProblem(answer);
    },
  );

  const wrong = table.flatMap(({ name, endpoint, example }) => [
    ...(example.wrongPaths ?? []).map((path) => ({ name, endpoint, example, path, body: example.body })),
    ...(example.wrongBodies ?? []).map((body) => ({ name, endpoint, example, path: example.path, body })),
  ]);
  it.each(wrong)('$name refuses wrong input: $path $body', async ({ endpoint, example, path, body }) => {
    const answer = await (await as(example.person)).send(endpoint.method.toUpperCase(), path, body);
    expect(answer.body.code).toMatch(/^(invalid-input|malformed-body|outside-city|not-found)$/);
    expectProblem(answer);
  });

  const written = table.filter(({ endpoint }) => endpoint.method === 'post');
  it.each(written)('$name refuses broken JSON, other media and huge bodies', async ({ example }) => {
    const caller = await as(example.person);
    const json = { 'content-type': 'application/json' };
    const answers = [
      await caller.send('POST', example.path, '{"broken', json),
      await caller.send('POST', example.path, '<xml/>', { 'content-type': 'application/xml' }),
      await caller.send('POST', example.path, JSON.stringify({ text: 'x'.repeat(300_000) }), json),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual([
      'malformed-body',
      'unsupported-media-type',
      'body-too-large',
    ]);
    for (const answer of answers) expectProblem(answer);
  });

  // The example's thing is not there: what these answer is proved by tests of their own.
  const ofSomethingMade: readonly string[] = [
    'readCase',
    'proposeUnit',
    'listSimilarToCase',
    'readExport',
    'previewRequest',
    'readUnitGridDraft',
    'readGridDraft',
    'readHandPlan',
    'readSurvey',
    'readImport',
    'listImportProblems',
  ];
  const readable = table.filter(
    ({ name, endpoint }) => endpoint.answer === 'json' && endpoint.method === 'get' && !ofSomethingMade.includes(name),
  );
  it.each(readable)('$name answers as the contract says', async ({ endpoint, example }) => {
    const answer = await (await as(example.person)).get(example.path);
    expect(answer.status).toBe(200);
    expect(endpoint.output.safeParse(answer.body).error).toBeUndefined();
  });

  it('says which methods an address knows', async () => {
    const answer = await (await as('inspector')).send('PATCH', '/api/cases');
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'method-not-allowed', 'GET']);
  });

  it('answers an unknown address with a problem', async () => {
    expectProblem(await (await as('inspector')).get('/api/nothing'));
  });
});

describe('the OpenAPI document', () => {
  it('describes every endpoint with its problems', async () => {
    const { body } = await callerWith(city.address, '').get<{
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(endpoints).sort());
    for (const { responses } of operations)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400']));
  });
});
