import { type ErrorCode, errorCodeOf } from '../../api/problem';

/** Why one of several could not be done; `no-proposal` where the rules name no unit. */
export type BulkProblem = ErrorCode | 'no-proposal';

/** More at once would not be faster for the server, and hide from the person where it stands. */
const atOnce = 4;

export interface BulkRun<T> {
  /** Does one; answers why not, or null when it is done. A thrown error counts as its code. */
  readonly give: (item: T) => Promise<BulkProblem | null>;
  readonly isCancelled: () => boolean;
  readonly onDone: (item: T, problem: BulkProblem | null) => void;
}

/** Does the same with each item, a few at a time, in order. What has been begun is ended, also when it is cancelled. */
export async function runBulk<T>(items: readonly T[], { give, isCancelled, onDone }: BulkRun<T>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (!isCancelled()) {
      const item = items[next++];
      if (item === undefined) return;
      onDone(item, await give(item).catch(errorCodeOf));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
