import type { BodyOf, EndpointName, OutputOf, ParametersOf, QueryOf } from '@contract/endpoints';
import { addressOf } from './address';
import { endpointTable } from './endpointTable';
import { CallError, readProblem } from './problem';

export interface CallInput<N extends EndpointName> {
  readonly parameters?: ParametersOf<N>;
  readonly query?: Partial<QueryOf<N>>;
  readonly body?: BodyOf<N>;
  readonly signal?: AbortSignal;
}

/**
 * Calls one endpoint of the contract. Throws a CallError with a translatable code when it is refused, fails, or the
 * server cannot be reached. Answers are checked against the schema in development only: the server has proved them.
 */
export async function call<N extends EndpointName>(name: N, input: CallInput<N> = {}): Promise<OutputOf<N>> {
  const { method, path, isRawBody } = endpointTable[name];
  const response = await send(addressOf(path, input.parameters ?? {}, input.query ?? {}), {
    method: method.toUpperCase(),
    credentials: 'same-origin',
    signal: input.signal ?? null,
    ...bodyOf(input.body, isRawBody),
  });
  if (!response.ok) throw await readProblem(response);
  const answer: unknown = await response.json();
  if (import.meta.env.DEV) (await import('@contract/endpoints')).endpoints[name].output.parse(answer);
  return answer as OutputOf<N>;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CallError('unreachable', 0);
  }
}

function bodyOf(body: unknown, isRaw: boolean): RequestInit {
  if (body === undefined || body === null) return {};
  if (isRaw) return { body: body as Uint8Array<ArrayBuffer>, headers: { 'content-type': 'image/jpeg' } };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
