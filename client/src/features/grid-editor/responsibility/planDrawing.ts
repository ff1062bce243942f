import type { HandPlanView } from '@contract/schemas/handPlans';
import { drawGrids, type GridDrawing } from '@domain/division/edit/drawing';
import { inDegrees } from '@domain/division/edit/measure';
import type { MapDrawing } from '../../../map/types';
import type { PlanEditing } from './planEditing';

/** The unit grids with the borders they share; null where they reach too far for one drawing. */
export const drawUnitGrids = ({ unitGrids }: Pick<HandPlanView, 'unitGrids'>): GridDrawing | null =>
  drawGrids(unitGrids.map(({ code, group, rings }) => ({ code, communityCode: group, rings })));

/** What the map shows of a plan: the chosen grid is filled, unit grids that changed hands are marked, borders of grids are strong. */
export function planDrawing(
  { unitGrids }: Pick<HandPlanView, 'unitGrids'>,
  base: GridDrawing | null,
  { plan, target, lasso, crosshair }: PlanEditing,
): MapDrawing {
  const origin = (v: number) => unitGrids[v]?.number;
  const borders = base
    ? base.arcs.map(({ points, left, right }) => ({
        isOutside: left === -1 || right === -1 || plan[left] !== plan[right],
        points: points.map((point) => inDegrees(base, point)),
      }))
    : unitGrids.flatMap(({ rings }) => rings.map((points) => ({ isOutside: false, points })));
  return {
    cells: unitGrids.map(({ code, rings }, v) => ({
      id: code,
      name: String((plan[v] ?? 0) + 1),
      // The chosen grid is to be seen whole, what changed hands in a lighter tone.
      state: plan[v] === target || plan[v] !== origin(v) ? 'changed' : 'same',
      isSelected: plan[v] === target,
      rings,
    })),
    borders,
    line: lasso.length > 2 ? [...lasso, lasso[0] ?? [0, 0]] : lasso,
    corners: [],
    cross: crosshair,
  };
}
