import { areaOfRings, MILLIMETRES, type Point } from '../topology/exact.ts';
import type { PointFinder } from '../topology/locator.ts';
import { pointInside, ringsOfFace } from '../topology/polygons.ts';
import type { Drawing } from './drawing.ts';
import { lineKinds } from './town.ts';

/**
 * The faces as a graph in compressed rows: the neighbours of face f are `neighbour[start[f]] … neighbour[start[f + 1] - 1]`, only faces
 * of the same community. Metres and m².
 */
export interface FaceGraph {
  readonly area: Float64Array;
  readonly perimeter: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  /** The common border in metres. */
  readonly shared: Float64Array;
  /** What it costs that this border is one between two cells; below 0 where it is a good one. */
  readonly cost: Float64Array;
}

/** What a border as long as a cell's side costs, a component within half a metre of it, and a border through a courtyard besides. */
const costs = { natural: -1.6, wall: -0.8, synthetic: 0.6, component: 0.25, courtyard: 4 } as const;
/** A component nearer than this to a border counts against it, mm. */
const NEAR_BORDER = 500;

/** Measures faces and what they share; `side` is the side of a cell of the wanted area in metres. */
export function faceGraph(drawing: Drawing, side: number, componentsNear: PointFinder): FaceGraph {
  const { topology, communityOf } = drawing;
  const size = topology.borders.length;
  const measures = measureFaces(drawing);
  const links = new Map<number, { shared: number; cost: number }>();
  for (let edge = 0; edge < topology.kinds.length; edge += 1) {
    const [left, right] = [topology.left[edge * 2] as number, topology.left[edge * 2 + 1] as number];
    if (left === right) continue;
    const ends = [...pointOf(drawing, edge * 2), ...pointOf(drawing, edge * 2 + 1)] as const;
    const length = Math.hypot(ends[2] - ends[0], ends[3] - ends[1]) / MILLIMETRES;
    for (const face of [left, right])
      if (face >= 0) measures.perimeter[face] = (measures.perimeter[face] ?? 0) + length;
    if (left < 0 || right < 0 || communityOf[left] !== communityOf[right] || (communityOf[left] as number) < 0)
      continue;
    const key = Math.min(left, right) * size + Math.max(left, right);
    const link = links.get(key) ?? { shared: 0, cost: 0 };
    link.shared += length;
    link.cost +=
      (costOf(drawing, edge) * length) / side + costs.component * componentsNear(...ends, NEAR_BORDER).length;
    links.set(key, link);
  }
  return { ...measures, ...compressed(links, size) };
}

function pointOf({ topology }: Drawing, half: number): Point {
  return topology.points[topology.origin[half] as number] as Point;
}

function costOf({ topology, courtyardOf }: Drawing, edge: number): number {
  const kind = topology.kinds[edge] as number;
  const [left, right] = [topology.left[edge * 2] as number, topology.left[edge * 2 + 1] as number];
  const courtyard = courtyardOf[left] as number;
  const inside = courtyard >= 0 && courtyard === courtyardOf[right] ? costs.courtyard : 0;
  const own = kind <= lineKinds.street ? costs.natural : kind === lineKinds.wall ? costs.wall : costs.synthetic;
  return own + inside;
}

function measureFaces({ topology }: Drawing) {
  const size = topology.borders.length;
  const measures = {
    area: new Float64Array(size),
    perimeter: new Float64Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
  };
  for (let face = 0; face < size; face += 1) {
    const rings = ringsOfFace(topology, face);
    const [x, y] = pointInside(rings);
    measures.area[face] = areaOfRings(rings) / MILLIMETRES ** 2;
    measures.x[face] = x / MILLIMETRES;
    measures.y[face] = y / MILLIMETRES;
  }
  return measures;
}

function compressed(links: ReadonlyMap<number, { shared: number; cost: number }>, size: number) {
  const start = new Int32Array(size + 1);
  const both = [...links].map(([key, link]) => ({ one: Math.floor(key / size), other: key % size, ...link }));
  for (const { one, other } of both) {
    start[one + 1] = (start[one + 1] as number) + 1;
    start[other + 1] = (start[other + 1] as number) + 1;
  }
  for (let face = 0; face < size; face += 1) start[face + 1] = (start[face + 1] as number) + (start[face] as number);
  const at = start.slice();
  const neighbour = new Int32Array(both.length * 2);
  const shared = new Float64Array(both.length * 2);
  const cost = new Float64Array(both.length * 2);
  for (const { one, other, ...link } of both) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const place = at[from] as number;
      at[from] = place + 1;
      neighbour[place] = to;
      shared[place] = link.shared;
      cost[place] = link.cost;
    }
  }
  return { start, neighbour, shared, cost };
}
