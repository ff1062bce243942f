import type { Ring } from '../topology/exact.ts';
import { drawCell } from './drawEdits.ts';
import type { GridDrawing } from './drawing.ts';
import type { Edited } from './edits.ts';
import { gridOf } from './pieces.ts';

/** Draws a cell that is one more piece of the grid that another cell is, or is a piece of. */
export function drawPiece(drawing: GridDrawing, ring: Ring, of: number, id: string): Edited {
  const owner = drawing.cells[of];
  if (!owner) return { objection: 'point-unknown' };
  if (!drawing.mayHavePieces) return { objection: 'only-one-piece' };
  const grid = gridOf(owner);
  const cells = drawing.cells.map((cell) => (cell === owner ? { ...cell, grid } : cell));
  return drawCell({ ...drawing, cells }, ring, { id, communityCode: owner.communityCode, grid });
}

/** Makes two grids the pieces of one, which need not touch each other. `newId` names the grid. */
export function joinAsPieces(drawing: GridDrawing, into: number, other: number, newId: string): Edited {
  const both = [drawing.cells[into], drawing.cells[other]].flatMap((cell) => (cell ? gridOf(cell) : []));
  if (both.length < 2) return { objection: 'grids-not-adjacent' };
  if (!drawing.mayHavePieces) return { objection: 'only-one-piece' };
  if (both[0] === both[1]) return { objection: 'already-one-grid' };
  const cells = drawing.cells.map((cell) =>
    both.includes(gridOf(cell)) ? { ...cell, grid: newId, code: null } : cell,
  );
  return { drawing: { ...drawing, cells } };
}
