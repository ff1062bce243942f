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

export const editKinds = ['merge', 'split', 'move', 'bend', 'straighten', 'draw', 'remove'] as const;

/** One edit of a drawing as a value, so that it can be kept, sent, replayed and taken back. Cells by their id, points in the drawing's units. */
export type GridEdit = { readonly id: string } & (
  | { readonly kind: 'merge'; readonly into: string; readonly other: string }
  | { readonly kind: 'split'; readonly cell: string; readonly line: Ring }
  | { readonly kind: 'move'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'bend'; readonly from: Point; readonly next: Point; readonly to: Point }
  | { readonly kind: 'straighten'; readonly at: Point }
  | { readonly kind: 'draw'; readonly ring: Ring; readonly community: string }
  | { readonly kind: 'remove'; readonly cell: string }
);

/** Carries out one edit. The same drawing and edit give the same result everywhere: new cells are named after the edit. */
export function applyEdit(drawing: GridDrawing, edit: GridEdit): Edited {
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
      return drawCell(drawing, edit.ring, edit.community, edit.id);
    case 'remove':
      return removeCell(drawing, place(edit.cell));
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
