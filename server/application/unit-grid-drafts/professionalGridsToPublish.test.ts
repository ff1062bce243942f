import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../domain/division/edit/applyEdits.ts';
import { type GridDrawing, type StoredGrid, UNITS_PER_DEGREE } from '../../domain/division/edit/drawing.ts';
import { inUnits } from '../../domain/division/edit/measure.ts';
import { withSurroundings } from '../../domain/division/edit/surroundings.ts';
import { type Point, squaredDistance } from '../../domain/division/topology/exact.ts';
import { professionalGridsToPublish } from './professionalGridsToPublish.ts';

const origin: Point = [12_147_000_000, 3_123_000_000];
const degrees = ([x, y]: Point) => [(x + origin[0]) / UNITS_PER_DEGREE, (y + origin[1]) / UNITS_PER_DEGREE] as const;
const stored = (code: string, ring: readonly Point[], piece?: number): StoredGrid => ({
  code,
  communityCode: '310101',
  ...(piece && { piece }),
  rings: [[...ring, ...ring.slice(0, 1)].map(degrees)],
});
/** A grid of two pieces of another draft, with slanted borders; what is drawn reaches over one or both. */
const west: Point[] = [
  [-40_000, -30_000],
  [-9_137, -28_211],
  [-4_019, 31_077],
  [-41_000, 30_000],
];
const east: Point[] = [
  [11_003, -27_919],
  [45_000, -30_000],
  [44_000, 30_000],
  [7_771, 29_333],
];
const beside = [stored('N', west, 1), stored('N', east, 2)];
const empty: GridDrawing = withSurroundings({ origin, cells: [], arcs: [] }, beside);

function drawn(ring: readonly Point[]): GridDrawing | null {
  const replayed = applyEdits({ ...empty, mayHavePieces: true }, [
    { id: 'd', kind: 'draw', ring, community: '310101' },
  ]);
  return 'objection' in replayed ? null : replayed.drawing;
}
/** The rings of a shape that is to be stored, open, in units. */
const ringsOf = (shape: string): Point[][] =>
  (JSON.parse(shape).coordinates as [number, number][][][])
    .flat()
    .map((ring) => ring.slice(1).map((at) => inUnits(empty, at)));

/** Corners of one side that lie on a border of the other within rounding, and are none of its corners. */
function unmatched(ours: readonly Point[][], theirs: readonly Point[][]): Point[] {
  const corners = new Set(theirs.flat().map(String));
  const isBeside = ([x, y]: Point): boolean =>
    theirs.some((ring) =>
      ring.some((from, at) => squaredDistance(x, y, ...from, ...(ring[(at + 1) % ring.length] as Point)) < 4),
    );
  return ours.flat().filter((corner) => !corners.has(String(corner)) && isBeside(corner));
}

describe('professional grids beside those of other drafts', () => {
  it('have the very same corners on common borders, and neighbours keep all their pieces', () => {
    const corner = fc.tuple(fc.integer({ min: -39_000, max: 39_000 }), fc.integer({ min: -26_000, max: 26_000 }));
    let joined = 0;
    fc.assert(
      fc.property(fc.tuple(corner, corner, corner), (ring) => {
        const drawing = drawn(ring);
        if (!drawing) return;
        const { begun, kept } = professionalGridsToPublish(drawing, beside);
        const ours = begun.flatMap(({ shape }) => ringsOf(shape));
        const theirs = kept.length > 0 ? kept.flatMap(({ shape }) => ringsOf(shape)) : [west, east];
        expect(kept.map(({ code }) => code)).toEqual(kept.length > 0 ? ['N'] : []);
        expect(theirs).toHaveLength(2);
        expect(unmatched(ours, theirs)).toEqual([]);
        expect(unmatched(theirs, ours)).toEqual([]);
        joined += kept.length;
      }),
      { seed: 4, numRuns: 300 },
    );
    // The test would say nothing if borders never met.
    expect(joined).toBeGreaterThan(50);
  });
});
