import type { GridDrawing, StoredGrid } from '../../domain/division/edit/drawing.ts';
import { joinNeighbours } from '../../domain/division/edit/joinNeighbours.ts';
import { type MeasuredCell, measureCells, ringsInDegrees } from '../../domain/division/edit/measure.ts';
import { surroundingGrids } from '../../domain/division/edit/surroundings.ts';
import type { DrawnGrid } from './unitGridDraftPort.ts';

/** A row of grids is about a hundred metres high: a thousandth of a degree. */
const ROW_DEGREES = 0.0009;

/** Grids as they shall be stored. */
export interface GridsToPublish {
  /** Those of the draft; new ones in the order in which codes are given: in rows from north to south, in a row from west to east. */
  readonly grids: readonly DrawnGrid[];
  /** Grids beside the draft that get corners of the new borders; their shape stays. */
  readonly neighbours: readonly { readonly code: string; readonly shape: string }[];
}

/** The grids of a drawing and of what lies beside it, with common borders that agree to the last digit. */
export function gridsToPublish(drawn: GridDrawing, beside: readonly StoredGrid[]): GridsToPublish {
  const { drawing, neighbours } = joinNeighbours(drawn, surroundingGrids(drawn, beside));
  const cells = measureCells(drawing).map((cell) => ({ cell, center: centerOf(cell) }));
  const top = Math.max(...cells.map(({ center }) => center[1]));
  const rowOf = ([, latitude]: readonly [number, number]) => Math.floor((top - latitude) / ROW_DEGREES);
  return {
    grids: cells
      .sort((one, other) => rowOf(one.center) - rowOf(other.center) || one.center[0] - other.center[0])
      .map(({ cell: { code, communityCode, rings } }) => ({ code, communityCode, shape: polygonOf(rings) })),
    neighbours: neighbours.map(({ code, rings }) => ({
      code,
      shape: polygonOf(ringsInDegrees(drawing, rings)),
    })),
  };
}

/** GeoJSON of a polygon in degrees. */
export const polygonOf = (rings: MeasuredCell['rings']): string =>
  JSON.stringify({ type: 'Polygon', coordinates: rings });

function centerOf({ rings }: MeasuredCell): readonly [number, number] {
  const points = (rings[0] ?? []).slice(1);
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0);
  return [sum(0) / points.length, sum(1) / points.length];
}
