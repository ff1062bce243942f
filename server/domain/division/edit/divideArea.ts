import { inMetres, type TownFault } from '../cells/checkTown.ts';
import { divideTown } from '../cells/divideTown.ts';
import type { DivisionFigures } from '../cells/figures.ts';
import type { MissedCell } from '../cells/missedCells.ts';
import { type DivisionProgress, noProgress } from '../cells/progress.ts';
import type { Proof } from '../cells/prove.ts';
import { type DivisionOptions, defaultDivision, type PlanePoint } from '../cells/town.ts';
import { MILLIMETRES, type Point } from '../topology/exact.ts';
import { divisionCellId, drawGrids, type GridDrawing, type StoredGrid } from './drawing.ts';
import { metresPerDegree } from './measure.ts';

type Degrees = readonly [longitude: number, latitude: number];

/** Communities and what they shall be divided along. Degrees. */
export interface AreaToDivide {
  readonly communities: readonly {
    readonly code: string;
    readonly areas: readonly (readonly (readonly Degrees[])[])[];
  }[];
  readonly streets: readonly (readonly Degrees[])[];
  readonly waters: readonly (readonly Degrees[])[];
  /** Yards under one management, outer ring and holes: those no larger than a cell may be are kept whole. */
  readonly courtyards: readonly (readonly (readonly Degrees[])[])[];
  readonly components: readonly Degrees[];
}

/** What a division came to, for the person who has to judge it. */
export interface AreaCertificate {
  readonly options: DivisionOptions;
  readonly figures: DivisionFigures;
  readonly proofs: readonly Proof[];
  readonly missed: readonly MissedCell[];
  /** A corner of each courtyard that should have stayed whole and did not. Degrees. */
  readonly cutCourtyards: readonly Degrees[];
}

export type AreaDivision =
  | { readonly drawing: GridDrawing; readonly certificate: AreaCertificate }
  | { readonly faults: readonly TownFault[] };

/**
 * Divides communities into unit grids and gives them as a drawing to be edited: no cell has a code yet. The plane is that of degrees
 * stretched to metres at the middle of the area, right to one in ten thousand over some kilometres. Corners of the communities come back
 * with the degrees that they were given: grids outside of the area have the same corners. It may not be so where a street
 * meets the border within the five centimetres that are drawn together.
 */
export function divideArea(
  area: AreaToDivide,
  targetArea: number,
  progress: DivisionProgress = noProgress,
): AreaDivision {
  const plane = planeAt(middleOf(area));
  const options = { ...defaultDivision, targetArea };
  const result = divideTown(
    {
      communities: area.communities.map(({ code, areas }) => ({
        code,
        areas: areas.map((rings) => rings.map((ring) => ring.map(plane.project))),
      })),
      streets: area.streets.map((line) => line.map(plane.project)),
      waters: area.waters.map((line) => line.map(plane.project)),
      courtyards: area.courtyards.map((rings) => rings.map((ring) => ring.map(plane.project))),
      components: area.components.map(plane.project),
    },
    options,
    progress,
  );
  if ('faults' in result) return result;
  const { cells, town, figures, proofs, missed } = result.division;
  const cutCourtyards = result.division.cutCourtyards.flatMap(({ courtyard }) => {
    const corner = area.courtyards[courtyard]?.[0]?.[0];
    return corner ? [corner] : [];
  });
  const exact = cornersByMillimetre(area, plane.project);
  const inDegrees = (point: Point): Degrees => {
    const place = inMetres(point, town.origin);
    return exact.get(millimetreKey(place)) ?? plane.unproject(place);
  };
  const grids = cells.map(
    ({ code, communityCode, polygons }): StoredGrid => ({
      code,
      communityCode,
      rings: (polygons[0] ?? []).map((ring) => ring.map(inDegrees)),
    }),
  );
  const drawing = drawGrids(grids);
  if (!drawing) return { faults: [{ code: 'too-wide', path: 'communities', at: null }] };
  const fresh = drawing.cells.map((cell) => ({ ...cell, id: divisionCellId(cell.id), code: null }));
  return { drawing: { ...drawing, cells: fresh }, certificate: { options, figures, proofs, missed, cutCourtyards } };
}

/** The corners of the communities by the whole millimetre of the plane on which they are drawn. */
function cornersByMillimetre(
  { communities }: AreaToDivide,
  project: (point: Degrees) => PlanePoint,
): ReadonlyMap<string, Degrees> {
  const corners = communities.flatMap(({ areas }) => areas.flat(2));
  return new Map(corners.map((corner) => [millimetreKey(project(corner)), corner]));
}

const millimetreKey = ([x, y]: PlanePoint): string => `${Math.round(x * MILLIMETRES)} ${Math.round(y * MILLIMETRES)}`;

function middleOf({ communities }: AreaToDivide): Degrees {
  const points = communities.flatMap(({ areas }) => areas.flat(2));
  const middle = (axis: 0 | 1): number => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    return (low + high) / 2;
  };
  return [middle(0), middle(1)];
}

function planeAt([longitude, latitude]: Degrees) {
  const [east, north] = metresPerDegree(latitude);
  return {
    project: ([x, y]: Degrees): PlanePoint => [(x - longitude) * east, (y - latitude) * north],
    unproject: ([x, y]: PlanePoint): Degrees => [longitude + x / east, latitude + y / north],
  };
}
