import type { HandPlanView } from '@contract/schemas/handPlans';
import { dissolveGrid } from '@domain/division/handPlan';
import { type Point, sideOfPolygon } from '@domain/division/topology/exact';
import type { CrosshairAction } from '../crosshair';

export const planTools = ['choose', 'assign', 'lasso'] as const;
export type PlanTool = (typeof planTools)[number];

type UnitGrids = HandPlanView['unitGrids'];

/** What stands on the page: the number of each unit grid's grid, and the plans before and after for undoing. */
export interface PlanEditing {
  readonly plan: readonly number[];
  readonly past: readonly (readonly number[])[];
  readonly future: readonly (readonly number[])[];
  readonly tool: PlanTool;
  /** The grid that unit grids are given to. */
  readonly target: number | null;
  /** Corners of the lasso in degrees, as far as it was drawn. */
  readonly lasso: readonly Point[];
  /** Where the keys put the next point, in degrees. */
  readonly crosshair: Point | null;
  readonly objection: 'no-neighbour' | null;
}

export type PlanAction =
  | { readonly kind: 'tool'; readonly tool: PlanTool }
  | { readonly kind: 'choose'; readonly number: number }
  | CrosshairAction
  | { readonly kind: 'tap'; readonly at: Point }
  | { readonly kind: 'give'; readonly unitGrid: number; readonly number: number }
  | { readonly kind: 'begin' }
  | { readonly kind: 'join'; readonly other: number }
  | { readonly kind: 'dissolve' }
  | { readonly kind: 'finish' | 'undo' | 'redo' | 'cancel' };

/** A page as it opens. */
export const startPlan = (unitGrids: UnitGrids): PlanEditing => ({
  plan: unitGrids.map(({ number }) => number),
  past: [],
  future: [],
  tool: 'choose',
  target: null,
  lasso: [],
  crosshair: null,
  objection: null,
});

/** What a person does to a plan, one step after the other. Pure. */
export function planEditor({ unitGrids, edges }: Pick<HandPlanView, 'unitGrids' | 'edges'>) {
  return (state: PlanEditing, action: PlanAction): PlanEditing => {
    const { plan, past, future, target } = state;
    switch (action.kind) {
      case 'tool':
        return { ...state, tool: action.tool, lasso: [], objection: null };
      case 'choose':
        return { ...state, target: action.number, lasso: [], objection: null };
      case 'tap':
        return tap(state, unitGrids, action.at);
      case 'aim':
        return { ...state, crosshair: action.at };
      case 'put':
        return put(state, unitGrids, action.reach);
      case 'takeBack':
        return { ...state, lasso: state.lasso.slice(0, -1) };
      case 'give':
        return moved(state, [action.unitGrid], action.number);
      case 'begin':
        // It is there once it has a unit grid.
        return { ...state, target: Math.max(-1, ...plan) + 1, tool: 'assign', objection: null };
      case 'join':
        return target === null
          ? state
          : changed(
              state,
              plan.map((own) => (own === action.other ? target : own)),
            );
      case 'dissolve': {
        const left = target === null ? null : dissolveGrid({ unitGrids, edges }, plan, target);
        return left ? { ...changed(state, left), target: null } : { ...state, objection: 'no-neighbour' };
      }
      case 'finish':
        return finish(state, unitGrids);
      case 'undo': {
        const before = past.at(-1);
        return before ? { ...state, plan: before, past: past.slice(0, -1), future: [plan, ...future] } : state;
      }
      case 'redo': {
        const [after, ...rest] = future;
        return after ? { ...state, plan: after, past: [...past, plan], future: rest } : state;
      }
      case 'cancel':
        return { ...state, lasso: [], crosshair: null, objection: null };
    }
  };
}

function tap(state: PlanEditing, unitGrids: UnitGrids, at: Point): PlanEditing {
  if (state.tool === 'lasso') return { ...state, lasso: [...state.lasso, at] };
  const found = unitGrids.findIndex(({ rings }) => sideOfPolygon(rings, ...at) >= 0);
  const number = state.plan[found];
  if (number === undefined) return state;
  if (state.tool === 'choose' || state.target === null) return { ...state, target: number };
  return moved(state, [found], state.target);
}

/** Acts at the crosshair as a tap; the lasso is closed by a point at its beginning, or by a second one at its end. */
function put(state: PlanEditing, unitGrids: UnitGrids, reach: number): PlanEditing {
  const { crosshair, lasso, tool } = state;
  if (!crosshair) return state;
  const isNear = (point: Point | undefined): boolean =>
    point !== undefined && Math.hypot(point[0] - crosshair[0], point[1] - crosshair[1]) <= reach;
  const isClosed = lasso.length > 2 && (isNear(lasso[0]) || isNear(lasso.at(-1)));
  return tool === 'lasso' && isClosed ? finish(state, unitGrids) : tap(state, unitGrids, crosshair);
}

/** Gives the unit grids whose middle the lasso holds to the chosen grid. */
function finish(state: PlanEditing, unitGrids: UnitGrids): PlanEditing {
  const { lasso, target } = state;
  if (lasso.length < 3 || target === null) return state;
  const caught = unitGrids.flatMap(({ rings }, v) => (sideOfPolygon([lasso], ...middleOf(rings)) > 0 ? v : []));
  return { ...moved(state, caught, target), lasso: [] };
}

function moved(state: PlanEditing, unitGrids: readonly number[], number: number): PlanEditing {
  const given = new Set(unitGrids);
  return changed(
    state,
    state.plan.map((own, v) => (given.has(v) ? number : own)),
  );
}

function changed(state: PlanEditing, plan: readonly number[]): PlanEditing {
  if (plan.every((own, v) => own === state.plan[v])) return { ...state, objection: null };
  return { ...state, plan, past: [...state.past, state.plan], future: [], objection: null };
}

/** The middle of the corners of an outer ring: inside of any unit grid that is not bent like a hook. */
export function middleOf(rings: UnitGrids[number]['rings']): Point {
  const corners = rings[0]?.slice(1) ?? [];
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}
