import autocannon from 'autocannon';

/** How long one run lasts and how many rounds there are; the median is told. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const WARM_UP_SECONDS = 2;

/** One run's result. Latencies in milliseconds, where the tool tells them. */
export interface Load {
  readonly perSecond: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
}

/** Loads something for so many seconds. */
export type Run = (seconds: number) => Promise<Load>;

/** What is measured, and the other measure that it is compared with. */
export interface Measure {
  readonly what: string;
  readonly run: Run;
  readonly reference?: string;
}
export type Line = Omit<Measure, 'run'> & Load;

/**
 * Runs all measures in turn, several rounds, and gives each one's median run by throughput. In turn, because a machine that
 * others use too changes from minute to minute: what is compared has to be measured side by side.
 */
export async function inRounds(measures: readonly Measure[]): Promise<Line[]> {
  // Warms up prepared statements, compiled code, pages in memory.
  for (const { run } of measures) await run(WARM_UP_SECONDS);
  const runs = measures.map((): Load[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { run }] of measures.entries()) runs[index]?.push(await run(SECONDS));
  }
  return measures.map(({ what, reference }, index) => ({
    what,
    ...(reference !== undefined && { reference }),
    ...medianOf(runs[index] ?? []),
  }));
}

function medianOf(runs: readonly Load[]): Load {
  const sorted = [...runs].sort((one, other) => one.perSecond - other.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: Number.NaN };
}

/** Loads a server over HTTP. Any answer that is no success stops the bench. */
export function overHttp(options: autocannon.Options): Run {
  return async (seconds) => {
    const latencies: number[] = [];
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const loading = autocannon({ ...options, duration: seconds }, (error, done) =>
        error ? reject(error) : resolve(done),
      );
      // Its own percentiles leave 95 out and are whole milliseconds.
      loading.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
    });
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
    return { perSecond: result['2xx'] / result.duration, ...percentiles(latencies) };
  };
}

/** Loads a function of this process with so many calls in flight. */
export function inProcess(inFlight: number, call: () => Promise<unknown>): Run {
  return async (seconds) => {
    const start = performance.now();
    const latencies: number[] = [];
    const worker = async (): Promise<void> => {
      while (performance.now() - start < seconds * 1000) {
        const began = performance.now();
        await call();
        latencies.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    const passed = (performance.now() - start) / 1000;
    return { perSecond: latencies.length / passed, ...percentiles(latencies) };
  };
}

function percentiles(latencies: readonly number[]) {
  const sorted = [...latencies].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
