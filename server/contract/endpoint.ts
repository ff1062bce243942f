import type { z } from 'zod';
import type { Permission } from '../domain/identity/permissions.ts';
import type { RefusalCode } from '../domain/refusal.ts';

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
