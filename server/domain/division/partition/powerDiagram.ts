import type { Graph } from './graph.ts';
import { type Candidates, nearestCentres } from './nearestCentres.ts';

const ROUNDS = 140;
/** Share of the rounds in which the centres still move to the middle of their districts. */
const MOVING_SHARE = 0.6;
const ROUNDS_PER_MOVE = 10;
const ROUNDS_PER_SEARCH = 40;
const CANDIDATES = 12;

/**
 * A balanced power diagram: every node goes to the centre with the least d² − w, where the weight w of a district rises
 * while it carries less than the mean. Districts come out nearly convex and nearly even; they need not be connected.
 */
export function powerDiagram(graph: Graph, weight: Float64Array, districts: number, start: Int32Array): Int32Array {
  const plan = Int32Array.from(start);
  const centres = centresOf(graph, plan, districts);
  const bias = new Float64Array(districts);
  const mean = weight.reduce((sum, own) => sum + own, 0) / districts;
  let candidates: Candidates | null = null;
  let best = plan;
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!candidates || round % ROUNDS_PER_SEARCH === 0) {
      candidates = nearestCentres(graph, centres.x, centres.y, bias, Math.min(CANDIDATES, districts));
    }
    const load = assign(graph, weight, plan, centres, bias, candidates);
    const isMoving = round < ROUNDS * MOVING_SHARE;
    const heaviest = load.reduce((most, own) => Math.max(most, own), 0);
    if (!isMoving && heaviest < least) {
      least = heaviest;
      best = Int32Array.from(plan);
    }
    if (isMoving && round % ROUNDS_PER_MOVE === ROUNDS_PER_MOVE - 1) moveCentres(graph, plan, centres);
    adjust(bias, load, centres.area, mean, isMoving ? 0.5 : 0.05 + 0.5 * cooling(round));
  }
  return best;
}

const cooling = (round: number) => 1 - (round - ROUNDS * MOVING_SHARE) / (ROUNDS * (1 - MOVING_SHARE));

interface Centres {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Square metres of each district. */
  readonly area: Float64Array;
}

function centresOf(graph: Graph, plan: Int32Array, districts: number): Centres {
  const column = () => new Float64Array(districts);
  const centres = { x: column(), y: column(), area: column() };
  moveCentres(graph, plan, centres);
  return centres;
}

/** A district without nodes keeps its centre. */
function moveCentres(graph: Graph, plan: Int32Array, { x, y, area }: Centres): void {
  const sumX = new Float64Array(x.length);
  const sumY = new Float64Array(x.length);
  area.fill(0);
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const d = plan[v] as number;
    const own = (graph.area[v] as number) || 1;
    sumX[d] = (sumX[d] as number) + (graph.x[v] as number) * own;
    sumY[d] = (sumY[d] as number) + (graph.y[v] as number) * own;
    area[d] = (area[d] as number) + own;
  }
  for (let d = 0; d < x.length; d += 1) {
    if (!area[d]) continue;
    x[d] = (sumX[d] as number) / (area[d] as number);
    y[d] = (sumY[d] as number) / (area[d] as number);
  }
}

/** Gives every node to its nearest centre and the loads that come of it. */
function assign(
  graph: Graph,
  weight: Float64Array,
  plan: Int32Array,
  centres: Centres,
  bias: Float64Array,
  { rowOf, rows, width }: Candidates,
): Float64Array {
  const load = new Float64Array(bias.length);
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const first = (rowOf[v] as number) * width;
    const [x, y] = [graph.x[v] as number, graph.y[v] as number];
    let nearest = plan[v] as number;
    let least = Infinity;
    for (let i = first; i < first + width; i += 1) {
      const d = rows[i] as number;
      if (d < 0) break;
      const dx = x - (centres.x[d] as number);
      const dy = y - (centres.y[d] as number);
      const distance = dx * dx + dy * dy - (bias[d] as number);
      if (distance < least) {
        least = distance;
        nearest = d;
      }
    }
    plan[v] = nearest;
    load[nearest] = (load[nearest] as number) + (weight[v] as number);
  }
  return load;
}

function adjust(bias: Float64Array, load: Float64Array, area: Float64Array, mean: number, step: number): void {
  for (let d = 0; d < bias.length; d += 1) {
    const lack = Math.max(-1, Math.min(1, (mean - (load[d] as number)) / mean));
    bias[d] = (bias[d] as number) + (step * 0.5 * lack * Math.max(area[d] as number, 1)) / Math.PI;
  }
}
