import type { Problem } from '@contract/schemas';
import { type RefusalCode, refusalCodes } from '@domain/refusal';

/** Everything that can go wrong with a call, by code; the code is the key of its translation. */
export type ErrorCode = RefusalCode | 'internal-error' | 'unreachable';

/** A refused or failed call. `code` says why; there is no other message meant for people. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, status: number, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'CallError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** The code of any thrown value. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof CallError ? error.code : 'internal-error';
}

/** Reads an answer that is no success: its problem document, or the nearest code to its status. */
export async function readProblem(response: Response): Promise<CallError> {
  const answer: unknown = await response.json().catch(() => null);
  if (isProblem(answer)) return new CallError(answer.code, response.status, answer.details);
  return new CallError(codeOfStatus(response.status), response.status);
}

const problemCodes: ReadonlySet<unknown> = new Set([...refusalCodes, 'internal-error']);

/** By hand, not by the contract's schema: every page would wait for the schemas before it could ask for anything. */
function isProblem(answer: unknown): answer is Pick<Problem, 'code' | 'details'> {
  return typeof answer === 'object' && answer !== null && 'code' in answer && problemCodes.has(answer.code);
}

/** The code for an answer without a problem document, as a proxy in between may give it. */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'permission-denied';
  if (status === 404) return 'not-found';
  if (status === 413) return 'body-too-large';
  if (status === 429) return 'too-many-requests';
  if (status === 502 || status === 503 || status === 504) return 'unreachable';
  return 'internal-error';
}
