import autocannon from 'autocannon';

/** How long one run lasts and how many there are; the median is told. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 3);
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** The middle value; of an even number of values the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Loads a server over HTTP: the median run by throughput. Any answer that is not 2xx stops the bench. */
export async function loadHttp(options: autocannon.Options): Promise<Load> {
  const runs: Load[] = [];
  for (let index = 0; index <= RUNS; index += 1) {
    const result = await autocannon({ ...options, duration: index === 0 ? 2 : SECONDS });
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
    const perSecond = result['2xx'] / result.duration;
    // The first run warms up: prepared statements, compiled code, pages in memory.
    if (index > 0) runs.push({ perSecond, p50: result.latency.p50, p99: result.latency.p99 });
  }
  return middle(runs);
}

/** Loads a function of this process with so many calls in flight. */
export async function loadFunction(inFlight: number, call: (index: number) => Promise<unknown>): Promise<Load> {
  const runs: Load[] = [];
  for (let index = 0; index <= RUNS; index += 1) {
    const run = await timed(inFlight, (index === 0 ? 2 : SECONDS) * 1000, call);
    if (index > 0) runs.push(run);
  }
  return middle(runs);
}

async function timed(inFlight: number, milliseconds: number, call: (index: number) => Promise<unknown>): Promise<Load> {
  const start = performance.now();
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    while (performance.now() - start < milliseconds) {
      const began = performance.now();
      await call(next++);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function middle(runs: readonly Load[]): Load {
  const rate = median(runs.map((run) => run.perSecond));
  const run = runs.find((one) => one.perSecond === rate);
  if (!run) throw new Error('no run');
  return run;
}
