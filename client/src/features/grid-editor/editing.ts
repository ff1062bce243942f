import { applyEdit, type GridEdit } from '@domain/division/edit/applyEdits';
import { type GridDrawing, UNITS_PER_DEGREE } from '@domain/division/edit/drawing';
import { inUnits } from '@domain/division/edit/measure';
import { pickBorder, pickCell, pickCorner } from '@domain/division/edit/pick';
import { type Snapped, snapAround, snapPoint } from '@domain/division/edit/snap';
import type { Point } from '@domain/division/topology/exact';
import { type Editing, type EditingAction, idle, noEditing, type Picked, presentDrawing } from './editingState';

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
    case 'grab':
      return grab(state, drawing, action);
    case 'drag':
      return drag(state, drawing, action);
    case 'drop':
      return drop(state, action.editId);
    case 'belong':
      return { ...state, community: action.community };
    case 'asPiece':
      return { ...state, asPiece: action.isWanted };
    case 'join':
      return join(state, action.editId);
    case 'aim':
      return { ...state, crosshair: action.at, snapped: snappedAt(state, drawing, action.at, action.reach) };
    case 'hover':
      return hover(state, drawing, action);
    case 'guides':
      return {
        ...state,
        guides: action.lines.map((line) => ({ ...line, points: line.points.map((at) => inUnits(drawing, at)) })),
      };
    case 'put':
      return put(state, drawing, action);
    case 'takeBack':
      return { ...state, line: state.line.slice(0, -1), objection: null };
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
      return { ...state, ...idle, crosshair: null, selected: isUnderWay(state) ? state.selected : null };
  }
}

const isUnderWay = ({ line, picked, drag }: Editing): boolean => line.length > 0 || picked !== null || drag !== null;

function started(base: GridDrawing, edits: readonly GridEdit[], community: string): Editing {
  let state: Editing = { ...noEditing, drawings: [base], community };
  for (const edit of edits) state = edited(state, edit);
  return { ...state, ...idle, selected: null };
}

type Tap = Extract<EditingAction, { kind: 'tap' }>;

function tap(state: Editing, drawing: GridDrawing, { at, reach, editId }: Tap): Editing {
  const place = inUnits(drawing, at);
  const units = reach * UNITS_PER_DEGREE;
  if (drawsLine(state)) {
    const { point, to } = snapPoint(drawing, place, units, state.guides);
    return { ...state, objection: null, snapped: to && { point, to }, line: [...state.line, point] };
  }
  if (state.tool === 'reshape') return reshape(state, drawing, place, units, editId);
  const cell = drawing.cells[pickCell(drawing, place)];
  return cell ? choose(state, cell.id, editId) : { ...state, ...idle, selected: null };
}

/** Where a point of a border would come to lie, where the tool that is chosen puts one and there is something to hold it. */
function snappedAt(state: Editing, drawing: GridDrawing, at: readonly [number, number], reach: number): Snapped | null {
  const isMoving = state.tool === 'reshape' && state.picked !== null;
  if (!isMoving && !drawsLine(state)) return null;
  const snap = isMoving ? snapAround : snapPoint;
  const found = snap(drawing, inUnits(drawing, at), reach * UNITS_PER_DEGREE, state.guides);
  return found.to && found;
}

/** Shows where a tap would put a point. */
function hover(state: Editing, drawing: GridDrawing, { at, reach }: At): Editing {
  if (state.drag) return state;
  const snapped = snappedAt(state, drawing, at, reach);
  return String(snapped?.point) === String(state.snapped?.point) ? state : { ...state, snapped };
}

const drawsLine = ({ tool, selected }: Editing): boolean => tool === 'draw' || (tool === 'split' && selected !== null);

/** Taps at the crosshair; a line is finished by a second point at its end, a ring by one at its beginning, too. */
function put(
  state: Editing,
  drawing: GridDrawing,
  { reach, editId }: Extract<EditingAction, { kind: 'put' }>,
): Editing {
  const { crosshair, line } = state;
  if (!crosshair) return state;
  if (drawsLine(state) && line.length > 1) {
    const place = String(snapPoint(drawing, inUnits(drawing, crosshair), reach * UNITS_PER_DEGREE, state.guides).point);
    const isClosed = state.tool === 'draw' && line.length > 2 && isNearBy(line[0], drawing, crosshair, reach);
    if (isClosed || place === String(line.at(-1))) return finish(state, editId);
  }
  return tap(state, drawing, { kind: 'tap', at: crosshair, reach, editId });
}

