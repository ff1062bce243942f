import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleArea, type Point, sideOfPolygon, turn } from './exact.ts';
import { topologyOf } from './faces.ts';
import { nodeSegments, type Segments } from './nodeSegments.ts';
import { dissolve, pointInside, ringsOfFace, simpleRings } from './polygons.ts';
import { snapTogether } from './snapTogether.ts';

const lines = (...ways: readonly (readonly Point[])[]): Segments => {
  const pieces = ways.flatMap((way) => way.slice(1).map((to, at) => [...(way[at] as Point), ...to]));
  return { coordinates: pieces.flat(), kinds: pieces.map(() => 1) };
};
const square = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const areas = (segments: Segments): number[] => {
  const topology = topologyOf(segments);
  return topology.borders
    .map((_, face) => ringsOfFace(topology, face).reduce((sum, ring) => sum + doubleArea(ring), 0) / 2)
    .sort((one, other) => one - other);
};

describe('faces', () => {
  it.each<[string, Segments, number[]]>([
    ['one square', lines(square(0, 0, 10)), [100]],
    ['two squares with a common side, drawn twice', lines(square(0, 0, 10), square(10, 0, 10)), [100, 100]],
    [
      'a cross through a square',
      lines(
        square(0, 0, 10),
        [
          [5, -5],
          [5, 15],
        ],
        [
          [-5, 5],
          [15, 5],
        ],
      ),
      [25, 25, 25, 25],
    ],
    ['a square in a square', lines(square(0, 0, 10), square(2, 2, 4)), [16, 84]],
    ['a square in a square in a square', lines(square(0, 0, 10), square(2, 2, 6), square(4, 4, 2)), [4, 32, 64]],
    [
      'a dead end inside',
      lines(square(0, 0, 10), [
        [0, 5],
        [6, 5],
      ]),
      [100],
    ],
    [
      'a side that ends on another',
      lines(square(0, 0, 10), [
        [0, 5],
        [10, 5],
      ]),
      [50, 50],
    ],
    ['a square that touches a corner from inside', lines(square(0, 0, 10), square(0, 0, 4)), [16, 84]],
    ['no line at all', lines(), []],
    [
      'an open way',
      lines([
        [0, 0],
        [5, 5],
        [9, 2],
      ]),
      [],
    ],
  ])('of %s', (_, segments, expected) => {
    expect(areas(segments)).toEqual(expected);
  });

  it('have a point inside, however thin', () => {
    const topology = topologyOf(
      lines([
        [0, 0],
        [1000, 1],
        [1000, 2],
        [0, 1],
        [0, 0],
      ]),
    );
    const rings = ringsOfFace(topology, 0);
    const [x, y] = pointInside(rings);
    expect(sideOfPolygon(rings, x, y)).toBe(1);
  });
});

describe('dissolving', () => {
  it('leaves a hole where another label lies inside, and joins what hangs together', () => {
    const topology = topologyOf(
      lines(
        square(0, 0, 9),
        square(3, 3, 3),
        [
          [0, 3],
          [3, 3],
        ],
        [
          [6, 6],
          [9, 6],
        ],
      ),
    );
    const inside = topology.borders.findIndex((_, face) => doubleArea(ringsOfFace(topology, face)[0] ?? []) === 18);
    const labels = topology.borders.map((_, face) => (face === inside ? 7 : 3));
    const found = dissolve(topology, labels);
    expect(found.get(7)?.map((rings) => rings.map(doubleArea))).toEqual([[18]]);
    expect(found.get(3)?.map((rings) => rings.map(doubleArea))).toEqual([[162, -18]]);
  });

  it('takes a walk that touches itself apart', () => {
    const walk: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
      [3, 6],
      [6, 3],
    ];
    expect(simpleRings(walk).map(doubleArea)).toEqual([200, -27]);
  });
});

const coordinate = fc.integer({ min: 0, max: 60 });
const piece = fc.tuple(coordinate, coordinate, coordinate, coordinate);

describe('snapping together', () => {
  it('makes one line of two that lie beside each other, and one point of near ends', () => {
    const street = lines([
      [0, 0],
      [100_000, 0],
    ]);
    const border = lines([
      [3, 4],
      [50_000, 9],
      [99_998, -5],
    ]);
    const both = { coordinates: [...street.coordinates, ...border.coordinates], kinds: [2, 4, 4] };
    expect(nodeSegments(snapTogether(both, 50))).toEqual({
      coordinates: [0, 0, 50_000, 9, 50_000, 9, 100_000, 0],
      kinds: [2, 2],
    });
  });

  it('leaves lines farther apart as they are', () => {
    const apart = lines(
      [
        [0, 0],
        [1000, 0],
      ],
      [
        [0, 60],
        [1000, 60],
      ],
    );
    expect(snapTogether(apart, 50)).toEqual(apart);
  });
});

describe('noding', () => {
  it('leaves pieces that share ends alone: no crossing, no end inside another', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { coordinates: c, kinds } = nodeSegments({ coordinates: pieces.flat(), kinds: pieces.map(() => 1) });
        const at = (one: number) => c.slice(one * 4, one * 4 + 4) as [number, number, number, number];
        for (let one = 0; one < kinds.length; one += 1) {
          for (let other = 0; other < kinds.length; other += 1) {
            if (one !== other) expect(meetInside(at(one), at(other))).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('encloses the same area twice over: what faces hold is what their parts’ outer borders hold', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 30 }), (pieces) => {
        const topology = topologyOf({ coordinates: pieces.flat(), kinds: pieces.map(() => 1) });
        const labels = topology.borders.map(() => 0);
        const sum = (rings: readonly (readonly Point[])[]) =>
          rings.reduce((total, ring) => total + doubleArea(ring), 0);
        const faces = topology.borders.reduce((total, _, face) => total + sum(ringsOfFace(topology, face)), 0);
        const union = [...(dissolve(topology, labels).get(0) ?? [])].reduce((total, rings) => total + sum(rings), 0);
        expect(union).toBe(faces);
        // Euler: points − edges + faces = 1 + connected parts; each part has one outer border.
        const used = new Set(topology.origin);
        const parts = connectedParts(topology.origin);
        expect(used.size - topology.kinds.length + topology.borders.length).toBe(parts);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the lower kind where two pieces lie on each other', () => {
    const { kinds } = nodeSegments({ coordinates: [0, 0, 10, 0, 10, 0, 0, 0], kinds: [4, 2] });
    expect(kinds).toEqual([2]);
  });
});

type Piece = readonly [number, number, number, number];

function meetInside([ax, ay, bx, by]: Piece, [cx, cy, dx, dy]: Piece): boolean {
  const isWithin = (x: number, y: number) =>
    turn(ax, ay, bx, by, x, y) === 0 && (x - ax) * (x - bx) + (y - ay) * (y - by) < 0;
  if (isWithin(cx, cy) || isWithin(dx, dy)) return true;
  const sides = [
    turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy),
    turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by),
  ];
  return sides.every((product) => product < 0);
}

function connectedParts(origin: Int32Array): number {
  const neighbours = new Map<number, number[]>();
  for (let half = 0; half < origin.length; half += 1) {
    const [from, to] = [origin[half] as number, origin[half ^ 1] as number];
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  }
  const seen = new Set<number>();
  let parts = 0;
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    parts += 1;
    const open = [start];
    while (open.length > 0) {
      const at = open.pop() as number;
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(neighbours.get(at) ?? []));
    }
  }
  return parts;
}
