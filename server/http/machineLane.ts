import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { Ports } from '../application/ports.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/endpoints.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { accessObjection, type Handlers, type JsonEndpointName } from './handlers.ts';
import { problemOf, statusOfRefusal } from './problem.ts';
import { type AnyHandler, JSON_LIMIT, parseInput } from './routes.ts';

/** What machines ask hundreds of times a second. */
const HOT = ['locate', 'locateMany', 'giveCommand'] as const satisfies readonly JsonEndpointName[];

const PLAIN_JSON = /^application\/json(; ?charset=utf-8)?$/i;

export interface AnsweredRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

interface LaneDependencies {
  readonly ports: Pick<Ports, 'identity' | 'credentials'>;
  readonly handlers: Pick<Handlers, (typeof HOT)[number]>;
  /** The headers that every answer of the API carries. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onAnswered: (request: AnsweredRequest) => void;
  readonly onError: (error: unknown, requestId: string) => void;
}

/**
 * The hot endpoints for machine clients, answered before Express: the same contract, rights, handlers, refusals, headers and
 * log lines, without sessions, cookies and the search for a route, which cost more than the work itself. It takes only what
 * a machine sends: a bearer key, no cookie, no sign of a browser. Everything else goes on to `otherwise`.
 */
export function machineLane(dependencies: LaneDependencies, otherwise: RequestListener): RequestListener {
  const routes = new Map<string, { endpoint: Endpoint; handler: AnyHandler }>();
  for (const name of HOT) {
    const endpoint: Endpoint = endpoints[name];
    // The table pairs each endpoint with the handler of its own name; TypeScript cannot follow that through the loop.
    const handler = dependencies.handlers[name] as unknown as AnyHandler;
    routes.set(`${endpoint.method.toUpperCase()} ${endpoint.path}`, { endpoint, handler });
  }
  return (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const route = routes.get(`${request.method} ${path}`);
    const key = route && machineKeyOf(request.headers, route.endpoint);
    if (!route || !key) return otherwise(request, response);
    const started = performance.now();
    const id = randomUUID();
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, {
        ...dependencies.headers,
        'X-Request-Id': id,
        ...(status === 200 && { 'Cache-Control': 'no-store' }),
        'Content-Type': type,
        'Content-Length': Buffer.byteLength(body),
      });
      response.end(body);
      const milliseconds = Math.round(performance.now() - started);
      dependencies.onAnswered({ id, method: request.method ?? '', path, status, milliseconds });
    };
    const sendProblem = (status: number, code: Parameters<typeof problemOf>[1], details?: Refusal['details']): void =>
      send(status, 'application/problem+json; charset=utf-8', JSON.stringify(problemOf(status, code, id, details)));
    answer(dependencies, route, request, { key, query }).then(
      (result) => {
        if (isRefusal(result)) sendProblem(statusOfRefusal[result.refused], result.refused, result.details);
        else send(200, 'application/json; charset=utf-8', JSON.stringify(result));
      },
      (error: unknown) => {
        dependencies.onError(error, id);
        sendProblem(500, 'internal-error');
      },
    );
  };
}

/** The key of a request that only a machine sends, with a body (where there is one) whose length and kind are told. */
function machineKeyOf(headers: IncomingHttpHeaders, { method }: Endpoint): string | null {
  if (headers.cookie || headers.origin || headers['sec-fetch-site'] || headers.expect) return null;
  const length = Number(headers['content-length'] ?? Number.NaN);
  const isPlainJson = PLAIN_JSON.test(headers['content-type'] ?? '') && !headers['content-encoding'];
  if (method !== 'get' && !(isPlainJson && length <= JSON_LIMIT)) return null;
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? null;
}

async function answer(
  { ports }: LaneDependencies,
  { endpoint, handler }: { endpoint: Endpoint; handler: AnyHandler },
  request: IncomingMessage,
  { key, query }: { key: string; query: string },
): Promise<unknown> {
  const text = endpoint.method === 'get' ? null : await readBody(request);
  const actor = await ports.identity.findActorByKey(ports.credentials.hashMachineSecret(key));
  const objection = accessObjection(endpoint.access, actor);
  if (objection) return objection;
  const body = text === null ? undefined : parsedJson(text);
  if (isRefusal(body)) return body;
  const input = parseInput(endpoint, { params: {}, query: { ...parse(query) }, body });
  return isRefusal(input) ? input : handler({ ...input, actor, session: noSession });
}

/** A machine has no session: it stays who its key says. */
const noSession = { start: async () => undefined, end: async () => undefined };

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
    // A client that leaves half-way is not answered by anybody; its half is no body.
    request.on('close', () => resolve(''));
  });
}

/** The parsed body, of which only an object or a list is one, as Express reads it. */
function parsedJson(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : refuse('malformed-body');
  } catch {
    return refuse('malformed-body');
  }
}

/** What a middleware that only sets headers sets, found out once. */
export function headersSetBy(
  middleware: (request: never, response: never, next: () => void) => void,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response: Pick<ServerResponse, 'setHeader' | 'removeHeader'> = {
    setHeader(name, value) {
      headers[name] = String(value);
      return this as ServerResponse;
    },
    removeHeader: (name) => void delete headers[name],
  };
  // The middleware asks nothing of the request, and of the response these two alone.
  middleware({} as never, response as never, () => undefined);
  return headers;
}
