import type { Position } from '@domain/case/caseFile';
import { circle } from '@turf/turf';
import type { CaseMark, FilePlace, MyPosition } from './types';

type Collection = GeoJSON.FeatureCollection;

/** Nothing to draw. */
export const nothing: Collection = { type: 'FeatureCollection', features: [] };

/** Cases as points with what their layer needs to know. */
export function marksCollection(marks: readonly CaseMark[], selectedId: string | null): Collection {
  const features = marks.map((mark) => ({
    type: 'Feature' as const,
    properties: {
      id: mark.id,
      district: mark.districtCode,
      lamp: mark.lamp,
      stage: mark.stage,
      isSelected: mark.id === selectedId,
      isRelated: mark.isRelated ?? false,
    },
    geometry: pointOf(mark.location),
  }));
  return { type: 'FeatureCollection', features };
}

/** The places of a file. */
export function placesCollection(places: readonly FilePlace[]): Collection {
  const features = places.map(({ hasProblem, ...position }) => ({
    type: 'Feature' as const,
    properties: { hasProblem },
    geometry: pointOf(position),
  }));
  return { type: 'FeatureCollection', features };
}

/** One point, or nothing. */
export function pointCollection(position: Position | null): Collection {
  if (!position) return nothing;
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: pointOf(position) }] };
}

/** The circle within which the device believes itself to be, in true metres. */
export function accuracyCollection(me: MyPosition | null): Collection {
  if (!me) return nothing;
  const ring = circle([me.longitude, me.latitude], Math.max(1, me.accuracyMeters), { units: 'meters', steps: 48 });
  return { type: 'FeatureCollection', features: [ring] };
}

function pointOf({ longitude, latitude }: Position): GeoJSON.Point {
  return { type: 'Point', coordinates: [longitude, latitude] };
}
