import type { Point, Ring } from '../topology/exact.ts';
import { drawCell, removeCell } from './drawEdits.ts';
import type { GridDrawing } from './drawing.ts';
import {
  bendBorder,
  type Edited,
  type EditObjection,
  mergeCells,
  movePoint,
  splitCell,
  straightenBorder,
} from './edits.ts';
import { drawPiece, joinAsPieces } from './pieceEdits.ts';
import { withGridsChanged } from './pieces.ts';

export const editKinds = ['merge', 'split', 'move', 'bend', 'straighten', 'draw', 'remove', 'join'] as const;

/** One edit of a drawing as a value, so that it can be kept, sent, replayed and taken back. Cells by their id, points in the drawing's units. */
export type GridEdit = { readonly id: string } & (
  | { readonly kind: 'merge'; readonly into: string; readonly other: string }
  | { readonly kind: 'split'; readonly cell: string; readonly line: Ring }
  | { readonly kind: 'move'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'bend'; readonly from: Point; readonly next: Point; readonly to: Point }
  | { readonly kind: 'straighten'; readonly at: Point }
  /** `pieceOf` names a cell whose grid gets the new one as a piece. */
  | { readonly kind: 'draw'; readonly ring: Ring; readonly community: string; readonly pieceOf?: string | undefined }
  | { readonly kind: 'remove'; readonly cell: string }
  /** Makes two grids the pieces of one, whether they touch or not. */
  | { readonly kind: 'join'; readonly into: string; readonly other: string }
);

/**
 * Carries out one edit. The same drawing and edit give the same result everywhere: new cells are named after the edit. A grid of which one
 * piece changed has changed.
 */
export function applyEdit(drawing: GridDrawing, edit: GridEdit): Edited {
  const edited = carryOut(drawing, edit);
  return 'objection' in edited ? edited : { drawing: withGridsChanged(edited.drawing) };
}

function carryOut(drawing: GridDrawing, edit: GridEdit): Edited {
  const place = (id: string): number => drawing.cells.findIndex((cell) => cell.id === id);
  switch (edit.kind) {
    case 'merge':
      return mergeCells(drawing, place(edit.into), place(edit.other), edit.id);
    case 'split': {
      let parts = 0;
      const newId = (): string => {
        parts += 1;
        return `${edit.id}:${parts}`;
      };
      return splitCell(drawing, place(edit.cell), edit.line, newId);
    }
    case 'move':
      return movePoint(drawing, edit.from, edit.to);
    case 'bend':
      return bendBorder(drawing, edit.from, edit.next, edit.to);
    case 'straighten':
      return straightenBorder(drawing, edit.at);
    case 'draw':
      return edit.pieceOf === undefined
        ? drawCell(drawing, edit.ring, { id: edit.id, communityCode: edit.community })
        : drawPiece(drawing, edit.ring, place(edit.pieceOf), edit.id);
    case 'remove':
      return removeCell(drawing, place(edit.cell));
    case 'join':
      return joinAsPieces(drawing, place(edit.into), place(edit.other), edit.id);
  }
}

/** The drawing after all edits, or the first that cannot be made. */
export type Replayed =
  | { readonly drawing: GridDrawing }
  | { readonly objection: EditObjection; readonly index: number };

/** Carries out edits one after the other. */
export function applyEdits(drawing: GridDrawing, edits: readonly GridEdit[]): Replayed {
  let current = drawing;
  for (const [index, edit] of edits.entries()) {
    const edited = applyEdit(current, edit);
    if ('objection' in edited) return { objection: edited.objection, index };
    current = edited.drawing;
  }
  return { drawing: current };
}
