import type { SurveyGeometry, SurveyItem } from '../../domain/survey/record.ts';
import type { OpenStream } from './fileMeter.ts';
import { type JsonObjects, jsonObjects } from './jsonObjects.ts';
import { readStart } from './textEncoding.ts';

/** The features of a collection, of a sequence (one on each line), or of a file that is one single feature. */
export async function* geojsonRecords(path: string, open: OpenStream): AsyncGenerator<SurveyItem> {
  const chunks = open(path, { highWaterMark: 1 << 18 });
  yield* featureItems(jsonObjects(chunks, { head: '' } satisfies JsonObjects));
}

/** What the collection says of its coordinate system (a member that GeoJSON once had): `EPSG:4490`, or null. */
export async function statedCrsOfGeojson(path: string): Promise<string | null> {
  const start = (await readStart(path, 4096)).toString();
  const name = /"crs"\s*:\s*\{[^{}]*\{\s*"name"\s*:\s*"([^"]+)"/.exec(start)?.[1];
  const code = name && /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  // CRS84 is what GeoJSON means anyway.
  return code ? `EPSG:${code}` : null;
}

/** Reads texts that should each be one feature. */
export async function* featureItems(texts: AsyncIterable<string>): AsyncGenerator<SurveyItem> {
  let position = 0;
  for await (const text of texts) {
    position += 1;
    yield itemOf(position, text);
  }
}

function itemOf(position: number, text: string): SurveyItem {
  let feature: unknown;
  try {
    feature = JSON.parse(text);
  } catch {
    return { position, broken: 'not-json' };
  }
  if (!isObject(feature)) return { position, broken: 'not-a-feature' };
  if (feature.type !== 'Feature') {
    const geometry = geometryOf(feature);
    return geometry ? { position, attributes: {}, geometry } : { position, broken: 'not-a-feature' };
  }
  const properties = isObject(feature.properties) ? feature.properties : {};
  const attributes = textsOf(properties);
  if ((typeof feature.id === 'string' || typeof feature.id === 'number') && attributes.id === undefined) {
    attributes.id = String(feature.id);
  }
  return { position, attributes, geometry: isObject(feature.geometry) ? geometryOf(feature.geometry) : null };
}

/** Values as texts; what is no plain value is kept as JSON. */
export function textsOf(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (value === null || value === undefined) return [name, ''];
      if (value instanceof Date) return [name, Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)];
      return [name, typeof value === 'object' ? JSON.stringify(value) : String(value).trim()];
    }),
  );
}

/** A GeoJSON geometry with numbers, or texts of numbers, as coordinates; of several points the first counts. */
export function geometryOf(geometry: Readonly<Record<string, unknown>>): SurveyGeometry | null {
  const { type, coordinates, geometries } = geometry;
  if (type === 'Point') return shaped('point', [[coordinates]]);
  if (type === 'MultiPoint') return shaped('point', [listOf(coordinates).slice(0, 1)]);
  if (type === 'LineString') return shaped('line', [coordinates]);
  if (type === 'MultiLineString') return shaped('line', listOf(coordinates));
  if (type === 'Polygon') return shaped('area', listOf(coordinates));
  if (type === 'MultiPolygon') return shaped('area', listOf(coordinates).flatMap(listOf));
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    const [part] = geometries.filter(isObject);
    return part ? geometryOf(part) : null;
  }
  return null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function shaped(kind: SurveyGeometry['kind'], lists: readonly unknown[]): SurveyGeometry | null {
  const [coordinates, ...others] = lists.map(placesOf).filter((places) => places.length > 0);
  if (!coordinates) return null;
  return others.length > 0 ? { kind, coordinates, others } : { kind, coordinates };
}

function placesOf(list: unknown): [number, number][] {
  return listOf(list).flatMap((place): [number, number][] => {
    if (!Array.isArray(place) || place.length < 2) return [];
    return [[numberOf(place[0]), numberOf(place[1])]];
  });
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
