import { cpus } from 'node:os';
import { bisect } from '../server/domain/division/partition/bisect.ts';
import { certify } from '../server/domain/division/partition/certify.ts';
import { graphOf } from '../server/domain/division/partition/graph.ts';
import type { PartitionInput } from '../server/domain/division/partition/input.ts';
import { partition } from '../server/domain/division/partition/partition.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { madeMap } from '../server/testing/madeMaps.ts';

const ROUNDS = Math.max(3, Number(process.env.BENCH_ROUNDS ?? 3));

interface Task {
  readonly kind: 'even' | 'hot';
  readonly nodeCount: number;
  readonly districts: number;
  readonly tolerance: number;
  /** Spread of the log-normal loads: with very small districts a spread of 1 makes single cells heavier than districts. */
  readonly sigma: number;
}

const tasks: readonly Task[] = [
  { kind: 'even', nodeCount: 10_000, districts: 100, tolerance: 0.02, sigma: 1 },
  { kind: 'hot', nodeCount: 10_000, districts: 100, tolerance: 0.02, sigma: 1 },
  { kind: 'even', nodeCount: 3_000, districts: 30, tolerance: 0.02, sigma: 1 },
  { kind: 'hot', nodeCount: 3_000, districts: 30, tolerance: 0.02, sigma: 1 },
  { kind: 'even', nodeCount: 40_000, districts: 1_800, tolerance: 0.05, sigma: 0.3 },
  { kind: 'hot', nodeCount: 40_000, districts: 1_800, tolerance: 0.05, sigma: 0.3 },
];

interface Line {
  readonly map: string;
  readonly how: string;
  readonly maxOverMean: number;
  readonly minOverMean: number;
  readonly connectedShare: number;
  readonly polsbyPopper: number;
  readonly worstPolsbyPopper: number;
  readonly cutKilometers: number;
  readonly seconds: number;
}

/**
 * Divides made-up maps, each of three seeds, and tells the worst balance, the mean shape and the median time; beside it
 * recursive bisection, the usual quick way, in the same run. One thread.
 */
export async function measurePartition(): Promise<unknown> {
  const cores = cpus();
  console.log(`\n## Partition, ${ROUNDS} maps each, one thread\n${cores.length} × ${cores[0]?.model ?? 'unknown'}\n`);
  console.log('| map | how | max/mean | min/mean | connected | mean PP | worst PP | cut km | s |');
  console.log('|---|---|---|---|---|---|---|---|---|');
  warmUp();
  const lines = tasks.flatMap((task) => {
    const maps = Array.from({ length: ROUNDS }, (_, index) =>
      madeMap({ nodeCount: task.nodeCount, kind: task.kind, seed: index + 1, sigma: task.sigma }),
    );
    return [
      measured(task, 'recursive bisection', maps, (map) => [...bisect(...bisectArguments(map, task.districts))]),
      measured(task, 'balanced, annealed', maps, (map) => solve(map, task)),
    ];
  });
  return { title: 'Partition', cores: cores.length, processor: cores[0]?.model, rounds: ROUNDS, lines };
}

/** Compiled code, before anything is timed. */
function warmUp(): void {
  const map = madeMap({ nodeCount: 3_000, kind: 'hot', seed: 9 });
  solve(map, { kind: 'hot', nodeCount: 3_000, districts: 30, tolerance: 0.02, sigma: 1 });
}

function bisectArguments(map: PartitionInput, districts: number): Parameters<typeof bisect> {
  const graph = graphOf(map);
  return [graph, graph.load, districts];
}

function solve(map: PartitionInput, { districts, tolerance }: Task): readonly number[] {
  const found = partition(map, { districts, tolerance });
  if (isRefusal(found)) throw new Error(JSON.stringify(found));
  return found.plan;
}

function measured(
  task: Task,
  how: string,
  maps: readonly PartitionInput[],
  divide: (map: PartitionInput) => readonly number[],
): Line {
  const runs = maps.map((map) => {
    const began = performance.now();
    const plan = divide(map);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, ...certify(map, plan, task.districts) };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, own) => sum + own, 0) / values.length;
  const line = {
    map: `${task.kind} ${task.nodeCount.toLocaleString('en')} → ${task.districts.toLocaleString('en')}, ±${task.tolerance * 100} %`,
    how,
    maxOverMean: Math.max(...runs.map((run) => run.maxOverMean)),
    minOverMean: Math.min(...runs.map((run) => run.minOverMean)),
    connectedShare: mean(runs.map((run) => run.connectedDistricts / task.districts)),
    polsbyPopper: mean(runs.map((run) => run.meanPolsbyPopper ?? 0)),
    worstPolsbyPopper: Math.min(...runs.map((run) => run.worstPolsbyPopper ?? 0)),
    cutKilometers: mean(runs.map((run) => run.cutLength / 1000)),
    seconds: [...runs.map((run) => run.seconds)].sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN,
  };
  const ratio = (value: number) => value.toFixed(3);
  console.log(
    `| ${line.map} | ${how} | ${ratio(line.maxOverMean)} | ${ratio(line.minOverMean)} | ${(100 * line.connectedShare).toFixed(1)} % | ${ratio(line.polsbyPopper)} | ${ratio(line.worstPolsbyPopper)} | ${line.cutKilometers.toFixed(1)} | ${line.seconds.toFixed(2)} |`,
  );
  return line;
}
