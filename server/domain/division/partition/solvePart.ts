import { type AnnealTask, anneal, type Band, type Schedule } from './anneal.ts';
import { bisect } from './bisect.ts';
import { evenOut } from './evenOut.ts';
import type { Graph } from './graph.ts';
import { heavyNodes } from './heavyNodes.ts';
import type { CompleteOptions, Objective } from './input.ts';
import { joinFixed } from './joinFixed.ts';
import { planStateOf } from './planState.ts';
import { powerDiagram } from './powerDiagram.ts';
import { type Random, seededRandom } from './random.ts';
import { repair } from './repair.ts';
import { treeStart } from './treeStart.ts';

/** One connected part of the map with its number of districts. */
export interface PartTask {
  readonly graph: Graph;
  readonly districts: number;
  readonly options: CompleteOptions;
  /** For each node the district of this part it has to be in, or −1. */
  readonly fixed: Int32Array | null;
  /** A plan to start from, with the districts of this part, and where the nodes were. */
  readonly previous: Int32Array | null;
  readonly onProgress: (share: number) => void;
}

/** The annealer aims inside the tolerance, because it settles on the border of what costs nothing. */
const AIM = 0.8;
/** Later attempts aim further inside: the first ones have shown that it is hard to get there. */
const aims = [AIM, 0.7, 0.6] as const;
const NARROW_AIM = 0.5;
/** How far inside the tolerance the last touches stay, and their part of the budget. */
const [POLISH_AIM, POLISH_SHARE] = [0.998, 1 / 8];
/** Attempts beyond the first feasible one are made as long as all together stay under so many proposals. */
const FREE_PROPOSALS = 3_000_000;
/** Attempts that miss the tolerance are followed by others as long as all together stay under so many proposals. */
const MOST_PROPOSALS = 12_000_000;
/** Power diagrams need some nodes a district, else districts come out empty. */
const LEAST_NODES_PER_DISTRICT = 4;

const schedules = {
  shape: { temperature: [0.15, 0.005], penalty: [100, 20_000] },
  border: { temperature: [0.5, 0.12], penalty: [30, 20_000] },
} as const satisfies Record<Objective, Omit<Schedule, 'proposals'>>;

/**
 * From an earlier plan: at first hardly any move that does not help; where that does not reach the tolerance, warmer each
 * time. Parts of the objective's own temperature.
 */
const warmths = [1 / 75, 1 / 5, 1] as const;

/** Divides one part and gives the best plan found: one that keeps the tolerance, else the one nearest to it. */
export function solvePart(task: PartTask): Int32Array {
  const { graph, districts, options } = task;
  if (districts === 1) return new Int32Array(graph.nodeCount);
  const weight = weightOf(graph);
  const band = bandOf(graph, districts, options);
  const budget = graph.nodeCount * options.proposalsPerNode;
  let best = attemptPlan(task, weight, band, 0);
  for (let attempt = 1; attempt < options.attempts; attempt += 1) {
    // An earlier plan is left no further than the tolerance asks for.
    if (best.excess === 0 && (task.previous || (attempt + 1) * budget > FREE_PROPOSALS)) break;
    if ((attempt + 1) * budget > MOST_PROPOSALS) break;
    // The start by coordinates led far astray: links may tell more than places.
    const isAstray = attempt === options.attempts - 1 && best.excess > districts * (band.below + band.above);
    const found = attemptPlan(task, weight, band, attempt, isAstray ? treeStart(graph, weight, districts) : null);
    if (isBetter(found, best)) best = found;
  }
  if (best.excess === 0 || 2 * budget > MOST_PROPOSALS) return best.plan;
  const rescued = lastEffort(task, best.plan, band);
  return isBetter(rescued, best) ? rescued.plan : best.plan;
}

interface Attempt {
  readonly plan: Int32Array;
  /** How far the districts are outside the tolerance, all together, in parts of the target. */
  readonly excess: number;
  readonly objective: number;
}

/** Nearer to the tolerance; where two plans are equally far from it (to a twentieth), in better shape. */
function isBetter(one: Attempt, other: Attempt): boolean {
  const isAlike = Math.abs(one.excess - other.excess) <= 0.05 * Math.min(one.excess, other.excess) + 1e-12;
  return isAlike ? one.objective < other.objective : one.excess < other.excess;
}

function attemptPlan(
  task: PartTask,
  weight: Float64Array,
  band: Band,
  attempt: number,
  given: Int32Array | null = null,
): Attempt {
  const { graph, districts, options, fixed } = task;
  const random = seededRandom(options.seed * 1_000_003 + attempt);
  const start = task.previous
    ? Int32Array.from(task.previous)
    : (given ?? freshStart(graph, weight, districts, attempt, random));
  if (fixed) joinFixed(graph, start, fixed);
  repair(graph, weight, start, districts, fixed);
  const schedule = task.previous ? warmSchedule(options.objective, attempt) : schedules[options.objective];
  const proposals = graph.nodeCount * options.proposalsPerNode;
  const plan = anneal(graph, start, {
    ...annealTask(task, band, random, aims[attempt] ?? NARROW_AIM),
    schedule: { proposals, ...schedule },
    onProgress: (share) => task.onProgress((attempt + share) / options.attempts),
  });
  const found = measure(graph, plan, task, band);
  if (found.excess === 0) return found;
  const evened = polish(task, evenOut(graph, plan, districts, band, fixed), band, random);
  return isBetter(evened, found) ? evened : found;
}

