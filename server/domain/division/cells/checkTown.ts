import Flatbush from 'flatbush';
import { MAX_EXTENT, MILLIMETRES, type Point, type Ring, turn } from '../topology/exact.ts';
import { inMillimetres, type MillimetreTown, type PlanePoint, type Town } from './town.ts';

export const townFaultCodes = [
  'no-community',
  'not-a-number',
  'too-wide',
  'ring-too-short',
  'ring-crosses-itself',
  'code-invalid',
  'code-repeated',
  'communities-overlap',
] as const;
export type TownFaultCode = (typeof townFaultCodes)[number];

/** Why a town cannot be divided, with the place: `communities[3]`, and where on the plane (metres) when there is one point to look at. */
export interface TownFault {
  readonly code: TownFaultCode;
  readonly path: string;
  readonly at: PlanePoint | null;
  readonly value?: string | number;
}

/** More of one kind help nobody. */
const MOST_FAULTS = 100;

/** What is wrong with a town before it is drawn. Overlapping communities show later, in the drawing. */
export function checkTown(town: Town): TownFault[] {
  if (town.communities.every(({ areas }) => areas.flat(2).length === 0)) {
    return [{ code: 'no-community', path: 'communities', at: null }];
  }
  const numbers = notNumbers(town);
  if (numbers.length > 0) return numbers.slice(0, MOST_FAULTS);
  const plane = inMillimetres(town);
  return [...tooWide(plane), ...wrongCodes(town), ...wrongRings(plane)].slice(0, MOST_FAULTS);
}

function notNumbers(town: Town): TownFault[] {
  const layers: Record<string, readonly (readonly PlanePoint[])[]> = {
    communities: town.communities.map(({ areas }) => areas.flat(2)),
    streets: town.streets,
    waters: town.waters,
    courtyards: town.courtyards.map((area) => area.flat()),
    components: town.components.map((point) => [point]),
  };
  return Object.entries(layers).flatMap(([layer, features]) =>
    features.flatMap((points, index): TownFault[] =>
      points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
        ? []
        : [{ code: 'not-a-number', path: `${layer}[${index}]`, at: null }],
    ),
  );
}

function tooWide({ communities, origin }: MillimetreTown): TownFault[] {
  return communities.flatMap(({ areas }, index): TownFault[] => {
    const far = areas.flat(2).find(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) > MAX_EXTENT / 2);
    return far ? [{ code: 'too-wide', path: `communities[${index}]`, at: inMetres(far, origin) }] : [];
  });
}

function wrongCodes({ communities }: Town): TownFault[] {
  return communities.flatMap(({ code }, index): TownFault[] => {
    const path = `communities[${index}].code`;
    if (!/^\d{12}$/.test(code)) return [{ code: 'code-invalid', path, at: null, value: code }];
    const isRepeated = communities.findIndex((other) => other.code === code) < index;
    return isRepeated ? [{ code: 'code-repeated', path, at: null, value: code }] : [];
  });
}

function wrongRings({ communities, courtyards, origin }: MillimetreTown): TownFault[] {
  const rings = [
    ...communities.flatMap(({ areas }, index) => areas.flat().map((ring) => [`communities[${index}]`, ring] as const)),
    ...courtyards.flatMap((area, index) => area.map((ring) => [`courtyards[${index}]`, ring] as const)),
  ];
  return rings.flatMap(([path, ring]): TownFault[] => {
    if (ring.length < 3) return [{ code: 'ring-too-short', path, at: ring[0] ? inMetres(ring[0], origin) : null }];
    const place = selfCrossing(ring);
    return place ? [{ code: 'ring-crosses-itself', path, at: inMetres(place, origin) }] : [];
  });
}

/** A corner of a side that another side of the ring crosses, or null. */
function selfCrossing(ring: Ring): Point | null {
  const side = (at: number) => [ring[at], ring[(at + 1) % ring.length]] as [Point, Point];
  const box = (at: number): [number, number, number, number] => {
    const [[ax, ay], [bx, by]] = side(at);
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  };
  const index = new Flatbush(ring.length);
  for (let at = 0; at < ring.length; at += 1) index.add(...box(at));
  index.finish();
  for (let at = 0; at < ring.length; at += 1) {
    const crossed = index.search(...box(at), (other) => other > at && doCross(side(at), side(other)));
    if (crossed.length > 0) return ring[at] ?? null;
  }
  return null;
}

function doCross([[ax, ay], [bx, by]]: [Point, Point], [[cx, cy], [dx, dy]]: [Point, Point]): boolean {
  const [c, d] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)];
  const [a, b] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)];
  return Math.sign(c) * Math.sign(d) < 0 && Math.sign(a) * Math.sign(b) < 0;
}

/** A place of the drawing as the person knows it. */
export function inMetres([x, y]: Point, [originX, originY]: Point): PlanePoint {
  return [(x + originX) / MILLIMETRES, (y + originY) / MILLIMETRES];
}
