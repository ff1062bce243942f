import { countEdges, outerEdges } from '../cells/edgeProofs.ts';
import { type Point, type Ring, squaredDistance } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { polygonLocator } from '../topology/locator.ts';
import { dissolve, type PlanePolygon, pointInside, ringsOfFace } from '../topology/polygons.ts';
import { type GridDrawing, labelFaces, ringSegments, segmentsOf } from './drawing.ts';

/** A corner that a divided grid puts into a border lies on it but for rounding to whole units. */
const ROUNDING = 2;

/** The communities of a drawing as its grids fill them, by code. */
export function communitiesOf({ cells, arcs }: GridDrawing): Map<string, PlanePolygon[]> {
  if (arcs.length === 0) return new Map();
  const topology = topologyOf(segmentsOf(arcs));
  const labels = labelFaces(topology, arcs);
  if (!labels) throw new Error('the borders of a drawing cross: it was not made by the edits');
  const codes = [...new Set(cells.map(({ communityCode }) => communityCode))];
  const communityOf = cells.map(({ communityCode }) => codes.indexOf(communityCode));
  const filled = dissolve(
    topology,
    labels.map((cell) => communityOf[cell] ?? -1),
  );
  return new Map(codes.map((code, at) => [code, filled.get(at) ?? []]));
}

/**
 * The communities that a drawing has to fill: as the base fills them, and the free land that was drawn since. Land of the base stays its
 * community's, whoever lies there now.
 */
export function communitiesToFill(base: GridDrawing, drawing: GridDrawing): Map<string, PlanePolygon[]> {
  if (!drawing.isOutsideFree) return communitiesOf(base);
  const known = [...communitiesOf(base), ...communitiesOf(drawing)];
  const codes = [...new Set(known.map(([code]) => code))];
  const places = known.flatMap(([code, polygons]) => polygons.map((rings) => ({ place: codes.indexOf(code), rings })));
  if (places.length === 0) return new Map();
  const topology = topologyOf(ringSegments(places.flatMap(({ rings }) => rings)));
  const at = polygonLocator(places.map(({ rings }) => rings));
  // Those of the base come first, and so win.
  const filled = dissolve(
    topology,
    topology.borders.map((_, face) => places[at(pointInside(ringsOfFace(topology, face)))[0] ?? -1]?.place ?? -1),
  );
  const corners = new Set(drawing.arcs.flatMap(({ points }) => points.map(String)));
  const cleaned = (rings: PlanePolygon): PlanePolygon => rings.map((ring) => withoutLeftovers(ring, corners));
  return new Map(codes.map((code, place) => [code, (filled.get(place) ?? []).map(cleaned)]));
}

/** Takes out the corners of the base that new land has made points of a straight border. */
function withoutLeftovers(ring: Ring, corners: ReadonlySet<string>): Ring {
  const kept: Point[] = [];
  for (const [at, point] of ring.entries()) {
    const before = kept.at(-1) ?? (ring.at(-1) as Point);
    const next = ring[(at + 1) % ring.length] as Point;
    const isLeftover = !corners.has(String(point)) && squaredDistance(...point, ...before, ...next) <= ROUNDING ** 2;
    if (!isLeftover) kept.push(point);
  }
  return kept;
}

/**
 * Communities with the corners that cells have put into their borders since: a stretch that the cells' outer edges follow within rounding
 * is taken as they have it, any other stays as it was, so that a moved border is found to differ.
 */
export function withCornersOf(
  communities: ReadonlyMap<string, readonly PlanePolygon[]>,
  cells: readonly { readonly communityCode: string; readonly polygons: readonly PlanePolygon[] }[],
): Map<string, PlanePolygon[]> {
  return new Map(
    [...communities].map(([code, polygons]) => {
      const own = cells.filter(({ communityCode }) => communityCode === code);
      const onward = nextPoints(outerEdges(own.map((cell) => countEdges(cell.polygons))).outer.keys());
      return [code, polygons.map((rings) => rings.map((ring) => followed(ring, onward)))];
    }),
  );
}

/** Where the edges lead from a point; keys are "x,y". */
function nextPoints(edges: Iterable<string>): Map<string, Point[]> {
  const onward = new Map<string, Point[]>();
  for (const edge of edges) {
    const [ax, ay, bx, by] = edge.split(',').map(Number) as [number, number, number, number];
    const from = `${ax},${ay}`;
    onward.set(from, [...(onward.get(from) ?? []), [bx, by]]);
  }
  return onward;
}

function followed(ring: Ring, onward: ReadonlyMap<string, readonly Point[]>): Ring {
  return ring.flatMap((from, at) => {
    const to = ring[(at + 1) % ring.length] as Point;
    return [from, ...(cornersBetween(from, to, onward) ?? [])];
  });
}

/** The corners on the way from one point straight to another; null where the edges leave it. */
function cornersBetween(from: Point, to: Point, onward: ReadonlyMap<string, readonly Point[]>): Point[] | null {
  const corners: Point[] = [];
  const left = ([x, y]: Point): number => Math.hypot(to[0] - x, to[1] - y);
  for (let at = from; ; ) {
    const next = onward
      .get(at.join())
      ?.find((point) => squaredDistance(...point, ...from, ...to) <= ROUNDING ** 2 && left(point) < left(at));
    if (!next) return null;
    if (left(next) === 0) return corners;
    corners.push(next);
    at = next;
  }
}
