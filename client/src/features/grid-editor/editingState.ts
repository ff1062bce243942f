import type { BorderLine } from '@contract/schemas/borderLines';
import type { GridEdit } from '@domain/division/edit/applyEdits';
import type { GridDrawing } from '@domain/division/edit/drawing';
import type { Edited, EditObjection } from '@domain/division/edit/edits';
import type { Guide, Snapped } from '@domain/division/edit/snap';
import type { Point } from '@domain/division/topology/exact';
import type { CrosshairAction } from './crosshair';

export const tools = ['select', 'draw', 'merge', 'split', 'reshape'] as const;
export type Tool = (typeof tools)[number];

/** A corner, or a straight stretch of border and the place on it that is meant. */
export type Picked = { readonly corner: Point } | { readonly from: Point; readonly next: Point; readonly at: Point };

/** What stands on the page: the drawing after every edit so far, what was taken back, and what is under way. */
export interface Editing {
  /** The drawing the draft began with, then the one after each edit. */
  readonly drawings: readonly GridDrawing[];
  readonly edits: readonly GridEdit[];
  readonly undone: readonly GridEdit[];
  readonly tool: Tool;
  /** The id of the selected cell. */
  readonly selected: string | null;
  /** What a new cell belongs to: a community, or the district where it is a professional grid. */
  readonly community: string;
  /** Whether what is drawn becomes a piece of the selected grid. */
  readonly asPiece: boolean;
  /** Two grids that were not joined because they do not touch: they can still become pieces of one. */
  readonly apart: { readonly into: string; readonly other: string } | null;
  /** The line that shall divide the selected cell, or go around a new one, as far as it was drawn. */
  readonly line: readonly Point[];
  /** The corner that shall move, or the border that shall bend. */
  readonly picked: Picked | null;
  /** What is being dragged, where to, and the edit that comes of it or why it cannot be. */
  readonly drag: { readonly picked: Picked; readonly to: Point; readonly result: Edited | null } | null;
  /** Where the keys put the next point, in degrees. */
  readonly crosshair: readonly [number, number] | null;
  /** Streets and banks near what is seen: new borders snap to them. */
  readonly guides: readonly Guide[];
  /** Where the next point comes to lie, or the last one came to, where that is at something. */
  readonly snapped: Snapped | null;
  readonly objection: EditObjection | null;
}

export type EditingAction =
  | {
      readonly kind: 'start';
      readonly base: GridDrawing;
      readonly edits: readonly GridEdit[];
      readonly community: string;
    }
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'tap'; readonly at: readonly [number, number]; readonly reach: number; readonly editId: string }
  | { readonly kind: 'guides'; readonly lines: readonly BorderLine[] }
  | { readonly kind: 'grab' | 'drag' | 'hover'; readonly at: readonly [number, number]; readonly reach: number }
  | { readonly kind: 'drop'; readonly editId: string }
  | { readonly kind: 'belong'; readonly community: string }
  | { readonly kind: 'asPiece'; readonly isWanted: boolean }
  | { readonly kind: 'join'; readonly editId: string }
  | CrosshairAction
  | { readonly kind: 'choose'; readonly cell: string }
  | { readonly kind: 'finish'; readonly editId: string }
  | { readonly kind: 'nudge'; readonly by: Point; readonly editId: string }
  | { readonly kind: 'straighten'; readonly editId: string }
  | { readonly kind: 'remove'; readonly editId: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'cancel' };

/** Nothing under way. */
export const idle = { line: [], picked: null, drag: null, apart: null, snapped: null, objection: null } as const;

/** A page without a drawing yet. */
export const noEditing: Editing = {
  drawings: [],
  edits: [],
  undone: [],
  tool: 'select',
  selected: null,
  community: '',
  asPiece: false,
  crosshair: null,
  guides: [],
  ...idle,
};

/** The tools of a drawing: cells are drawn from scratch only where the outside is free. */
export const toolsOf = ({ isOutsideFree = false }: GridDrawing): readonly Tool[] =>
  isOutsideFree ? tools : tools.filter((tool) => tool !== 'draw');

/** The drawing as it stands. */
export const presentDrawing = ({ drawings }: Editing): GridDrawing | undefined => drawings.at(-1);

/** The drawing as it would be if what is dragged were let go. */
export function shownDrawing(state: Editing): GridDrawing | undefined {
  const result = state.drag?.result;
  return result && 'drawing' in result ? result.drawing : presentDrawing(state);
}
