import type { Graph } from './graph.ts';

/** For each node the districts that could be its own, as rows of `width` (−1 where there are fewer). */
export interface Candidates {
  readonly width: number;
  readonly rowOf: Int32Array;
  readonly rows: Int32Array;
}

/** Nodes a bucket of the plane holds on average; all of a bucket share their candidates. */
const NODES_PER_BUCKET = 8;

/**
 * Lists the centres with the smallest power distance (d² − weight) to each bucket of the plane. Centres are looked for in
 * growing rings of a grid of their own, so that the cost does not grow with nodes × centres.
 */
export function nearestCentres(
  graph: Graph,
  centreX: Float64Array,
  centreY: Float64Array,
  weight: Float64Array,
  width: number,
): Candidates {
  const frame = frameOf(graph);
  const side = Math.max(1, Math.ceil(Math.sqrt(graph.nodeCount / NODES_PER_BUCKET)));
  const rowOf = new Int32Array(graph.nodeCount);
  const cell = (value: number, from: number, size: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(((value - from) / size) * count)));
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const column = cell(graph.x[v] as number, frame.west, frame.width, side);
    rowOf[v] = column * side + cell(graph.y[v] as number, frame.south, frame.height, side);
  }
  const rows = new Int32Array(side * side * width).fill(-1);
  const near = centreGrid(frame, centreX, centreY);
  const used = new Uint8Array(side * side);
  for (const row of rowOf) used[row] = 1;
  for (let row = 0; row < side * side; row += 1) {
    if (!used[row]) continue;
    const x = frame.west + ((Math.floor(row / side) + 0.5) / side) * frame.width;
    const y = frame.south + (((row % side) + 0.5) / side) * frame.height;
    const distance = (d: number) =>
      (x - (centreX[d] as number)) ** 2 + (y - (centreY[d] as number)) ** 2 - (weight[d] as number);
    const found = near(x, y, width * 2).map((d) => [distance(d), d] as const);
    found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    for (let i = 0; i < Math.min(width, found.length); i += 1) rows[row * width + i] = found[i]?.[1] ?? -1;
  }
  return { width, rowOf, rows };
}

interface Frame {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

function frameOf({ x, y }: Graph): Frame {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let v = 0; v < x.length; v += 1) {
    west = Math.min(west, x[v] as number);
    east = Math.max(east, x[v] as number);
    south = Math.min(south, y[v] as number);
    north = Math.max(north, y[v] as number);
  }
  // A row of nodes on one line has no height; nothing may be divided by zero.
  return { west, south, width: Math.max(east - west, 1e-9), height: Math.max(north - south, 1e-9) };
}

/** Puts the centres in a grid with about two to a cell and gives a search for at least so many around a place. */
function centreGrid(frame: Frame, centreX: Float64Array, centreY: Float64Array) {
  const side = Math.max(1, Math.floor(Math.sqrt(centreX.length / 2)));
  const cells: number[][] = Array.from({ length: side * side }, () => []);
  const column = (x: number) => clamp(Math.floor(((x - frame.west) / frame.width) * side), side);
  const line = (y: number) => clamp(Math.floor(((y - frame.south) / frame.height) * side), side);
  for (let d = 0; d < centreX.length; d += 1) {
    cells[column(centreX[d] as number) * side + line(centreY[d] as number)]?.push(d);
  }
  return (x: number, y: number, wanted: number): number[] => {
    const [c, l] = [column(x), line(y)];
    const found: number[] = [];
    for (let ring = 0; ring <= side; ring += 1) {
      for (let i = Math.max(0, c - ring); i <= Math.min(side - 1, c + ring); i += 1) {
        for (let j = Math.max(0, l - ring); j <= Math.min(side - 1, l + ring); j += 1) {
          const isOnRing = Math.max(Math.abs(i - c), Math.abs(j - l)) === ring;
          if (isOnRing) found.push(...(cells[i * side + j] ?? []));
        }
      }
      if (found.length >= wanted && ring > 0) break;
    }
    return found;
  };
}

const clamp = (value: number, side: number) => Math.min(side - 1, Math.max(0, value));
