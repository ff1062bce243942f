import { z } from 'zod';
import type { Permission } from '../domain/identity/permissions.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { districtCode, uuid } from './schemas.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Who may call: anybody, anybody signed in, or holders of a permission. */
export type Access = 'public' | 'signed-in' | Permission;

/**
 * One endpoint as a value. Validation, client calls, OpenAPI and contract tests all come from it.
 * `path` has `:name` parameters; `query`, `parameters`, `body` and `output` are zod schemas.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly parameters: P;
  readonly query: Q;
  readonly body: B;
  readonly output: O;
  /** Refusals of this endpoint's own, besides those every endpoint can give. */
  readonly refusals: readonly RefusalCode[];
  /** How the answer travels: JSON, raw bytes, or a stream of server-sent events. */
  readonly answer: 'json' | 'bytes' | 'stream';
  /** Whether the body is raw bytes instead of JSON. */
  readonly isRawBody: boolean;
}

const none = z.strictObject({});
const empty = z.null();

type Defaults = { parameters: typeof none; query: typeof none; body: typeof empty; answer: 'json'; isRawBody: false };
const defaults: Defaults = { parameters: none, query: none, body: empty, answer: 'json', isRawBody: false };

/** Builds an endpoint; what is left out is empty. */
export function endpoint<
  const T extends Partial<Endpoint> & Pick<Endpoint, 'method' | 'path' | 'summary' | 'access' | 'output' | 'refusals'>,
>(definition: T): Omit<Defaults, keyof T> & T {
  return { ...defaults, ...definition };
}

/** A filter value that may be given once or several times in a query. */
export function several<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
}

/** The key of one case in an address. */
export const caseParameters = z.strictObject({ districtCode: districtCode, caseId: uuid });
