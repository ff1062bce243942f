import type { GridDrawing, StoredGrid, SurroundingGrid } from '../../domain/division/edit/drawing.ts';
import { joinNeighbours } from '../../domain/division/edit/joinNeighbours.ts';
import { ringsInDegrees } from '../../domain/division/edit/measure.ts';
import { wholeGrids } from '../../domain/division/edit/pieces.ts';
import { surroundingGrids } from '../../domain/division/edit/surroundings.ts';
import type { PlanePolygon } from '../../domain/division/topology/polygons.ts';
import type { DrawnShape } from './unitGridDraftPort.ts';

/** Professional grids as they shall be stored. */
export interface ProfessionalGridsToPublish {
  /** The new ones. */
  readonly begun: readonly DrawnShape[];
  /** Those that stay, of the draft or beside it; where one got corners of the new borders, its shape is the same. */
  readonly kept: readonly { readonly code: string; readonly shape: string }[];
}

/** The grids of a drawing with all their pieces, and those beside it; common borders agree to the last digit. */
export function professionalGridsToPublish(
  drawn: GridDrawing,
  beside: readonly StoredGrid[],
): ProfessionalGridsToPublish {
  const around = surroundingGrids(drawn, beside);
  const { drawing, neighbours } = joinNeighbours(drawn, around);
  const shapeOf = (polygons: readonly PlanePolygon[]): string =>
    JSON.stringify({ type: 'MultiPolygon', coordinates: polygons.map((rings) => ringsInDegrees(drawing, rings)) });
  const grids = wholeGrids(drawing).map(({ id, code, polygons }) => ({ id, code, shape: shapeOf(polygons) }));
  return {
    begun: grids.flatMap(({ id, code, shape }) => (code === null ? { id, shape } : [])),
    kept: [
      ...grids.flatMap(({ code, shape }) => (code === null ? [] : { code, shape })),
      ...withAllPieces(neighbours, around, beside).map(({ code, polygons }) => ({ code, shape: shapeOf(polygons) })),
    ],
  };
}

/** Neighbours of which a piece got corners, with their other pieces; one that reaches too far for the drawing stays as it is. */
function withAllPieces(
  changed: readonly SurroundingGrid[],
  around: readonly SurroundingGrid[],
  stored: readonly StoredGrid[],
): { code: string; polygons: PlanePolygon[] }[] {
  const pieceKey = ({ code, piece }: Pick<StoredGrid, 'code' | 'piece'>): string => `${code}#${piece ?? 1}`;
  const byKey = new Map([...around, ...changed].map((grid) => [pieceKey(grid), grid.rings]));
  return [...new Set(changed.map(({ code }) => code))].flatMap((code) => {
    const pieces = stored.filter((grid) => grid.code === code).map((grid) => byKey.get(pieceKey(grid)) ?? []);
    return pieces.some((rings) => rings.length === 0) ? [] : { code, polygons: pieces };
  });
}
