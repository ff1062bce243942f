import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onNotice } from './live';
import { queryKeys } from './queryKeys';

/** A notice is heard before the counters have read it; a first look after this long mostly finds it counted. */
const SETTLE_MILLISECONDS = 350;
/** A city at work changes all the time: figures are asked for at most this often … */
const LEAST_MILLISECONDS = 1_000;
/** … and never take more than this part of the time, however long an answer takes. */
const PAUSE_PER_ANSWER = 2;
/** How often it is looked again for a change that was not counted at the last look. */
const LOOKS = 4;

/** Figures on an open page follow the log: a new case shows within two seconds, a flood of them costs no more than a trickle. */
export function useHeatLive(): void {
  const client = useQueryClient();
  useEffect(() => followLog(client), [client]);
}

/** Asks for all open figures anew after notices. Returns how to end it. */
export function followLog(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isHeard = false;
  let looksLeft = 0;
  let mayAskAt = 0;
  const plan = () => {
    if (timer === undefined && !isBusy)
      timer = setTimeout(() => void look(), Math.max(SETTLE_MILLISECONDS, mayAskAt - Date.now()));
  };
  const look = async () => {
    timer = undefined;
    isBusy = true;
    isHeard = false;
    const began = Date.now();
    await client.invalidateQueries({ queryKey: queryKeys.allHeatFigures });
    isBusy = false;
    mayAskAt = began + Math.max(LEAST_MILLISECONDS, (Date.now() - began) * (1 + PAUSE_PER_ANSWER));
    looksLeft -= 1;
    // A change that was heard while the answer was on its way may not be in it.
    if (isHeard || (looksLeft > 0 && hasPending(client))) plan();
  };
  const stop = onNotice(() => {
    isHeard = true;
    looksLeft = LOOKS;
    plan();
  });
  return () => {
    stop();
    isBusy = true;
    clearTimeout(timer);
  };
}

/** Whether any figures on the page say that they leave a change out. */
function hasPending(client: QueryClient): boolean {
  const open = client.getQueryCache().findAll({ queryKey: queryKeys.allHeatFigures, type: 'active' });
  return open.some(({ state: { data } }) => isPending(data));
}

function isPending(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'pending' in data && Number(data.pending) > 0;
}
