import type { Notice } from '@contract/schemas';
import type { CommandKind } from '@domain/case/commandKind';
import { create } from 'zustand';
import { onNotice } from './live';

type Status = Notice['status'];

/** What makes a case new to a desk: the command, and the status it left the case in. */
const arrivalsOf = {
  intake: {
    report: ['reported'],
    confirm: ['reported'],
    reopen: ['reported'],
    'unlink-duplicate': ['reported'],
  },
  duty: { accept: ['accepted'], verify: ['verified'], 'unlink-duplicate': ['accepted'] },
  dispatch: {
    file: ['filed'],
    split: ['filed'],
    reopen: ['filed'],
    'decide-return': ['filed'],
    'request-return': ['dispatched', 'handling'],
    'request-extension': ['dispatched', 'handling'],
    'request-suspension': ['dispatched', 'handling'],
  },
  worklist: { dispatch: ['dispatched'], rework: ['handling'], verify: ['handling'], wake: ['handling'] },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<CommandKind, readonly Status[]>>>>>;

export type WatchedQueue = keyof typeof arrivalsOf;
export const watchedQueues = Object.keys(arrivalsOf) as WatchedQueue[];

/** The new cases of each queue, with the status in which each came. */
type Arrivals = Readonly<Record<WatchedQueue, ReadonlyMap<string, Status>>>;

const none: Arrivals = { intake: new Map(), duty: new Map(), dispatch: new Map(), worklist: new Map() };

/** Cases that came to a queue and have not been shown to the person since. */
export const useArrivals = create<Arrivals>(() => none);

/** Whether a notice tells of a case that is new to the queue. */
export function isArrival(queue: WatchedQueue, { kind, status }: Pick<Notice, 'kind' | 'status'>): boolean {
  const statuses: Partial<Record<CommandKind, readonly Status[]>> = arrivalsOf[queue];
  return statuses[kind]?.includes(status) ?? false;
}

/** Counts arrivals to these queues as notices come, and calls for each. Returns how to end it. */
export function startArrivals(queues: readonly WatchedQueue[], onArrival: () => void): () => void {
  const stop = onNotice((heard) => {
    if (!heard) return;
    for (const queue of queues) {
      const before = useArrivals.getState()[queue];
      if (isArrival(queue, heard)) {
        useArrivals.setState({ [queue]: new Map(before).set(heard.caseId, heard.status) });
        onArrival();
      } else if (before.has(heard.caseId) && before.get(heard.caseId) !== heard.status) {
        // Somebody else was faster: it is not waiting here any more.
        forget(queue, (caseId) => caseId === heard.caseId);
      }
    }
  });
  return () => {
    stop();
    useArrivals.setState(none);
  };
}

/** These cases are shown to the person: they are not new any more. */
export function markShown(caseIds: Iterable<string>): void {
  const shown = new Set(caseIds);
  for (const queue of watchedQueues) forget(queue, (caseId) => shown.has(caseId));
}

/** The person went to look at a queue. */
export function markVisited(queue: WatchedQueue): void {
  forget(queue, () => true);
}

function forget(queue: WatchedQueue, isOver: (caseId: string) => boolean): void {
  const before = useArrivals.getState()[queue];
  const after = new Map([...before].filter(([caseId]) => !isOver(caseId)));
  if (after.size < before.size) useArrivals.setState({ [queue]: after });
}