function isNearBy(
  point: Point | undefined,
  drawing: GridDrawing,
  place: readonly [number, number],
  reach: number,
): boolean {
  const [x, y] = inUnits(drawing, place);
  return point !== undefined && Math.hypot(point[0] - x, point[1] - y) <= reach * UNITS_PER_DEGREE;
}

/** What can be taken hold of at a place: a corner, or else a border. */
export function grabbed(
  state: Editing,
  drawing: GridDrawing,
  at: readonly [number, number],
  reach: number,
): Picked | null {
  if (state.tool !== 'reshape') return null;
  const [place, units] = [inUnits(drawing, at), reach * UNITS_PER_DEGREE];
  const corner = pickCorner(drawing, place, units);
  return corner ? { corner } : pickBorder(drawing, place, units);
}

type At = Extract<EditingAction, { kind: 'grab' | 'drag' | 'hover' }>;

function grab(state: Editing, drawing: GridDrawing, { at, reach }: At): Editing {
  const picked = grabbed(state, drawing, at, reach);
  return picked ? { ...state, drag: { picked, to: placeOf(picked), result: null } } : state;
}

/** Tries the edit at every place on the way, so that a rule that it breaks is seen before it is let go. */
function drag(state: Editing, drawing: GridDrawing, { at, reach }: At): Editing {
  if (!state.drag) return state;
  const { picked } = state.drag;
  const snapped = snapAround(drawing, inUnits(drawing, at), reach * UNITS_PER_DEGREE, state.guides);
  const to = snapped.point;
  const result = applyEdit(drawing, moveEdit(picked, to, 'dragged'));
  return {
    ...state,
    drag: { picked, to, result },
    snapped: snapped.to && snapped,
    objection: 'objection' in result ? result.objection : null,
  };
}

function drop(state: Editing, editId: string): Editing {
  if (!state.drag) return state;
  const { picked, to, result } = state.drag;
  const still = { ...state, drag: null };
  // What was not moved was only tapped.
  return result ? edited({ ...still, picked: null }, moveEdit(picked, to, editId)) : still;
}

const placeOf = (picked: Picked): Point => ('corner' in picked ? picked.corner : picked.at);

/** Selects a cell; with the merging tool a second one is joined to the first. */
function choose(state: Editing, cell: string, editId: string | null): Editing {
  if (state.tool !== 'merge' || !state.selected || state.selected === cell || editId === null) {
    return { ...state, ...idle, selected: cell };
  }
  const next = edited(state, { id: editId, kind: 'merge', into: state.selected, other: cell });
  if (!next.objection) return { ...next, selected: editId };
  const mayJoin = next.objection === 'grids-not-adjacent' && presentDrawing(state)?.mayHavePieces === true;
  return mayJoin ? { ...next, apart: { into: state.selected, other: cell } } : next;
}

/** Makes the two grids that do not touch the pieces of one. */
const join = (state: Editing, editId: string): Editing =>
  state.apart ? edited(state, { id: editId, kind: 'join', ...state.apart }) : state;

/** The cell whose grid gets what is drawn as a piece; null where a grid by itself is drawn. */
export const ownerOfPiece = (state: Editing): string | null =>
  state.asPiece && presentDrawing(state)?.mayHavePieces ? state.selected : null;

function reshape(state: Editing, drawing: GridDrawing, place: Point, reach: number, editId: string): Editing {
  if (state.picked)
    return edited(state, moveEdit(state.picked, snapAround(drawing, place, reach, state.guides).point, editId));
  const corner = pickCorner(drawing, place, reach);
  return { ...state, objection: null, picked: corner ? { corner } : pickBorder(drawing, place, reach) };
}

function moveEdit(picked: Picked, to: Point, id: string): GridEdit {
  return 'corner' in picked
    ? { id, kind: 'move', from: picked.corner, to }
    : { id, kind: 'bend', from: picked.from, next: picked.next, to };
}

/** Moves what is picked by a little; it stays picked, so that keys alone can bring it to its place. */
function nudge(state: Editing, { by, editId }: Extract<EditingAction, { kind: 'nudge' }>): Editing {
  if (!state.picked) return state;
  const [x, y] = placeOf(state.picked);
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
  const pieceOf = ownerOfPiece(state) ?? undefined;
  const next = edited(state, { id: editId, kind: 'draw', ring: line, community, ...(pieceOf && { pieceOf }) });
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
