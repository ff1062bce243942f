import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchCity } from './city.ts';

const LONGEST_START_SECONDS = 600;

/** Waits until a server has read the facts of all cases, which takes the processor from what is measured. */
export async function whenCounted({ keys }: BenchCity, url = ''): Promise<void> {
  const headers = { authorization: `Bearer ${keys.supervisor}` };
  const isCounted = async () => (await fetch(`${url}/api/heatmap/areas?level=district`, { headers })).ok;
  for (let seconds = 0; !(await isCounted()); seconds += 1) {
    if (seconds > LONGEST_START_SECONDS) throw new Error('the server has not read the cases in time');
    await sleep(1_000);
  }
}
