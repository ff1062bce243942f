import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from './serverProcess.ts';

const LOOK_SECONDS = 3;
const LONGEST_SECONDS = 600;
/** Of one core, in hundredths of a second, as Linux counts them. */
const AT_REST_TICKS = LOOK_SECONDS * 5;

/** Waits until a server that has started has read what it keeps in memory: until all its threads together take less than a twentieth of a core. */
export async function whenRested({ pid }: Pick<ServerProcess, 'pid'>): Promise<void> {
  let before = await ticksOf(pid);
  for (let seconds = 0; ; seconds += LOOK_SECONDS) {
    if (seconds > LONGEST_SECONDS) throw new Error('the server does not come to rest');
    await sleep(LOOK_SECONDS * 1_000);
    const ticks = await ticksOf(pid);
    if (ticks - before < AT_REST_TICKS) return;
    before = ticks;
  }
}

/** Processor time of a process so far: user and system. */
async function ticksOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user ?? 0) + (system ?? 0);
}
