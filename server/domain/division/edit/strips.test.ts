import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './applyEdits.ts';
import type { GridDrawing } from './drawing.ts';
import { proveLooseGrids } from './proveLooseGrids.ts';
import { findStrips } from './strips.ts';

/** At the equator a unit is 1.11 mm both ways: 900 units are about a metre. */
const METRE = 900;
const empty: GridDrawing = { origin: [0, 0], cells: [], arcs: [], isOutsideFree: true };
/** A rectangle, corners in metres. */
const box = (west: number, south: number, east: number, north: number) =>
  (
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const
  ).map(([x, y]): [number, number] => [Math.round(x * METRE), Math.round(y * METRE)]);
function drawn(...rings: ReturnType<typeof box>[]): GridDrawing {
  const edits = rings.map((ring, at) => ({ id: `g${at}`, kind: 'draw', ring, community: '990101' }) as const);
  const replayed = applyEdits(empty, edits);
  if ('objection' in replayed) throw new Error(replayed.objection);
  return replayed.drawing;
}

describe('narrow strips of free land beside changed grids', () => {
  it('are told once, with their width, length and place', () => {
    const [strip, ...others] = findStrips(drawn(box(0, 0, 50, 50), box(52, 10, 100, 40)));
    expect(others).toEqual([]);
    expect(strip?.width).toBeCloseTo(2, 1);
    expect(strip?.length).toBeGreaterThan(28);
    expect(strip?.length).toBeLessThan(32);
    const [x = 0, y = 0] = strip?.at ?? [];
    expect(x / METRE).toBeCloseTo(51, 1);
    expect(Math.abs(y / METRE - 25)).toBeLessThan(1.5);
  });

  it.each<[string, GridDrawing]>([
    ['a lane of four metres', drawn(box(0, 0, 50, 50), box(54, 0, 100, 50))],
    ['a common border', drawn(box(0, 0, 50, 50), box(50, 0, 100, 50))],
    ['a grid drawn over another, which keeps its land', drawn(box(0, 0, 50, 50), box(45, 10, 100, 40))],
    ['corners that meet', drawn(box(0, 0, 50, 50), box(50, 50, 100, 100))],
    ['a right angle of free land', drawn(box(0, 0, 50, 50), box(50, 0, 100, 20))],
    ['nothing', empty],
  ])('are not %s', (_, drawing) => {
    expect(findStrips(drawing)).toEqual([]);
  });

  it('are found beside grids around, and only where a grid has changed', () => {
    const around = [{ code: 'B', rings: [box(51, 0, 100, 50)] }];
    const beside = { ...drawn(box(0, 0, 50, 50)), around };
    expect(findStrips(beside)).toHaveLength(1);
    const stored = { ...beside, cells: beside.cells.map((cell) => ({ ...cell, code: 'A' })) };
    expect(findStrips(stored)).toEqual([]);
    expect(findStrips({ ...drawn(box(0, 0, 51, 50)), around })).toEqual([]);
  });

  it('are found at any width below three metres, wherever they run, and never above', () => {
    const gap = fc.double({ min: 0.05, max: 6, noNaN: true });
    fc.assert(
      fc.property(gap, fc.integer({ min: -200, max: 200 }), fc.boolean(), (width, by, isUpright) => {
        const [one, other] = [box(by, 0, by + 40, 40), box(by + 40 + width, 5, by + 90, 35)];
        const turned = (ring: typeof one) => ring.map(([x, y]): [number, number] => [y, x]).reverse();
        const drawing = isUpright ? drawn(one, other) : drawn(turned(one), turned(other));
        // Half a per cent is what units differ from metres.
        if (Math.abs(width - 3) > 0.05) expect(findStrips(drawing)).toHaveLength(width < 3 ? 1 : 0);
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('are a remark that names the place and stands against nothing', () => {
    const found = proveLooseGrids(drawn(box(0, 0, 50, 50), box(51, 0, 100, 50)), []).find(({ holds }) => !holds);
    expect(found).toMatchObject({ name: 'no-free-strip', isRequired: false, broken: 1 });
    expect(found?.at?.[0]).toBeCloseTo((50.5 * METRE) / 1e8, 6);
  });
});
