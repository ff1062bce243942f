import { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/endpoints.ts';
import { problem } from '../contract/schemas.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { statusOfRefusal } from './problem.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of every endpoint, made from the contract. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Wangge 网格', version: '1', description: 'Gridded urban management' },
    paths,
    components: {
      schemas: { Problem: toSchema(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'wangge.session' },
        machineKey: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(name: string, endpoint: Endpoint): Json {
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(endpoint.access === 'public' ? { security: [] } : { security: [{ session: [] }, { machineKey: [] }] }),
    ...(endpoint.access !== 'public' && endpoint.access !== 'signed-in' && { 'x-permission': endpoint.access }),
    parameters: [...parametersIn('path', endpoint.parameters), ...parametersIn('query', endpoint.query)],
    ...bodyOf(endpoint),
    responses: { 200: { description: 'Done', content: successOf(endpoint) }, ...problemsOf(endpoint) },
  };
}

function parametersIn(place: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = toSchema(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.isRawBody)
    return {
      requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
    };
  if (endpoint.method !== 'post' && endpoint.method !== 'put') return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: toSchema(endpoint.body, 'input') } } },
  };
}

function successOf(endpoint: Endpoint): Json {
  if (endpoint.answer === 'bytes') return { 'image/*': { schema: { type: 'string', format: 'binary' } } };
  const type = endpoint.answer === 'stream' ? 'text/event-stream' : 'application/json';
  return { [type]: { schema: toSchema(endpoint.output, 'output') } };
}

function problemsOf(endpoint: Endpoint): Json {
  const codes: RefusalCode[] = ['invalid-input', ...endpoint.refusals];
  if (endpoint.access !== 'public') codes.push('not-signed-in', 'permission-denied');
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) byStatus.set(statusOfRefusal[code], [...(byStatus.get(statusOfRefusal[code]) ?? []), code]);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => [status, { description: [...new Set(refusals)].join(', '), content }]),
  );
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}
