import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { defaultDivision } from '@domain/division/cells/town';
import type { GridDrawing } from '@domain/division/edit/drawing';
import { inDegrees, type MeasuredCell } from '@domain/division/edit/measure';
import { piecesOf } from '@domain/division/edit/pieces';
import type { Snapped } from '@domain/division/edit/snap';
import type { FreeStrip } from '@domain/division/edit/strips';
import type { Point } from '@domain/division/topology/exact';
import type { MapDrawing } from '../../map/types';
import { type Editing, shownDrawing } from './editingState';

/** Smallest and largest area of a unit grid that is in range, m². */
export type AreaRange = readonly [low: number, high: number];

/** The range that a draft's grids should be in: what its division aimed at, else 万米单元网格 ±30 %; null where there is none. */
export function rangeOf({ kind, certificate }: Pick<UnitGridDraftView, 'kind' | 'certificate'>): AreaRange | null {
  if (kind !== 'unit') return null;
  const { targetArea, tolerance } = certificate?.options ?? defaultDivision;
  return [targetArea * (1 - tolerance), targetArea * (1 + tolerance)];
}

/** How a cell is told on the map and in the table: an area out of range counts only where somebody changed it. */
export function stateOf(
  { code, area }: Pick<MeasuredCell, 'code' | 'area'>,
  range: AreaRange | null,
): 'same' | 'changed' | 'odd' {
  if (code !== null) return 'same';
  if (!range) return 'changed';
  return area < range[0] || area > range[1] ? 'odd' : 'changed';
}

/** What the map needs to know beside the work. */
export interface MapWords {
  readonly newGrid: string;
  readonly range: AreaRange | null;
  readonly strips: readonly FreeStrip[];
  /** What a point was held by, in words. */
  readonly snapName: (to: NonNullable<Snapped['to']>) => string;
}

/** What the map shows of the work. Corners are drawn with the tools that need them. */
export function mapDrawing(
  state: Editing,
  cells: readonly MeasuredCell[],
  { newGrid, range, strips, snapName }: MapWords,
): MapDrawing | null {
  const drawing = shownDrawing(state);
  if (!drawing) return null;
  const ofGrid = new Set(piecesOf(drawing, state.selected));
  const degrees = (point: Point) => inDegrees(drawing, point);
  return {
    cells: cells.map((cell) => ({
      id: cell.id,
      name: cell.code?.slice(-3) ?? newGrid,
      state: stateOf(cell, range),
      isSelected: cell.id === state.selected,
      isBesideSelected: cell.id !== state.selected && ofGrid.has(cell.id),
      rings: cell.rings,
    })),
    borders: drawing.arcs.map(({ points, left, right }) => ({
      isOutside: left === -1 || right === -1,
      points: points.map(degrees),
    })),
    line: (state.tool === 'draw' && state.line.length > 2
      ? [...state.line, ...state.line.slice(0, 1)]
      : state.line
    ).map(degrees),
    corners: cornersOf(state, drawing).map(({ point, isSelected }) => ({ at: degrees(point), isSelected })),
    strips: strips.map(({ line }) => line.map(degrees)),
    snap: state.snapped?.to ? { at: degrees(state.snapped.point), name: snapName(state.snapped.to) } : null,
    cross: state.crosshair,
  };
}

function cornersOf(state: Editing, drawing: GridDrawing): { point: Point; isSelected: boolean }[] {
  const picked = state.drag
    ? [{ point: state.drag.to, isSelected: true }]
    : state.picked === null
      ? []
      : [{ point: 'corner' in state.picked ? state.picked.corner : state.picked.at, isSelected: true }];
  if (state.tool !== 'reshape' && state.tool !== 'split' && state.tool !== 'draw') return picked;
  const points = new Map(
    drawing.arcs
      .filter(({ left, right }) => state.tool !== 'reshape' || drawing.isOutsideFree || (left !== -1 && right !== -1))
      .flatMap((arc) => arc.points.map((point) => [point.join(), point] as const)),
  );
  return [...[...points.values()].map((point) => ({ point, isSelected: false })), ...picked];
}
