import { clearanceOf } from '../topology/clearance.ts';
import { dissolveSome, type PlanePolygon } from '../topology/polygons.ts';
import type { Topology } from '../topology/topology.ts';
import type { FaceGraph } from './faceGraph.ts';
import type { Grouping } from './groupFaces.ts';
import { NECK, SAMPLING } from './prove.ts';
import type { DivisionOptions } from './town.ts';

/** What a mended neck may cost in shape and borders, in units of perimeter² / 4π area. */
const MOST_COST = 4;
/** Perimeter² / 4π area of what is too round for a neck: not worth sampling. */
const COMPACT = 1.6;
/** Cells with necks are looked at again when others have changed. */
const ROUNDS = 2;

interface Move {
  readonly face: number;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/**
 * Takes necks out of cells by handing single faces from one cell to the next, the cheapest that helps: both stay in one piece and
 * in range, and fewer of the two have a neck. Annealing does not see necks, because it knows faces and not their outlines. Changes the grouping.
 */
export function mendNecks(
  graph: FaceGraph,
  topology: Topology,
  { groupOf, count }: Grouping,
  options: DivisionOptions,
): void {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [face, group] of groupOf.entries()) if (group >= 0) members[group]?.push(face);
  const cellOf = (group: number) => measured(topology, groupOf, members[group] ?? []);
  const isSlack = (faces: readonly number[]) =>
    shapeOf(areaOf(graph, faces), perimeterOf(graph, groupOf, faces)) > COMPACT;
  let necked = members.flatMap((faces, group) => (isSlack(faces) && cellOf(group).hasNeck ? [group] : []));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const group of necked) {
      for (const move of movesAround(graph, groupOf, members, group, options)) {
        const before = [cellOf(move.from), cellOf(move.to)];
        apply(move);
        const after = [cellOf(move.from), cellOf(move.to)];
        if (isMended(before, after)) break;
        apply({ ...move, from: move.to, to: move.from });
      }
    }
    necked = necked.filter((group) => cellOf(group).hasNeck);
  }

  function apply({ face, from, to }: Move): void {
    groupOf[face] = to;
    members[from] = (members[from] ?? []).filter((own) => own !== face);
    members[to] = [...(members[to] ?? []), face];
  }
}

interface MeasuredCell {
  readonly polygons: readonly PlanePolygon[];
  readonly hasNeck: boolean;
}

function measured(topology: Topology, groupOf: Int32Array, faces: readonly number[]): MeasuredCell {
  const polygons = dissolveSome(topology, groupOf, faces);
  return { polygons, hasNeck: polygons.some((rings) => clearanceOf(rings, SAMPLING, NECK).pieces > 1) };
}

function isMended(before: readonly MeasuredCell[], after: readonly MeasuredCell[]): boolean {
  const necks = (cells: readonly MeasuredCell[]) => cells.filter(({ hasNeck }) => hasNeck).length;
  const holes = (cells: readonly MeasuredCell[]) => cells.flatMap(({ polygons }) => polygons.flat()).length;
  return (
    after.every(({ polygons }) => polygons.length === 1) &&
    holes(after) <= holes(before) &&
    necks(after) < necks(before)
  );
}

/** The moves of one face out of a cell or into it that keep both in range, the cheapest first. */
function movesAround(
  graph: FaceGraph,
  groupOf: Int32Array,
  members: readonly (readonly number[])[],
  group: number,
  options: DivisionOptions,
): Move[] {
  const found = new Map<string, Move>();
  for (const face of members[group] ?? []) {
    for (let link = graph.start[face] as number; link < (graph.start[face + 1] as number); link += 1) {
      const other = graph.neighbour[link] as number;
      const neighbour = groupOf[other] as number;
      if (neighbour === group) continue;
      for (const move of [
        { face, from: group, to: neighbour },
        { face: other, from: neighbour, to: group },
      ]) {
        const key = `${move.face} ${move.to}`;
        if (!found.has(key) && keepsRange(graph, members, move, options))
          found.set(key, { ...move, cost: costOf(graph, groupOf, members, move) });
      }
    }
  }
  return [...found.values()]
    .filter(({ cost }) => cost <= MOST_COST)
    .sort((one, other) => one.cost - other.cost || one.face - other.face);
}

type Step = Omit<Move, 'cost'>;

function keepsRange(
  graph: FaceGraph,
  members: readonly (readonly number[])[],
  { face, from, to }: Step,
  { targetArea, tolerance }: DivisionOptions,
): boolean {
  const own = graph.area[face] as number;
  const isIn = (area: number) => Math.abs(area / targetArea - 1) <= tolerance;
  return isIn(areaOf(graph, members[from]) - own) && isIn(areaOf(graph, members[to]) + own);
}

const areaOf = ({ area }: FaceGraph, faces: readonly number[] = []) =>
  faces.reduce((sum, face) => sum + (area[face] as number), 0);

/** By how much perimeter² / 4π area of both cells and what their borders cost would grow. */
function costOf(
  graph: FaceGraph,
  groupOf: Int32Array,
  members: readonly (readonly number[])[],
  { face, from, to }: Step,
): number {
  const { start, neighbour, shared, cost } = graph;
  let [withFrom, withTo, border] = [0, 0, 0];
  for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
    const group = groupOf[neighbour[link] as number] as number;
    if (group === from) withFrom += shared[link] as number;
    else if (group === to) withTo += shared[link] as number;
    if (group === from) border += cost[link] as number;
    else if (group === to) border -= cost[link] as number;
  }
  const own = { area: graph.area[face] as number, perimeter: graph.perimeter[face] as number };
  const [left, right] = [from, to].map((group) => ({
    area: areaOf(graph, members[group]),
    perimeter: perimeterOf(graph, groupOf, members[group] ?? []),
  }));
  if (!left || !right) return Infinity;
  return (
    border +
    shapeOf(left.area - own.area, left.perimeter - own.perimeter + 2 * withFrom) +
    shapeOf(right.area + own.area, right.perimeter + own.perimeter - 2 * withTo) -
    shapeOf(left.area, left.perimeter) -
    shapeOf(right.area, right.perimeter)
  );
}

const shapeOf = (area: number, perimeter: number) => perimeter ** 2 / (4 * Math.PI * area);

function perimeterOf(graph: FaceGraph, groupOf: Int32Array, faces: readonly number[]): number {
  let sum = 0;
  for (const face of faces) {
    sum += graph.perimeter[face] as number;
    for (let link = graph.start[face] as number; link < (graph.start[face + 1] as number); link += 1) {
      if (groupOf[graph.neighbour[link] as number] === groupOf[face]) sum -= graph.shared[link] as number;
    }
  }
  return sum;
}
