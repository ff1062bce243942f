import { arcsOf, joinArcs } from '../topology/arcs.ts';
import { type Ring, sideOfRing } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { polygonLocator } from '../topology/locator.ts';
import { nodeSegments } from '../topology/nodeSegments.ts';
import { dissolve, pointInside, ringsOfFace } from '../topology/polygons.ts';
import { type DrawnCell, type GridDrawing, polygonsOfCells, segmentsOf } from './drawing.ts';
import type { Edited } from './edits.ts';
import { gridOf } from './pieces.ts';
import { linesAround } from './surroundings.ts';

const closed = (ring: Ring): Ring => [...ring, ...ring.slice(0, 1)];

/**
 * Draws a new cell from its corners. What of the ring lies in other cells, or in grids around, stays theirs, so that the new one joins
 * them without a gap; what is left must be one piece.
 */
export function drawCell(drawing: GridDrawing, ring: Ring, fresh: Omit<DrawnCell, 'code'>): Edited {
  if (!drawing.isOutsideFree) return { objection: 'outer-border-fixed' };
  if (ring.length < 3) return { objection: 'border-too-short' };
  const outline = segmentsOf([], [closed(ring)]);
  // Noding cuts a ring only where it meets itself.
  if (nodeSegments(outline).kinds.length !== ring.length) return { objection: 'borders-cross' };
  const topology = topologyOf(segmentsOf(drawing.arcs, [closed(ring), ...linesAround(drawing)]));
  const othersAt = polygonLocator((drawing.around ?? []).map(({ rings }) => rings));
  const known = polygonsOfCells(drawing);
  const cellsAt = polygonLocator(drawing.cells.map((_, at) => known.get(at)?.[0] ?? []));
  const place = drawing.cells.length;
  const labels = topology.borders.map((_, face) => {
    const [x, y] = pointInside(ringsOfFace(topology, face));
    const isFree = othersAt([x, y]).length === 0 && sideOfRing(ring, x, y) > 0;
    return cellsAt([x, y])[0] ?? (isFree ? place : -1);
  });
  const polygons = dissolve(topology, labels);
  const pieces = polygons.get(place)?.length ?? 0;
  if (pieces === 0) return { objection: 'ring-covers-nothing' };
  if (pieces > 1) return { objection: 'ring-falls-apart' };
  // Borders around that miss those of the drawing by a hair could cut a cell in two.
  if (drawing.cells.some((_, at) => polygons.get(at)?.length !== 1)) return { objection: 'borders-cross' };
  const cells = [...drawing.cells, { ...fresh, code: null }];
  return { drawing: { ...drawing, cells, arcs: arcsOf(topology, labels) } };
}

/** Takes a cell away, a piece or a whole grid; what it covered belongs to none then. */
export function removeCell(drawing: GridDrawing, cell: number): Edited {
  if (!drawing.isOutsideFree) return { objection: 'outer-border-fixed' };
  const gone = drawing.cells[cell];
  if (!gone) return { objection: 'point-unknown' };
  const place = (label: number): number => (label === cell ? -1 : label > cell ? label - 1 : label);
  const arcs = drawing.arcs
    .map(({ points, left, right }) => ({ points, left: place(left), right: place(right) }))
    .filter(({ left, right }) => left !== right);
  // What is left of the grid is another one.
  const cells = drawing.cells
    .map((known) => (gridOf(known) === gridOf(gone) ? { ...known, code: null } : known))
    .filter((_, at) => at !== cell);
  return { drawing: { ...drawing, cells, arcs: joinArcs(arcs) } };
}
