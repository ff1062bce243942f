import { areaOfRings, MAX_EXTENT, type Ring } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { polygonLocator } from '../topology/locator.ts';
import { pointInside, ringsOfFace } from '../topology/polygons.ts';
import { type GridDrawing, polygonsOfCells, type StoredGrid, type SurroundingGrid, segmentsOf } from './drawing.ts';
import { inUnits } from './measure.ts';

/** Two millimetres along a hundred metres, in square units: borders of whole units that run along each other part by as much. */
const LEAST_TAKEN = 200_000;

const closed = (ring: Ring): Ring => [...ring, ...ring.slice(0, 1)];

/** Stored grids in the units of a drawing; those too far off for it are left out. */
export function surroundingGrids(
  drawing: Pick<GridDrawing, 'origin'>,
  grids: readonly StoredGrid[],
): readonly SurroundingGrid[] {
  const isNear = (ring: Ring): boolean => ring.every(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) <= MAX_EXTENT / 2);
  return grids
    .map(({ code, piece, rings }) => ({
      code,
      ...(piece ? { piece } : {}),
      rings: rings.map((ring) => withoutRepeats(ring.map((place) => inUnits(drawing, place)))),
    }))
    .filter(({ rings }) => rings.every(isNear));
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [];
    return x !== nextX || y !== nextY;
  });
}

/** A drawing whose outside is free as far as no grid of another draft lies there. */
export function withSurroundings(drawing: GridDrawing, grids: readonly StoredGrid[]): GridDrawing {
  return { ...drawing, isOutsideFree: true, around: surroundingGrids(drawing, grids) };
}

/** The borders of what lies around as lines. */
export const linesAround = ({ around = [] }: GridDrawing): Ring[] => around.flatMap(({ rings }) => rings.map(closed));

/** Whether cells reach into grids around where they did not before. */
export function takesOthersLand(before: GridDrawing, after: GridDrawing): boolean {
  const { around = [] } = after;
  if (around.length === 0) return false;
  const topology = topologyOf(segmentsOf(after.arcs, linesAround(after)));
  const othersAt = polygonLocator(around.map(({ rings }) => rings));
  const [ownBefore, ownAfter] = [before, after].map((drawing) =>
    polygonLocator([...polygonsOfCells(drawing).values()].flat()),
  );
  return topology.borders.some((_, face) => {
    const rings = ringsOfFace(topology, face);
    const point = pointInside(rings);
    const isTaken = othersAt(point).length > 0 && (ownAfter?.(point).length ?? 0) > 0;
    return isTaken && ownBefore?.(point).length === 0 && areaOfRings(rings) > LEAST_TAKEN;
  });
}
