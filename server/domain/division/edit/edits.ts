import { type Arc, arcsOf, joinArcs } from '../topology/arcs.ts';
import { areaOfRings, type Point, type Ring } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { polygonLocator } from '../topology/locator.ts';
import { dissolve, pointInside, ringsOfFace } from '../topology/polygons.ts';
import { type DrawnCell, type GridDrawing, labelFaces, polygonsOfCells, segmentsOf, stepKey } from './drawing.ts';
import { gridOf } from './pieces.ts';
import { takesOthersLand } from './surroundings.ts';

/** Why an edit cannot be made. The code is the key of its translation. */
export const editObjections = [
  'grids-not-adjacent',
  'grids-of-different-communities',
  'already-one-grid',
  'line-does-not-divide',
  'outer-border-fixed',
  'land-of-others',
  'point-unknown',
  'borders-cross',
  'border-too-short',
  'only-one-piece',
  'ring-covers-nothing',
  'ring-falls-apart',
] as const;
export type EditObjection = (typeof editObjections)[number];

/** The drawing after an edit, or why there is none. The drawing before stays as it was: undoing is going back to it. */
export type Edited = { readonly drawing: GridDrawing } | { readonly objection: EditObjection };

/**
 * Joins one cell to another; the first keeps its place, and neither keeps its code. `newId` names the result. Where one is a piece of a
 * grid, its other pieces come with it.
 */
export function mergeCells(drawing: GridDrawing, into: number, other: number, newId: string): Edited {
  const [one, two] = [drawing.cells[into], drawing.cells[other]];
  if (!one || !two || into === other) return { objection: 'grids-not-adjacent' };
  if (one.communityCode !== two.communityCode) return { objection: 'grids-of-different-communities' };
  const isBetween = ({ left, right }: Arc) => (left === into && right === other) || (left === other && right === into);
  if (!drawing.arcs.some(isBetween)) {
    return { objection: gridOf(one) === gridOf(two) ? 'already-one-grid' : 'grids-not-adjacent' };
  }
  const place = (cell: number) => {
    const kept = cell === other ? into : cell;
    return kept > other ? kept - 1 : kept;
  };
  const arcs = drawing.arcs
    .filter((arc) => !isBetween(arc))
    .map(({ points, left, right }) => ({ points, left: place(left), right: place(right) }));
  const hasPieces = one.grid !== undefined || two.grid !== undefined;
  const joined = (cell: DrawnCell): DrawnCell =>
    hasPieces && [one, two].some((each) => gridOf(each) === gridOf(cell)) ? { ...cell, grid: newId } : cell;
  const cells = drawing.cells
    .map((cell, at) => (at === into ? { ...joined(cell), id: newId, code: null } : joined(cell)))
    .filter((_, at) => at !== other);
  return { drawing: { ...drawing, cells, arcs: joinArcs(arcs) } };
}

/** Divides a cell along a line from border to border; what of the line lies outside the cell is not drawn. `newId` names each part; the largest keeps the place and, of a piece, the grid. */
export function splitCell(drawing: GridDrawing, cell: number, line: Ring, newId: () => string): Edited {
  const old = drawing.cells[cell];
  if (!old || line.length < 2) return { objection: 'line-does-not-divide' };
  const topology = topologyOf(segmentsOf(drawing.arcs, [line]));
  const before = polygonsOfCells(drawing);
  const cellsAt = polygonLocator(drawing.cells.map((_, at) => before.get(at)?.[0] ?? []));
  const labels = topology.borders.map((_, face) => cellsAt(pointInside(ringsOfFace(topology, face)))[0] ?? -1);
  const area = (face: number): number => areaOfRings(ringsOfFace(topology, face));
  const parts = [...labels.keys()]
    .filter((face) => labels[face] === cell)
    .sort((one, other) => area(other) - area(one) || one - other);
  if (parts.length < 2) return { objection: 'line-does-not-divide' };
  const { communityCode } = old;
  const cells = drawing.cells.map((known, at) => (at === cell ? { ...known, id: newId(), code: null } : known));
  for (const face of parts.slice(1)) {
    labels[face] = cells.length;
    cells.push({ id: newId(), communityCode, code: null });
  }
  const arcs = arcsOf(topology, labels);
  if (!drawing.isOutsideFree && !hasSameOutside(drawing.arcs, arcs)) return { objection: 'outer-border-fixed' };
  return { drawing: { ...drawing, cells, arcs } };
}

