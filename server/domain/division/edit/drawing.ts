import { type Arc, arcsOf } from '../topology/arcs.ts';
import { MAX_EXTENT, type Point, type Ring } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { polygonLocator } from '../topology/locator.ts';
import type { Segments } from '../topology/nodeSegments.ts';
import { dissolve, type PlanePolygon, pointInside, ringsOfFace } from '../topology/polygons.ts';
import type { Topology } from '../topology/topology.ts';

/** Coordinates of a drawing are whole hundred-millionths of a degree, about a millimetre: stored degrees come back as they were. */
export const UNITS_PER_DEGREE = 100_000_000;

/** A grid as it stands in a drawing, or a piece of one: a cell always is one polygon. */
export interface DrawnCell {
  /** Names the cell in the drawing; for a grid that is as it was, its code. */
  readonly id: string;
  readonly communityCode: string;
  /** The code of the unit grid while its border is the stored one; null for a changed or new one, which gets a code when published. */
  readonly code: string | null;
  /** Names the grid of which the cell is a piece; without it, the cell is a grid by itself. */
  readonly grid?: string;
}

/** The id of a cell that a division made, by the code that its certificate names it with. */
export const divisionCellId = (code: string): string => `new:${code}`;

/** Unit grids with the borders they share. `left` and `right` of an arc are places in `cells`, -1 for what lies outside. */
export interface GridDrawing {
  /** What was taken off every coordinate: longitude and latitude in units. */
  readonly origin: Point;
  readonly cells: readonly DrawnCell[];
  readonly arcs: readonly Arc[];
  /** Whether the outer border may change: nothing outside has to fit it but what lies around. */
  readonly isOutsideFree?: boolean;
  /** Whether a grid may have several pieces that do not touch each other. */
  readonly mayHavePieces?: boolean;
  /** Grids outside of the draft, as they were when it was begun: their land stays theirs, new borders are drawn along them. */
  readonly around?: readonly SurroundingGrid[];
}

/** A grid that is not drawn on, in the units of the drawing. */
export interface SurroundingGrid {
  readonly code: string;
  readonly piece?: number;
  readonly rings: readonly Ring[];
}

/** A grid, or one piece of it, as it is stored: degrees, rings closed or not. */
export interface StoredGrid {
  readonly code: string;
  readonly communityCode: string;
  /** Which piece of the grid it is, counted from 1; nothing where the grid has one alone. */
  readonly piece?: number | null;
  readonly rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
}

/** Draws stored grids. Null where they reach over more than a drawing holds (about 0.3 degrees). */
export function drawGrids(grids: readonly StoredGrid[]): GridDrawing | null {
  const origin = middleOf(grids);
  const shapes = grids.map(({ rings }) =>
    rings.map((ring) =>
      withoutEnd(
        ring.map(
          ([x, y]): Point => [
            Math.round(x * UNITS_PER_DEGREE) - origin[0],
            Math.round(y * UNITS_PER_DEGREE) - origin[1],
          ],
        ),
      ),
    ),
  );
  if (shapes.flat(2).some(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) > MAX_EXTENT / 2)) return null;
  const topology = topologyOf(ringSegments(shapes.flat()));
  const cellsAt = polygonLocator(shapes);
  const labels = topology.borders.map((_, face) => cellsAt(pointInside(ringsOfFace(topology, face)))[0] ?? -1);
  const cells = grids.map(
    ({ code, communityCode, piece }): DrawnCell =>
      piece ? { id: `${code}#${piece}`, communityCode, code, grid: code } : { id: code, communityCode, code },
  );
  return { origin, cells, arcs: arcsOf(topology, labels) };
}

function middleOf(grids: readonly StoredGrid[]): Point {
  const points = grids.flatMap(({ rings }) => rings.flat());
  const middle = (values: readonly number[]) => {
    const [low, high] = values.reduce(
      ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
      [Infinity, -Infinity],
    );
    return Math.round((((low as number) + (high as number)) / 2) * UNITS_PER_DEGREE);
  };
  return points.length === 0 ? [0, 0] : [middle(points.map(([x]) => x)), middle(points.map(([, y]) => y))];
}

function withoutEnd(ring: readonly Point[]): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring.slice(0, -1) : ring;
}

/** Rings as straight pieces. */
export function ringSegments(rings: readonly Ring[]): Segments {
  const coordinates = rings.flatMap((ring) =>
    ring.flatMap((point, at) => [...point, ...(ring[(at + 1) % ring.length] as Point)]),
  );
  return { coordinates, kinds: Array.from({ length: coordinates.length / 4 }, () => 1) };
}

/** The arcs as straight pieces, and further lines with them. */
export function segmentsOf(arcs: readonly Arc[], more: readonly Ring[] = []): Segments {
  const coordinates = [...arcs.map(({ points }) => points), ...more].flatMap((points) =>
    points.slice(1).flatMap((point, at) => [...(points[at] as Point), ...point]),
  );
  return { coordinates, kinds: Array.from({ length: coordinates.length / 4 }, () => 1) };
}

/** Tells which cell lies left of the way from one point to the next; the key of such a step. */
export const stepKey = ([ax, ay]: Point, [bx, by]: Point): string => `${ax},${ay},${bx},${by}`;

/** The cell at the left hand of every step along a border, in both directions. */
export function cellsAtSteps(arcs: readonly Arc[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { points, left, right } of arcs) {
    for (let at = 1; at < points.length; at += 1) {
      const [from, to] = [points[at - 1] as Point, points[at] as Point];
      found.set(stepKey(from, to), left);
      found.set(stepKey(to, from), right);
    }
  }
  return found;
}

/**
 * The cell of every face of a topology made of exactly the drawing's arcs; null where they do not fit each other: a border crosses
 * another, or two cells claim one face.
 */
export function labelFaces(topology: Topology, arcs: readonly Arc[]): Int32Array | null {
  const steps = cellsAtSteps(arcs);
  // Noding would have cut a piece that meets another.
  if (topology.origin.length !== steps.size) return null;
  const labels = new Int32Array(topology.borders.length).fill(-2);
  for (let half = 0; half < topology.origin.length; half += 1) {
    const face = topology.left[half] as number;
    const [from, to] = [topology.origin[half] as number, topology.origin[half ^ 1] as number];
    const label = steps.get(stepKey(topology.points[from] as Point, topology.points[to] as Point));
    if (label === undefined) return null;
    if (face < 0) {
      if (label !== -1) return null;
      continue;
    }
    if (labels[face] !== -2 && labels[face] !== label) return null;
    labels[face] = label;
  }
  return labels;
}

/** The polygons of every cell, by its place. */
export function polygonsOfCells({ arcs }: GridDrawing): Map<number, PlanePolygon[]> {
  if (arcs.length === 0) return new Map();
  const topology = topologyOf(segmentsOf(arcs));
  const labels = labelFaces(topology, arcs);
  if (!labels) throw new Error('the borders of a drawing cross: it was not made by the edits');
  return dissolve(topology, labels);
}
