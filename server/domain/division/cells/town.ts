import { MILLIMETRES, type Point, type Ring } from '../topology/exact.ts';

/** A point in metres on a plane: CGCS2000 / Gauss-Krüger or any other with true lengths. */
export type PlanePoint = readonly [x: number, y: number];

/** Outer ring, then holes; rings may repeat their first point at the end. Metres. */
export type PlaneArea = readonly (readonly PlanePoint[])[];

/** What a town is divided along. Everything in metres on one plane. */
export interface Town {
  readonly communities: readonly { readonly code: string; readonly areas: readonly PlaneArea[] }[];
  readonly streets: readonly (readonly PlanePoint[])[];
  readonly waters: readonly (readonly PlanePoint[])[];
  /** Yards and blocks under one management. Those no larger than a cell may be are never cut (现状管理). */
  readonly courtyards: readonly PlaneArea[];
  readonly components: readonly PlanePoint[];
}

/** How a town is to be divided. */
export interface DivisionOptions {
  /** The area that a cell should have, in m²: 10,000 in the core, more in the outskirts. */
  readonly targetArea: number;
  /** A cell is in range while its area is within this share of the target: 0.3 means 7,000 to 13,000 m². */
  readonly tolerance: number;
  /** The same seed gives the same division. */
  readonly seed: number;
}

export const defaultDivision: DivisionOptions = { targetArea: 10_000, tolerance: 0.3, seed: 1 };

/** What a line of the drawing is. Where several lie on each other, the lowest counts. */
export const lineKinds = { water: 1, street: 2, wall: 3, community: 4, synthetic: 5 } as const;

/** The town in whole millimetres around a local origin. */
export interface MillimetreTown {
  /** What was taken off every coordinate, in millimetres. */
  readonly origin: Point;
  readonly communities: readonly { readonly code: string; readonly areas: readonly (readonly Ring[])[] }[];
  readonly streets: readonly Ring[];
  readonly waters: readonly Ring[];
  readonly courtyards: readonly (readonly Ring[])[];
  readonly components: readonly Point[];
}

/** Rounds a town to whole millimetres around the middle of its communities. */
export function inMillimetres(town: Town): MillimetreTown {
  const origin = middleOf(town);
  const point = ([x, y]: PlanePoint): Point => [
    Math.round(x * MILLIMETRES) - origin[0],
    Math.round(y * MILLIMETRES) - origin[1],
  ];
  const way = (points: readonly PlanePoint[]): Ring => withoutRepeats(points.map(point));
  const area = (rings: PlaneArea): Ring[] => rings.map((ring) => closed(way(ring)));
  return {
    origin,
    communities: town.communities.map(({ code, areas }) => ({ code, areas: areas.map(area) })),
    streets: town.streets.map(way),
    waters: town.waters.map(way),
    courtyards: town.courtyards.map(area),
    components: town.components.map(point),
  };
}

function middleOf({ communities }: Town): Point {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { areas } of communities) {
    for (const [x, y] of areas.flat(2)) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
  }
  return [Math.round(((west + east) / 2) * MILLIMETRES), Math.round(((south + north) / 2) * MILLIMETRES)];
}

const isSame = (one: Point | undefined, other: Point | undefined) => one?.[0] === other?.[0] && one?.[1] === other?.[1];

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, at) => at === 0 || !isSame(point, points[at - 1]));
}

/** A ring without its first point repeated at the end. */
function closed(points: Ring): Ring {
  return points.length > 1 && isSame(points[0], points.at(-1)) ? points.slice(0, -1) : points;
}