/** What lies outside is not part of the drawing and would not move with it. */
function hasSameOutside(before: readonly Arc[], after: readonly Arc[]): boolean {
  const outside = (arcs: readonly Arc[]): Set<string> => {
    const steps = new Set<string>();
    for (const { points, left, right } of arcs) {
      if (left !== -1 && right !== -1) continue;
      const way = right === -1 ? points : [...points].reverse();
      for (let at = 1; at < way.length; at += 1) steps.add(stepKey(way[at - 1] as Point, way[at] as Point));
    }
    return steps;
  };
  const [known, now] = [outside(before), outside(after)];
  return known.size === now.size && [...known].every((step) => now.has(step));
}

/** Whether a border is one to the outside that must stay. */
const isFixed = ({ isOutsideFree = false }: GridDrawing, { left, right }: Arc): boolean =>
  !isOutsideFree && (left === -1 || right === -1);

const isAt = (point: Point | undefined, [x, y]: Point): boolean => point?.[0] === x && point[1] === y;

/** Moves a point of borders, with every border that has it. */
export function movePoint(drawing: GridDrawing, from: Point, to: Point): Edited {
  const touched = drawing.arcs.filter(({ points }) => points.some((point) => isAt(point, from)));
  if (touched.length === 0) return { objection: 'point-unknown' };
  if (touched.some((arc) => isFixed(drawing, arc))) return { objection: 'outer-border-fixed' };
  return redrawn(drawing, touched, (arc) => ({
    ...arc,
    points: arc.points.map((point) => (isAt(point, from) ? to : point)),
  }));
}

/** Puts a new corner at `to` into the border that runs from one point straight to the next. */
export function bendBorder(drawing: GridDrawing, from: Point, next: Point, to: Point): Edited {
  const place = ({ points }: Arc): number =>
    points.findIndex((point, at) => {
      const onward = points[at + 1];
      return onward && ((isAt(point, from) && isAt(onward, next)) || (isAt(point, next) && isAt(onward, from)));
    });
  const arc = drawing.arcs.find((candidate) => place(candidate) >= 0);
  if (!arc) return { objection: 'point-unknown' };
  if (isFixed(drawing, arc)) return { objection: 'outer-border-fixed' };
  const at = place(arc) + 1;
  return redrawn(drawing, [arc], (old) => ({
    ...old,
    points: [...old.points.slice(0, at), to, ...old.points.slice(at)],
  }));
}

/** Takes a corner out of a border; a junction of borders cannot be taken out. */
export function straightenBorder(drawing: GridDrawing, corner: Point): Edited {
  const touched = drawing.arcs.filter(({ points }) => points.slice(1, -1).some((point) => isAt(point, corner)));
  const [arc] = touched;
  if (!arc || touched.length > 1) return { objection: 'point-unknown' };
  if (isFixed(drawing, arc)) return { objection: 'outer-border-fixed' };
  const isRing = isAt(arc.points[0], arc.points.at(-1) as Point);
  if (isRing && arc.points.length < 5) return { objection: 'border-too-short' };
  return redrawn(drawing, [arc], (old) => ({ ...old, points: old.points.filter((point) => !isAt(point, corner)) }));
}

/** Changes some borders; refused where the result crosses itself or a cell would fall apart. The cells beside lose their codes. */
function redrawn(drawing: GridDrawing, touched: readonly Arc[], change: (arc: Arc) => Arc): Edited {
  const changed = new Set(touched);
  const arcs = drawing.arcs.map((arc) => (changed.has(arc) ? change(arc) : arc));
  const topology = topologyOf(segmentsOf(arcs));
  const labels = labelFaces(topology, arcs);
  if (!labels || !isWhole(drawing, dissolve(topology, labels))) return { objection: 'borders-cross' };
  const isOuterTouched = touched.some(({ left, right }) => left === -1 || right === -1);
  if (isOuterTouched && takesOthersLand(drawing, { ...drawing, arcs })) return { objection: 'land-of-others' };
  const beside = new Set(touched.flatMap(({ left, right }) => [left, right]));
  const cells = drawing.cells.map((cell, at) => (beside.has(at) ? { ...cell, code: null } : cell));
  return { drawing: { ...drawing, cells, arcs } };
}

function isWhole({ cells }: GridDrawing, polygons: ReadonlyMap<number, readonly unknown[]>): boolean {
  return cells.every((_, at) => polygons.get(at)?.length === 1);
}
