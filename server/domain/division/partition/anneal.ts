import { boundaryOf } from './boundary.ts';
import { contiguityTest } from './contiguity.ts';
import type { Graph } from './graph.ts';
import type { Objective } from './input.ts';
import { type PlanState, planStateOf } from './planState.ts';
import type { Random } from './random.ts';

/** Temperature and price of imbalance, each running geometrically from its first to its last value. */
export interface Schedule {
  readonly proposals: number;
  readonly temperature: readonly [first: number, last: number];
  readonly penalty: readonly [first: number, last: number];
}

/** The loads that cost nothing: between `least` and `most`, measured in parts of `target`. */
export interface Band {
  readonly target: number;
  /** How far below and above the target, as parts of it. */
  readonly below: number;
  readonly above: number;
}

export interface AnnealTask {
  readonly districts: number;
  readonly objective: Objective;
  readonly band: Band;
  readonly schedule: Schedule;
  readonly random: Random;
  /** Nodes with a value of 0 or more never move. */
  readonly fixed: Int32Array | null;
  /** Where each node was, or −1, and what it costs to have it elsewhere. */
  readonly home: Int32Array | null;
  readonly priceAwayFromHome: number;
  readonly onProgress: (share: number) => void;
}

/** Beside the square of the excess: without a linear part the last thousandths would hardly cost anything. */
const LINEAR_SHARE = 0.02;
/** exp(−20) is as good as never. */
const HOPELESS = 20;
const STEPS_PER_BLOCK = 4096;
const BLOCKS_PER_REPORT = 64;
const FOUR_PI = 4 * Math.PI;

/**
 * Simulated annealing of the borders: a node on the border of two districts changes sides when that lowers the objective
 * (or by chance, ever more rarely), and only where its own district stays connected. Every district keeps a node, and
 * a connected plan stays connected. Gives a new plan.
 */
export function anneal(graph: Graph, plan: Int32Array, task: AnnealTask): Int32Array {
  const state = planStateOf(graph, plan, task.districts);
  const { schedule } = task;
  const step = annealingStep(graph, state, task);
  const blocks = Math.ceil(schedule.proposals / STEPS_PER_BLOCK);
  for (let block = 0; block < blocks; block += 1) {
    const share = block / blocks;
    const steps = Math.min(STEPS_PER_BLOCK, schedule.proposals - block * STEPS_PER_BLOCK);
    step(steps, between(schedule.temperature, share), between(schedule.penalty, share));
    if (block % BLOCKS_PER_REPORT === 0) task.onProgress(share);
  }
  return state.plan;
}

const between = ([first, last]: readonly [number, number], share: number) => first * (last / first) ** share;

/** Builds the inner loop: so many proposals at one temperature and one price of imbalance. */
function annealingStep(graph: Graph, state: PlanState, task: AnnealTask) {
  const { start, passableEnd, neighbour, length } = graph;
  const { plan, load, area, perimeter, count } = state;
  const { random, fixed, home } = task;
  const boundary = boundaryOf(graph, plan);
  const staysConnected = contiguityTest(graph, plan);
  const imbalance = imbalanceOf(task.band);
  const isShape = task.objective === 'shape';
  const lengthScale = meanLength(graph);
  const excess = load.map((own) => imbalance(own));
  const shape = perimeter.map((own, d) => (own * own) / (FOUR_PI * ((area[d] as number) || 1)));

  /** Gives node v from its district to another if it is worth it. */
  const propose = (v: number, from: number, to: number, temperature: number, penalty: number): boolean => {
    let [withOld, withNew] = [0, 0];
    const end = start[v + 1] as number;
    for (let arc = start[v] as number; arc < end; arc += 1) {
      const d = plan[neighbour[arc] as number] as number;
      if (d === from) withOld += length[arc] as number;
      else if (d === to) withNew += length[arc] as number;
    }
    const own = graph.load[v] as number;
    const outline = graph.perimeter[v] as number;
    const excessFrom = imbalance((load[from] as number) - own);
    const excessTo = imbalance((load[to] as number) + own);
    let change = penalty * (excessFrom + excessTo - (excess[from] as number) - (excess[to] as number));
    const perimeterFrom = (perimeter[from] as number) - outline + 2 * withOld;
    const perimeterTo = (perimeter[to] as number) + outline - 2 * withNew;
    const areaFrom = (area[from] as number) - (graph.area[v] as number);
    const areaTo = (area[to] as number) + (graph.area[v] as number);
    const shapeFrom = (perimeterFrom * perimeterFrom) / (FOUR_PI * (areaFrom || 1));
    const shapeTo = (perimeterTo * perimeterTo) / (FOUR_PI * (areaTo || 1));
    if (isShape) change += shapeFrom + shapeTo - (shape[from] as number) - (shape[to] as number);
    else change += (withOld - withNew) / lengthScale;
    if (home) {
      if (home[v] === from) change += task.priceAwayFromHome;
      else if (home[v] === to) change -= task.priceAwayFromHome;
    }
    if (change > 0 && (change > HOPELESS * temperature || random() >= Math.exp(-change / temperature))) return false;
    if (!staysConnected(v)) return false;
    plan[v] = to;
    load[from] = (load[from] as number) - own;
    load[to] = (load[to] as number) + own;
    area[from] = areaFrom;
    area[to] = areaTo;
    perimeter[from] = perimeterFrom;
    perimeter[to] = perimeterTo;
    count[from] = (count[from] as number) - 1;
    count[to] = (count[to] as number) + 1;
    excess[from] = excessFrom;
    excess[to] = excessTo;
    shape[from] = shapeFrom;
    shape[to] = shapeTo;
    return true;
  };

  return (steps: number, temperature: number, penalty: number): void => {
    for (let step = 0; step < steps && boundary.size() > 0; step += 1) {
      const v = boundary.nodes[Math.floor(random() * boundary.size())] as number;
      const from = plan[v] as number;
      const first = start[v] as number;
      const degree = (passableEnd[v] as number) - first;
      const to = plan[neighbour[first + Math.floor(random() * degree)] as number] as number;
      if (to === from || (count[from] as number) <= 1 || (fixed && (fixed[v] as number) >= 0)) continue;
      if (!propose(v, from, to, temperature, penalty)) continue;
      boundary.update(v);
      const end = passableEnd[v] as number;
      for (let arc = first; arc < end; arc += 1) boundary.update(neighbour[arc] as number);
    }
  };
}

/** How much a load is outside the band; the price of it is a matter of the schedule. */
function imbalanceOf({ target, below, above }: Band): (load: number) => number {
  if (target <= 0) return () => 0;
  return (load) => {
    const share = load / target - 1;
    const over = share > 0 ? share - above : -share - below;
    return over > 0 ? over * over + LINEAR_SHARE * over : 0;
  };
}

/** Border lengths are compared in units of the mean one, so that temperatures mean the same on every map. */
function meanLength({ length }: Graph): number {
  const sum = length.reduce((total, own) => total + own, 0);
  return sum > 0 ? sum / length.length : 1;
}
