import { type MeasuredCell, measureCells } from '../../domain/division/edit/measure.ts';
import type { DrawnGrid, UnitGridDraftRecord } from './unitGridDraftPort.ts';

/** A row of grids is about a hundred metres high: a thousandth of a degree. */
const ROW_DEGREES = 0.0009;

/** The grids of a draft, new ones in the order in which codes are given: in rows from north to south, in a row from west to east. */
export function gridsToPublish({ drawing }: Pick<UnitGridDraftRecord, 'drawing'>): DrawnGrid[] {
  const cells = measureCells(drawing).map((cell) => ({ cell, center: centerOf(cell) }));
  const top = Math.max(...cells.map(({ center }) => center[1]));
  const rowOf = ([, latitude]: readonly [number, number]) => Math.floor((top - latitude) / ROW_DEGREES);
  return cells
    .sort((one, other) => rowOf(one.center) - rowOf(other.center) || one.center[0] - other.center[0])
    .map(({ cell: { code, communityCode, rings } }) => ({
      code,
      communityCode,
      shape: JSON.stringify({ type: 'Polygon', coordinates: rings }),
    }));
}

function centerOf({ rings }: MeasuredCell): readonly [number, number] {
  const points = (rings[0] ?? []).slice(1);
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0);
  return [sum(0) / points.length, sum(1) / points.length];
}
