import type { Position } from '@domain/case/caseFile';
import { circle, pointOnFeature } from '@turf/turf';
import type { CaseMark, ComponentMark, FilePlace, MapDrawing, MapLine, MapOutline, MyPosition } from './types';

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

/** Grids that are being edited: cells with a name point each, borders, the line that is drawn, corners. */
export function drawingCollection(drawing: MapDrawing | null): Collection {
  if (!drawing) return nothing;
  const feature = (role: string, geometry: GeoJSON.Geometry, properties: object = {}): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { role, ...properties },
    geometry,
  });
  const way = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => [x, y]);
  return {
    type: 'FeatureCollection',
    features: [
      ...drawing.cells.flatMap(({ rings, name, state, isSelected, isBesideSelected = false }) => {
        const shape: GeoJSON.Polygon = { type: 'Polygon', coordinates: rings.map(way) };
        return [
          feature('cell', shape, { state, isSelected, isBesideSelected }),
          feature('name', pointOnFeature(shape).geometry, { name }),
        ];
      }),
      ...drawing.borders.map(({ points, isOutside }) =>
        feature('border', { type: 'LineString', coordinates: way(points) }, { isOutside }),
      ),
      ...(drawing.strips ?? []).map((line) => feature('strip', { type: 'LineString', coordinates: way(line) })),
      ...(drawing.line.length > 1 ? [feature('line', { type: 'LineString', coordinates: way(drawing.line) })] : []),
      ...drawing.line.map(([x, y]) => feature('corner', { type: 'Point', coordinates: [x, y] }, { isSelected: true })),
      ...(drawing.snap
        ? [feature('snap', { type: 'Point', coordinates: [...drawing.snap.at] }, { name: drawing.snap.name })]
        : []),
      ...(drawing.cross ? [feature('cross', { type: 'Point', coordinates: [...drawing.cross] })] : []),
      ...drawing.corners.map(({ at: [x, y], isSelected }) =>
        feature('corner', { type: 'Point', coordinates: [x, y] }, { isSelected }),
      ),
    ],
  };
}

/** Components as points with what their layer needs to know. */
export function componentsCollection(components: readonly ComponentMark[], selectedCode: string | null): Collection {
  const features = components.map(({ code, location, isIntact }) => ({
    type: 'Feature' as const,
    properties: { code, isIntact, isSelected: code === selectedCode },
    geometry: pointOf(location),
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

/** Areas with the colour of each. */
export function outlinesCollection(outlines: readonly MapOutline[]): Collection {
  const features = outlines.map(({ key, color, polygons }) => ({
    type: 'Feature' as const,
    properties: { key, color },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
  }));
  return { type: 'FeatureCollection', features };
}

/** Lines by what they mean. */
export function linesCollection(lines: readonly MapLine[]): Collection {
  const features = lines.map(({ role, lines: parts }) => ({
    type: 'Feature' as const,
    properties: { role },
    geometry: { type: 'MultiLineString' as const, coordinates: parts.map((part) => part.map(([x, y]) => [x, y])) },
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
