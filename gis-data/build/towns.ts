import { type Chord, ChordFinder, type Part } from './chord';
import type { Coverage, FaceId } from './coverage';
import { cutFace } from './cut';
import { distance, distanceToRing, isInRing, ringArea, ringCentroid } from './geometry';
import type { Point } from './plane';
import type { Random } from './random';
import type { LineNumbers } from './split';

/** A town-level unit to be placed: where it lies (metres) and how much land it should get compared with others. */
export interface TownSeat {
  readonly code: string;
  readonly place: Point;
  readonly weight: number;
}

/** Cuts a face between the seats until each part holds one; returns the town of every part. */
export function splitBySeats(
  coverage: Coverage,
  face: FaceId,
  seats: readonly TownSeat[],
  lines: LineNumbers,
  random: Random,
): Map<FaceId, string> {
  const only = seats[0];
  if (!only) throw new Error('a face without a town');
  if (seats.length === 1) return new Map([[face, only.code]]);
  const ring = coverage.ringMetres(face);
  const size = Math.sqrt(Math.abs(ringArea(ring)) / seats.length);
  const style = {
    tag: lines.tag('arterial'),
    swing: 0.035,
    bendEvery: 260,
    snap: size * 0.08,
    density: () => 1,
    misfit: (left: Part, right: Part, chord: Chord) => separation(ring, chord, left, right, seats, size),
  };
  const parts = cutFace(coverage, face, style, random);
  if (!parts) throw new Error(`no border found between ${seats.map((seat) => seat.code).join(', ')}`);
  const [left, right] = parts;
  const inLeft = sideTest(coverage.ringMetres(left), coverage.ringMetres(right));
  const leftSeats = seats.filter((seat) => inLeft(seat.place));
  const rightSeats = seats.filter((seat) => !inLeft(seat.place));
  // A bend of the line can pass a seat close by; no part may stay without one.
  if (leftSeats.length === 0) leftSeats.push(takeNearest(rightSeats, coverage.ringMetres(left)));
  if (rightSeats.length === 0) rightSeats.push(takeNearest(leftSeats, coverage.ringMetres(right)));
  return new Map([
    ...splitBySeats(coverage, left, leftSeats, lines, random),
    ...splitBySeats(coverage, right, rightSeats, lines, random),
  ]);
}

function takeNearest(seats: TownSeat[], ring: readonly Point[]): TownSeat {
  seats.sort((a, b) => distanceToRing(b.place, ring) - distanceToRing(a.place, ring));
  return seats.pop() as TownSeat;
}

/** Is a place in the left ring? A place outside both belongs to the nearer one. */
function sideTest(left: readonly Point[], right: readonly Point[]): (place: Point) => boolean {
  return (place) => {
    if (isInRing(place, left)) return true;
    if (isInRing(place, right)) return false;
    return distanceToRing(place, left) < distanceToRing(place, right);
  };
}

/** A good border leaves seats on both sides, far from itself, with land in proportion to their weights. */
function separation(
  ring: readonly Point[],
  chord: Chord,
  left: Part,
  right: Part,
  seats: readonly TownSeat[],
  size: number,
): number {
  const [leftRing, rightRing] = bothRings(ring, chord);
  const inLeft = sideTest(leftRing, rightRing);
  let leftWeight = 0;
  let rightWeight = 0;
  let gap = Number.POSITIVE_INFINITY;
  for (const { place, weight } of seats) {
    if (inLeft(place)) leftWeight += weight;
    else rightWeight += weight;
    gap = Math.min(gap, distanceToRing(place, [chord.from, chord.to]));
  }
  if (leftWeight === 0 || rightWeight === 0) return Number.POSITIVE_INFINITY;
  const cramped = Math.max(0, 0.45 - gap / size);
  const unfair = Math.abs(Math.log(left.area / leftWeight / (right.area / rightWeight)));
  const long = chord.length / Math.sqrt(left.area + right.area);
  return Math.min(0.99, 0.5 * cramped + 0.16 * unfair + 0.12 * long);
}

function bothRings(ring: readonly Point[], chord: Chord): [Point[], Point[]] {
  const walk = (from: number, to: number): Point[] => {
    const part: Point[] = [];
    for (let i = (from + 1) % ring.length; ; i = (i + 1) % ring.length) {
      part.push(ring[i] as Point);
      if (i === to) return part;
    }
  };
  return [
    [chord.from, chord.to, ...walk(chord.toEdge, chord.fromEdge)],
    [chord.to, chord.from, ...walk(chord.fromEdge, chord.toEdge)],
  ];
}

/** Gives each face to the town whose seat is nearest to its middle. */
export function assignToNearestSeat(
  coverage: Coverage,
  faces: readonly FaceId[],
  seats: readonly TownSeat[],
): Map<FaceId, string> {
  return new Map(
    faces.map((face) => {
      const middle = ringCentroid(coverage.ringMetres(face));
      const nearest = [...seats].sort((a, b) => distance(a.place, middle) - distance(b.place, middle))[0];
      if (!nearest) throw new Error('no seats');
      return [face, nearest.code];
    }),
  );
}

/** Area in m² of a face. */
export function faceArea(coverage: Coverage, face: FaceId): number {
  return new ChordFinder(coverage.ringMetres(face), () => 1).total.area;
}