/** Evening out looks at few ways and costs shape; a short cold run wins some of it back and hardly leaves the band. */
function polish(task: PartTask, plan: Int32Array, band: Band, random: Random): Attempt {
  const { graph, options } = task;
  const rough = measure(graph, plan, task, band);
  const { temperature, penalty } = schedules[options.objective];
  const polished = anneal(graph, plan, {
    ...annealTask(task, band, random, POLISH_AIM),
    schedule: {
      proposals: graph.nodeCount * options.proposalsPerNode * POLISH_SHARE,
      temperature: [temperature[1], temperature[1]],
      penalty: [penalty[1] * 50, penalty[1] * 50],
    },
  });
  const smooth = measure(graph, polished, task, band);
  return isBetter(smooth, rough) ? smooth : rough;
}

function warmSchedule(objective: Objective, attempt: number): Omit<Schedule, 'proposals'> {
  const { temperature, penalty } = schedules[objective];
  const warmth = warmths[Math.min(attempt, warmths.length - 1)] ?? 1;
  const last = Math.min(temperature[1], (temperature[0] * warmth) / 4);
  return { temperature: [temperature[0] * warmth, last], penalty: [penalty[0] / warmth, penalty[1]] };
}

function annealTask(task: PartTask, band: Band, random: Random, aim = AIM): Omit<AnnealTask, 'schedule'> {
  const { districts, options, fixed, previous } = task;
  return {
    districts,
    objective: options.objective,
    band: { ...band, below: band.below * aim, above: band.above * aim },
    random,
    fixed,
    home: previous,
    priceAwayFromHome: previous ? options.pricePerMovedNode : 0,
    onProgress: () => undefined,
  };
}

/**
 * A plan that is a little outside the tolerance is warmed up once more with a narrower band, so that a surplus runs off over
 * several neighbours that are themselves inside; what that costs in shape is won back afterwards.
 */
function lastEffort(task: PartTask, plan: Int32Array, band: Band): Attempt {
  const { graph, options } = task;
  const random = seededRandom(options.seed);
  const { temperature, penalty } = schedules[options.objective];
  const mild = [temperature[0] / 5, temperature[1]] as const;
  const proposals = (graph.nodeCount * options.proposalsPerNode) / 4;
  const evened = anneal(graph, plan, {
    ...annealTask(task, band, random, NARROW_AIM),
    schedule: { proposals, temperature: mild, penalty: [penalty[1] / 4, penalty[1] * 4] },
  });
  const polished = anneal(graph, evened, {
    ...annealTask(task, band, random),
    schedule: { proposals, temperature: mild, penalty: [penalty[1] / 4, penalty[1]] },
  });
  return measure(graph, polished, task, band);
}

function freshStart(
  graph: Graph,
  weight: Float64Array,
  districts: number,
  attempt: number,
  random: Random,
): Int32Array {
  const start = bisect(graph, weight, districts, attempt > 0 ? () => turnOf(attempt, random) : undefined);
  if (graph.nodeCount < districts * LEAST_NODES_PER_DISTRICT) return start;
  return powerDiagram(graph, weight, districts, start);
}

/** Every second attempt cuts across the others: on a small map the annealer cannot turn a border by a right angle. */
const turnOf = (attempt: number, random: Random) => (random() - 0.5) * 0.6 + (attempt % 2 === 0 ? Math.PI / 2 : 0);

/** Where nothing has a load, nodes count alike. */
function weightOf({ load, nodeCount }: Graph): Float64Array {
  return load.some((own) => own > 0) ? load : new Float64Array(nodeCount).fill(1);
}

/**
 * The loads to aim at. A node heavier than the mean has a district to itself, so that what is left has a lower mean of its
 * own; the limit of a load is kept even where the tolerance would allow more.
 */
function bandOf({ load }: Graph, districts: number, { tolerance, maxLoad }: CompleteOptions): Band {
  const { restMean: target } = heavyNodes(load, districts);
  const above = maxLoad === undefined || target <= 0 ? tolerance : Math.min(tolerance, maxLoad / target - 1);
  return { target, below: tolerance, above: Math.max(0, above) };
}

function measure(graph: Graph, plan: Int32Array, { districts, options }: PartTask, band: Band): Attempt {
  const { load, area, perimeter } = planStateOf(graph, plan, districts);
  // A node heavier than the tolerance cannot be helped; all else can.
  const unavoidable = Math.max(0, heavyNodes(graph.load, districts).heaviest / (band.target || 1) - 1 - band.above);
  let excess = 0;
  let objective = 0;
  for (let d = 0; d < districts; d += 1) {
    const share = band.target > 0 ? (load[d] as number) / band.target - 1 : 0;
    // Sums of the same numbers in another order differ in the last digits.
    const over = (share > 0 ? share - band.above - unavoidable : -share - band.below) - 1e-9;
    if (over > 0) excess += over;
    const outline = perimeter[d] as number;
    objective += options.objective === 'shape' ? outline ** 2 / (4 * Math.PI * (area[d] || 1)) : outline;
  }
  return { plan, excess, objective };
}
