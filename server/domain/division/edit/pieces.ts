import { topologyOf } from '../topology/faces.ts';
import { dissolve, type PlanePolygon } from '../topology/polygons.ts';
import { type DrawnCell, type GridDrawing, labelFaces, segmentsOf } from './drawing.ts';

/** The name of the grid that a cell is, or is a piece of. */
export const gridOf = ({ id, grid }: Pick<DrawnCell, 'id' | 'grid'>): string => grid ?? id;

/** The ids of all pieces of the grid that a cell is or belongs to. */
export function piecesOf({ cells }: Pick<GridDrawing, 'cells'>, id: string | null): string[] {
  const chosen = cells.find((cell) => cell.id === id);
  return chosen ? cells.filter((cell) => gridOf(cell) === gridOf(chosen)).map((cell) => cell.id) : [];
}

/** Which piece of its grid each cell is, counted from 1, of how many; grids of one piece are left out. */
export function placesOfPieces(
  cells: readonly Pick<DrawnCell, 'id' | 'grid'>[],
): Map<string, { readonly place: number; readonly pieces: number }> {
  const byGrid = new Map<string, string[]>();
  for (const cell of cells) byGrid.set(gridOf(cell), [...(byGrid.get(gridOf(cell)) ?? []), cell.id]);
  const several = [...byGrid.values()].filter((ids) => ids.length > 1);
  return new Map(several.flatMap((ids) => ids.map((id, at) => [id, { place: at + 1, pieces: ids.length }] as const)));
}

/** Marks every piece of a grid as changed where one is. */
export function withGridsChanged(drawing: GridDrawing): GridDrawing {
  const changed = new Set(drawing.cells.filter(({ code }) => code === null).map(gridOf));
  const isStale = (cell: DrawnCell): boolean => cell.code !== null && changed.has(gridOf(cell));
  if (!drawing.cells.some(isStale)) return drawing;
  return { ...drawing, cells: drawing.cells.map((cell) => (isStale(cell) ? { ...cell, code: null } : cell)) };
}

/** A grid of a drawing with all that it covers. */
export interface DrawnWhole {
  readonly id: string;
  readonly communityCode: string;
  readonly code: string | null;
  readonly polygons: readonly PlanePolygon[];
}

/** The grids of a drawing, each with its pieces; pieces that touch each other along a border come as one polygon. */
export function wholeGrids({ cells, arcs }: GridDrawing): DrawnWhole[] {
  if (cells.length === 0) return [];
  const names = [...new Set(cells.map(gridOf))];
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const topology = topologyOf(segmentsOf(arcs));
  const labels = labelFaces(topology, arcs);
  if (!labels) throw new Error('the borders of a drawing cross: it was not made by the edits');
  const covered = dissolve(
    topology,
    labels.map((label) => placeOf.get(gridOf(cells[label] ?? { id: '' })) ?? -1),
  );
  const first = new Map([...cells].reverse().map((cell) => [gridOf(cell), cell]));
  return names.flatMap((id, at) => {
    const cell = first.get(id);
    return cell ? { id, communityCode: cell.communityCode, code: cell.code, polygons: covered.get(at) ?? [] } : [];
  });
}
