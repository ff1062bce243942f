import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { accessObjection, type HandlerRequest, type Handlers, type JsonEndpointName } from './handlers.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';

/** Bytes of a JSON body. */
export const JSON_LIMIT = 256 * 1024;
const PHOTO_LIMIT = '12mb';

const readJson = express.json({ limit: JSON_LIMIT, type: 'application/json' });
const readBytes = express.raw({ limit: PHOTO_LIMIT, type: () => true });

/** A router that serves every JSON endpoint of the contract with its handler; `guards` run when the body is read and before it is checked. */
export function endpointRoutes(
  handlers: Handlers,
  guards: Partial<Record<JsonEndpointName, readonly RequestHandler[]>>,
): Router {
  const router = Router();
  const fixed = new Map<string, Router>();
  // A router looks at one route after the other: where the path says which, only that one is asked.
  router.use((request, response, next) => (fixed.get(request.path) ?? pass)(request, response, next));
  const routersOf = (path: string): readonly Router[] => {
    if (path.includes(':')) return [router];
    const own = fixed.get(path) ?? Router();
    fixed.set(path, own);
    return [own, router];
  };
  for (const name of Object.keys(handlers) as JsonEndpointName[]) {
    const endpoint: Endpoint = endpoints[name];
    const chain: RequestHandler[] = [checkAccess(endpoint.access)];
    if (endpoint.isRawBody) chain.push(readBytes);
    else if (endpoint.method === 'post' || endpoint.method === 'put') chain.push(refuseOtherMedia, readJson);
    chain.push(...(guards[name] ?? []));
    // The table pairs each endpoint with the handler of its own name; TypeScript cannot follow that through the loop.
    chain.push(answer(endpoint, handlers[name] as unknown as AnyHandler));
    for (const each of routersOf(endpoint.path)) each[endpoint.method](endpoint.path, ...chain);
  }
  for (const path of new Set(Object.values(endpoints).map((endpoint) => endpoint.path)))
    for (const each of routersOf(path)) each.all(path, refuseMethod);
  return router;
}

const pass: RequestHandler = (_request, _response, next) => next();

/** A handler whose input the contract has checked. */
export type AnyHandler = (request: HandlerRequest<JsonEndpointName, Actor | null>) => Promise<unknown>;

/** Lets only those through who may call the endpoint. */
export function checkAccess(access: Endpoint['access']): RequestHandler {
  return (request, response, next) => {
    const objection = accessObjection(access, actorOf(request));
    if (objection) sendProblem(response, objection);
    else next();
  };
}

const refuseOtherMedia: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else sendProblem(response, refuse('unsupported-media-type', { received: request.get('Content-Type') ?? null }));
};

const refuseMethod: RequestHandler = (request, response) => {
  const allowed = Object.values(endpoints).filter((endpoint) => matches(endpoint.path, request.path));
  response.setHeader('Allow', allowed.map((endpoint) => endpoint.method.toUpperCase()).join(', '));
  sendProblem(response, refuse('method-not-allowed', { method: request.method }));
};

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
}

function answer(endpoint: Endpoint, handler: AnyHandler): RequestHandler {
  return async (request, response) => {
    const input = parseInput(endpoint, request);
    if (isRefusal(input)) return sendProblem(response, input);
    const result = await handler({ ...input, actor: actorOf(request), session: sessionOf(request) });
    if (isRefusal(result)) return sendProblem(response, result);
    response.setHeader('Cache-Control', 'no-store');
    response.json(result);
  };
}

type Input = Pick<HandlerRequest<JsonEndpointName>, 'parameters' | 'query' | 'body'>;

/** The parts of a request checked by the endpoint's own schemas. */
export function parseInput(endpoint: Endpoint, request: Pick<Request, 'params' | 'query' | 'body'>): Input | Refusal {
  const issues: { path: string; message: string }[] = [];
  const parse = (part: string, schema: z.ZodType, value: unknown): unknown => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    issues.push(
      ...result.error.issues.map((issue) => ({ path: [part, ...issue.path].join('.'), message: issue.message })),
    );
    return undefined;
  };
  const parameters = parse('parameters', endpoint.parameters, request.params);
  const query = parse('query', endpoint.query, request.query);
  const hasBody = endpoint.isRawBody || endpoint.method === 'post' || endpoint.method === 'put';
  const body = hasBody ? parse('body', endpoint.body, request.body) : null;
  if (issues.length > 0) return refuse('invalid-input', { issues: issues.slice(0, 20) });
  // Parsed by the endpoint's own schemas, so it has the shape its handler expects.
  return { parameters, query, body } as Input;
}

function sessionOf(request: Request): HandlerRequest<JsonEndpointName>['session'] {
  // A machine has no session: it stays who its key says.
  const session: Request['session'] | undefined = request.session;
  if (!session) return { start: async () => undefined, end: async () => undefined };
  return {
    start: (userId) => {
      const { promise, done } = callback();
      // A new session id at sign-in, so that an id planted before is worth nothing.
      session.regenerate((error) => {
        if (error) return done(error);
        request.session.userId = userId;
        request.session.save(done);
      });
      return promise;
    },
    end: () => {
      const { promise, done } = callback();
      session.destroy(done);
      return promise;
    },
  };
}

function callback(): { promise: Promise<void>; done: (error?: unknown) => void } {
  let done: (error?: unknown) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    done = (error) => (error ? reject(error) : resolve());
  });
  return { promise, done };
}

/** Sends a stored photo; its name is its digest, so it may be kept for ever by the reader's own browser. */
export function sendPhoto(response: Response, photo: { bytes: Uint8Array; mediaType: string }): void {
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('Content-Disposition', 'inline');
  response.type(photo.mediaType).send(Buffer.from(photo.bytes));
}
