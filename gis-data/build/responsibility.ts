import type { Coverage, FaceId, VertexId } from './coverage';
import type { CityDivision } from './division';
import { distance, ringCentroid } from './geometry';
import type { Point } from './plane';

/** Unit grids that one inspector post patrols, all in one town. */
export interface ResponsibilityGrid {
  readonly code: string;
  readonly town: string;
  readonly faces: readonly FaceId[];
}

/** Unit grids in a responsibility grid; Shanghai's mean at the end of 2016 was 22. */
const USUAL_SIZE = 22;

/** Groups the unit grids of every town into contiguous responsibility grids. */
export function responsibilityGrids(coverage: Coverage, division: CityDivision): ResponsibilityGrid[] {
  const byTown = new Map<string, FaceId[]>();
  for (const [face, code] of division.cellOf) {
    const town = code.slice(0, 9);
    byTown.set(town, [...(byTown.get(town) ?? []), face]);
  }
  return [...byTown]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([town, faces]) => {
      const graph = new CellGraph(coverage, faces);
      const groups = graph.parts(faces).flatMap((part) => {
        return graph.divide(part, Math.max(1, Math.round(part.length / USUAL_SIZE)));
      });
      return graph.inReadingOrder(groups).map((group, i) => ({
        code: `${town}Z${String(i + 1).padStart(3, '0')}`,
        town,
        faces: group,
      }));
    });
}

/** Neighbourhood of unit grids: which share a border. */
class CellGraph {
  private readonly neighbours = new Map<FaceId, FaceId[]>();
  private readonly centres = new Map<FaceId, Point>();

  constructor(coverage: Coverage, faces: readonly FaceId[]) {
    const own = new Set(faces);
    for (const face of faces) {
      const ring = coverage.ring(face);
      const beside = new Set<FaceId>();
      ring.forEach((a, i) => {
        const other = coverage.leftOf(ring[(i + 1) % ring.length] as VertexId, a);
        if (other !== undefined && other !== face && own.has(other)) beside.add(other);
      });
      this.neighbours.set(face, [...beside]);
      this.centres.set(face, ringCentroid(coverage.ringMetres(face)));
    }
  }

  /** Connected parts of a set of faces, largest first. */
  parts(faces: readonly FaceId[]): FaceId[][] {
    const rest = new Set(faces);
    const found: FaceId[][] = [];
    for (const start of faces) {
      if (!rest.delete(start)) continue;
      const part = [start];
      for (const face of part) {
        for (const other of this.neighbours.get(face) ?? []) if (rest.delete(other)) part.push(other);
      }
      found.push(part);
    }
    return found.sort((a, b) => b.length - a.length);
  }

  /** Splits a connected part in two again and again; keeps the most compact of several ways each time. */
  divide(part: readonly FaceId[], count: number): FaceId[][] {
    if (count < 2) return [[...part]];
    const half = Math.floor(count / 2);
    let best: { cost: number; groups: [FaceId[], FaceId[]] } | undefined;
    for (let k = 0; k < 16; k++) {
      const groups = this.sweep(part, half / count, (k * Math.PI) / 8);
      if (groups[0].length === 0 || groups[1].length === 0) continue;
      const uneven = Math.abs(groups[0].length / part.length - half / count);
      const cost = uneven * 12 + this.cutEdges(groups[0], groups[1]) / Math.sqrt(part.length);
      if (!best || cost < best.cost) best = { cost, groups };
    }
    if (!best) return [[...part]];
    const [first, second] = best.groups;
    const share = Math.max(1, Math.min(count - 1, Math.round((first.length / part.length) * count)));
    return [...this.divide(first, share), ...this.divide(second, count - share)];
  }

  /** Takes the given share from one side, then hands splinters over so that both sides are connected. */
  private sweep(part: readonly FaceId[], share: number, direction: number): [FaceId[], FaceId[]] {
    const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
    const along = (face: FaceId): number => {
      const [x, y] = this.centres.get(face) as Point;
      return x * cos + y * sin;
    };
    const order = [...part].sort((a, b) => along(a) - along(b) || a - b);
    const cut = Math.round(order.length * share);
    const [head, ...crumbs] = this.parts(order.slice(0, cut));
    const rest = [...order.slice(cut), ...crumbs.flat()];
    const [tail, ...others] = this.parts(rest);
    return [[...(head ?? []), ...others.flat()], tail ?? []];
  }

  private cutEdges(first: readonly FaceId[], second: readonly FaceId[]): number {
    const inSecond = new Set(second);
    let edges = 0;
    for (const face of first) {
      for (const other of this.neighbours.get(face) ?? []) if (inSecond.has(other)) edges += 1;
    }
    return edges;
  }

  /** Groups from north to south in bands, west to east in a band. */
  inReadingOrder(groups: readonly FaceId[][]): FaceId[][] {
    const middle = (group: readonly FaceId[]): Point => {
      const points = group.map((face) => this.centres.get(face) as Point);
      const sum = points.reduce<Point>((s, p) => [s[0] + p[0], s[1] + p[1]], [0, 0]);
      return [sum[0] / points.length, sum[1] / points.length];
    };
    const placed = groups.map((group) => ({ group, at: middle(group) }));
    const origin = placed[0]?.at ?? [0, 0];
    const spread = Math.max(...placed.map(({ at }) => distance(at, origin)), 1);
    const band = Math.max(200, spread / Math.sqrt(groups.length));
    return placed
      .sort((a, b) => Math.round(b.at[1] / band) - Math.round(a.at[1] / band) || a.at[0] - b.at[0])
      .map(({ group }) => group);
  }
}
