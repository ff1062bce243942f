import type { FaceGraph } from './faceGraph.ts';

/** After so many rounds what is left in pieces stays so; it does not happen, because each round joins the smaller pieces. */
const MOST_REPAIRS = 30;

/** Splits faces by halves across their longest direction into connected groups of about one area; writes `first` … `first + groups - 1`. */
export function startGroups(
  graph: FaceGraph,
  faces: readonly number[],
  groups: number,
  groupOf: Int32Array,
  first: number,
): void {
  bisect(graph, faces, groups, groupOf, first);
  for (let round = 0; round < MOST_REPAIRS && joinLoosePieces(graph, faces, groupOf); round += 1);
}

function bisect(graph: FaceGraph, faces: readonly number[], groups: number, groupOf: Int32Array, first: number): void {
  if (groups === 1) {
    for (const face of faces) groupOf[face] = first;
    return;
  }
  const along = longDirection(graph, faces);
  const sorted = [...faces].sort((one, other) => along(one) - along(other) || one - other);
  const half = groups >> 1;
  const wanted = (areaOf(graph, sorted) * half) / groups;
  let [sum, cut] = [0, 0];
  while (cut < sorted.length && sum + (graph.area[sorted[cut] as number] as number) / 2 < wanted) {
    sum += graph.area[sorted[cut] as number] as number;
    cut += 1;
  }
  // Each side keeps at least as many faces as it shall have groups.
  cut = Math.max(half, Math.min(sorted.length - (groups - half), cut));
  bisect(graph, sorted.slice(0, cut), half, groupOf, first);
  bisect(graph, sorted.slice(cut), groups - half, groupOf, first + half);
}

const areaOf = ({ area }: FaceGraph, faces: readonly number[]) =>
  faces.reduce((sum, face) => sum + (area[face] as number), 0);

/** Where a face lies along the main axis of all of them. */
function longDirection({ x, y }: FaceGraph, faces: readonly number[]): (face: number) => number {
  const mean = (values: Float64Array) => faces.reduce((sum, face) => sum + (values[face] as number), 0) / faces.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const face of faces) {
    const [dx, dy] = [(x[face] as number) - mx, (y[face] as number) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (face) => (x[face] as number) * cos + (y[face] as number) * sin;
}

/** Hands every piece of a group but its largest to the neighbour with the longest common border. Tells whether anything was handed over. */
function joinLoosePieces(graph: FaceGraph, faces: readonly number[], groupOf: Int32Array): boolean {
  const pieces = piecesOf(graph, faces, groupOf);
  const largest = new Map<number, { area: number; piece: number[] }>();
  for (const piece of pieces) {
    const group = groupOf[piece[0] as number] as number;
    const area = areaOf(graph, piece);
    if (area > (largest.get(group)?.area ?? -1)) largest.set(group, { area, piece });
  }
  let isMoved = false;
  for (const piece of pieces) {
    const group = groupOf[piece[0] as number] as number;
    if (largest.get(group)?.piece === piece) continue;
    const target = longestNeighbour(graph, piece, groupOf, group);
    if (target < 0) continue;
    for (const face of piece) groupOf[face] = target;
    isMoved = true;
  }
  return isMoved;
}

function piecesOf({ start, neighbour }: FaceGraph, faces: readonly number[], groupOf: Int32Array): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (const from of faces) {
    if (seen.has(from)) continue;
    const piece = [from];
    seen.add(from);
    for (let at = 0; at < piece.length; at += 1) {
      const face = piece[at] as number;
      for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
        const other = neighbour[link] as number;
        if (seen.has(other) || groupOf[other] !== groupOf[from]) continue;
        seen.add(other);
        piece.push(other);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

function longestNeighbour(graph: FaceGraph, piece: readonly number[], groupOf: Int32Array, own: number): number {
  const lengths = new Map<number, number>();
  for (const face of piece) {
    for (let link = graph.start[face] as number; link < (graph.start[face + 1] as number); link += 1) {
      const group = groupOf[graph.neighbour[link] as number] as number;
      if (group !== own) lengths.set(group, (lengths.get(group) ?? 0) + (graph.shared[link] as number));
    }
  }
  let best = { group: -1, length: -1 };
  for (const [group, length] of lengths) if (length > best.length) best = { group, length };
  return best.group;
}
