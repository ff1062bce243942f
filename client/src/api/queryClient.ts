import { QueryClient } from '@tanstack/react-query';
import { CallError } from './problem';

/** Codes worth trying again by themselves: the cause passes without the person doing anything. */
const passing = new Set(['unreachable', 'too-many-requests', 'internal-error']);

/** Whether a failed query is tried again: only what may pass, and only twice. */
export function mayRetry(failureCount: number, error: Error): boolean {
  return failureCount < 2 && (!(error instanceof CallError) || passing.has(error.code));
}

/** The cache of what the server said. Live notices refresh it, so nothing is fetched again merely for its age. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: mayRetry } },
  });
}
