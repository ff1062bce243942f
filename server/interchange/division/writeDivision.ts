import { inMetres } from '../../domain/division/cells/checkTown.ts';
import type { TownDivision } from '../../domain/division/cells/divideTown.ts';
import type { Ring } from '../../domain/division/topology/exact.ts';
import type { LocalPlane } from './localPlane.ts';

/** The cells as GeoJSON in the coordinates of the town's file. Cells that share a corner have it to the last digit. */
export function writeCells({ cells, town }: TownDivision, plane: LocalPlane) {
  const place = (ring: Ring) =>
    [...ring, ...ring.slice(0, 1)].map((point) => plane.unproject(inMetres(point, town.origin)));
  return {
    type: 'FeatureCollection',
    features: cells.map(({ code, communityCode, area, polygons }) => ({
      type: 'Feature',
      properties: { code, community: communityCode, area },
      geometry:
        polygons.length === 1
          ? { type: 'Polygon', coordinates: (polygons[0] ?? []).map(place) }
          : { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(place)) },
    })),
  };
}

/** The borders as GeoJSON lines, each with the codes of the cells left and right of it (null for outside). */
export function writeArcs({ arcs, cells, town }: TownDivision, plane: LocalPlane) {
  return {
    type: 'FeatureCollection',
    features: arcs.map(({ points, left, right }) => ({
      type: 'Feature',
      properties: { left: cells[left]?.code ?? null, right: cells[right]?.code ?? null },
      geometry: {
        type: 'LineString',
        coordinates: points.map((point) => plane.unproject(inMetres(point, town.origin))),
      },
    })),
  };
}

/** What was proved, what fell short. */
export function certificateOf({ figures, proofs, missed, cutCourtyards }: TownDivision) {
  const isProved = proofs.every(({ holds, isRequired }) => holds || !isRequired);
  return { isProved, figures, proofs, missed, cutCourtyards };
}
