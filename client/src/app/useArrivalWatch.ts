import { useEffect } from 'react';
import { startArrivals, useArrivals, watchedQueues } from '../api/arrivals';
import { playArrivalSound } from '../ui/arrivalSound';
import type { Destination } from './homes';

/** Counts and announces new cases of the person's queues: in the tab's title, and by a tone when it is switched on. */
export function useArrivalWatch(labels: readonly Destination['label'][]): void {
  const wanted = watchedQueues.filter((queue) => labels.includes(queue)).join(' ');
  useEffect(() => {
    const queues = watchedQueues.filter((queue) => wanted.split(' ').includes(queue));
    return startArrivals(queues, () => playArrivalSound(performance.now()));
  }, [wanted]);
  // A case that is new to two desks of one person is one new case.
  const count = useArrivals((arrivals) => new Set(watchedQueues.flatMap((queue) => [...arrivals[queue].keys()])).size);
  useEffect(() => {
    document.title = titleWith(document.title, count);
    return () => {
      document.title = titleWith(document.title, 0);
    };
  }, [count]);
}

/** The title with the count before it, "(3) 网格"; without one when there is nothing new. */
export function titleWith(title: string, count: number): string {
  const bare = title.replace(/^\(\d+\) /, '');
  return count > 0 ? `(${count}) ${bare}` : bare;
}
