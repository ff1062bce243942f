import { QueryClient } from '@tanstack/react-query';
import { CallError } from './problem';

/** Codes worth trying again by themselves: the cause passes without the person doing anything. */
const passing = new Set(['unreachable', 'too-many-requests', 'internal-error']);

/** How often it is asked whether figures that the server is still counting are there. */
const COUNTING_MILLISECONDS = 2_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** Whether there is no answer only because the server is still counting: a period of a whole city can take minutes. */
export const isBeingCounted = (error: Error | null): boolean =>
  error instanceof CallError && error.code === 'figures-not-ready';

/** Whether a failed query is tried again: figures until they are counted, else only what may pass, and only twice. */
export function mayRetry(failureCount: number, error: Error): boolean {
  if (isBeingCounted(error)) return true;
  return failureCount < 2 && (!(error instanceof CallError) || passing.has(error.code));
}

/** How long a query waits before it is tried again: twice as long each time, but evenly for what is being counted. */
export function retryPause(failureCount: number, error: Error): number {
  if (isBeingCounted(error)) return COUNTING_MILLISECONDS;
  return Math.min(1_000 * 2 ** failureCount, LONGEST_PAUSE_MILLISECONDS);
}

/** The cache of what the server said. Live notices refresh it, so nothing is fetched again merely for its age. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: mayRetry, retryDelay: retryPause },
    },
  });
}
