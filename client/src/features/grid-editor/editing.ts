import { applyEdit, type GridEdit } from '@domain/division/edit/applyEdits';
import { type GridDrawing, UNITS_PER_DEGREE } from '@domain/division/edit/drawing';
import type { EditObjection } from '@domain/division/edit/edits';
import { inUnits } from '@domain/division/edit/measure';
import { pickBorder, pickCell, pickCorner, snapPoint } from '@domain/division/edit/pick';
import type { Point } from '@domain/division/topology/exact';

export const tools = ['select', 'draw', 'merge', 'split', 'reshape'] as const;
export type Tool = (typeof tools)[number];

/** What stands on the page: the drawing after every edit so far, what was taken back, and what is under way. */
export interface Editing {
  /** The drawing the draft began with, then the one after each edit. */
  readonly drawings: readonly GridDrawing[];
  readonly edits: readonly GridEdit[];
  readonly undone: readonly GridEdit[];
  readonly tool: Tool;
  /** The id of the selected cell. */
  readonly selected: string | null;
  /** What a new cell belongs to: the district, where cells are drawn from scratch. */
  readonly community: string;
  /** The line that shall divide the selected cell, or go around a new one, as far as it was drawn. */
  readonly line: readonly Point[];
  /** The corner that shall move, or the border that shall bend. */
  readonly picked:
    | { readonly corner: Point }
    | { readonly from: Point; readonly next: Point; readonly at: Point }
    | null;
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
  | { readonly kind: 'choose'; readonly cell: string }
  | { readonly kind: 'finish'; readonly editId: string }
  | { readonly kind: 'nudge'; readonly by: Point; readonly editId: string }
  | { readonly kind: 'straighten'; readonly editId: string }
  | { readonly kind: 'remove'; readonly editId: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'cancel' };

const idle = { line: [], picked: null, objection: null } as const;

/** A page without a drawing yet. */
export const noEditing: Editing = {
  drawings: [],
  edits: [],
  undone: [],
  tool: 'select',
  selected: null,
  community: '',
  ...idle,
};

/** The tools of a drawing: cells are drawn from scratch only where the outside is free. */
export const toolsOf = ({ isOutsideFree = false }: GridDrawing): readonly Tool[] =>
  isOutsideFree ? tools : tools.filter((tool) => tool !== 'draw');

/** The drawing as it stands. */
export const presentDrawing = ({ drawings }: Editing): GridDrawing | undefined => drawings.at(-1);

/** What a person does on the page, one step after the other. Pure: ids of edits come with the action. */
export function editGrids(state: Editing, action: EditingAction): Editing {
  const drawing = presentDrawing(state);
  if (action.kind === 'start') return started(action.base, action.edits, action.community);
  if (!drawing) return state;
  switch (action.kind) {
    case 'tool':
      return { ...state, ...idle, tool: action.tool };
    case 'choose':
      return choose(state, action.cell, null);
    case 'tap':
      return tap(state, drawing, action);
    case 'finish':
      return finish(state, action.editId);
    case 'nudge':
      return nudge(state, action);
    case 'straighten':
      return state.picked && 'corner' in state.picked
        ? edited(state, { id: action.editId, kind: 'straighten', at: state.picked.corner })
        : state;
    case 'remove':
      return state.selected
        ? { ...edited(state, { id: action.editId, kind: 'remove', cell: state.selected }), selected: null }
        : state;
    case 'undo':
      return takeBack(state);
    case 'redo':
      return makeAgain(state);
    case 'cancel':
      return { ...state, ...idle, selected: state.line.length > 0 || state.picked ? state.selected : null };
  }
}

function started(base: GridDrawing, edits: readonly GridEdit[], community: string): Editing {
  let state: Editing = { ...noEditing, drawings: [base], community };
  for (const edit of edits) state = edited(state, edit);
  return { ...state, ...idle, selected: null };
}

type Tap = Extract<EditingAction, { kind: 'tap' }>;

function tap(state: Editing, drawing: GridDrawing, { at, reach, editId }: Tap): Editing {
  const place = inUnits(drawing, at);
  const units = reach * UNITS_PER_DEGREE;
  if (state.tool === 'draw' || (state.tool === 'split' && state.selected)) {
    return { ...state, objection: null, line: [...state.line, snapPoint(drawing, place, units)] };
  }
  if (state.tool === 'reshape') return reshape(state, drawing, place, units, editId);
  const cell = drawing.cells[pickCell(drawing, place)];
  return cell ? choose(state, cell.id, editId) : { ...state, ...idle, selected: null };
}

/** Selects a cell; with the merging tool a second one is joined to the first. */
function choose(state: Editing, cell: string, editId: string | null): Editing {
  if (state.tool !== 'merge' || !state.selected || state.selected === cell || editId === null) {
    return { ...state, ...idle, selected: cell };
  }
  const next = edited(state, { id: editId, kind: 'merge', into: state.selected, other: cell });
  return next.objection ? next : { ...next, selected: editId };
}

function reshape(state: Editing, drawing: GridDrawing, place: Point, reach: number, editId: string): Editing {
  if (state.picked) return edited(state, moveEdit(state.picked, place, editId));
  const corner = pickCorner(drawing, place, reach);
  if (corner) return { ...state, objection: null, picked: { corner } };
  return { ...state, objection: null, picked: pickBorder(drawing, place, reach) };
}

function moveEdit(picked: NonNullable<Editing['picked']>, to: Point, id: string): GridEdit {
  return 'corner' in picked
    ? { id, kind: 'move', from: picked.corner, to }
    : { id, kind: 'bend', from: picked.from, next: picked.next, to };
}

/** Moves what is picked by a little; it stays picked, so that keys alone can bring it to its place. */
function nudge(state: Editing, { by, editId }: Extract<EditingAction, { kind: 'nudge' }>): Editing {
  if (!state.picked) return state;
  const [x, y] = 'corner' in state.picked ? state.picked.corner : state.picked.at;
  const to: Point = [x + by[0], y + by[1]];
  const next = edited(state, moveEdit(state.picked, to, editId));
  return next.objection ? next : { ...next, picked: { corner: to } };
}

function finish(state: Editing, editId: string): Editing {
  if (state.tool === 'draw') return close(state, editId);
  if (state.tool !== 'split' || !state.selected || state.line.length < 2) return state;
  const next = edited(state, { id: editId, kind: 'split', cell: state.selected, line: state.line });
  return next.objection ? { ...next, line: [] } : { ...next, selected: `${editId}:1` };
}

/** Closes the ring of a new cell. What cannot be one stays to be seen until it is given up. */
function close(state: Editing, editId: string): Editing {
  const { line, community } = state;
  if (line.length < 3) return state;
  const next = edited(state, { id: editId, kind: 'draw', ring: line, community });
  return next.objection ? next : { ...next, selected: editId };
}

/** Carries an edit out, or tells why not and leaves everything else as it is. */
function edited(state: Editing, edit: GridEdit): Editing {
  const drawing = presentDrawing(state);
  if (!drawing) return state;
  const result = applyEdit(drawing, edit);
  if ('objection' in result) return { ...state, objection: result.objection };
  return {
    ...state,
    ...idle,
    drawings: [...state.drawings, result.drawing],
    edits: [...state.edits, edit],
    undone: [],
  };
}

function takeBack(state: Editing): Editing {
  const last = state.edits.at(-1);
  if (!last) return state;
  return {
    ...state,
    ...idle,
    selected: null,
    drawings: state.drawings.slice(0, -1),
    edits: state.edits.slice(0, -1),
    undone: [...state.undone, last],
  };
}

function makeAgain(state: Editing): Editing {
  const edit = state.undone.at(-1);
  return edit ? { ...edited(state, edit), undone: state.undone.slice(0, -1), selected: null } : state;
}
