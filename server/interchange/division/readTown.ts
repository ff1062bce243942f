import type { PlaneArea, PlanePoint, Town } from '../../domain/division/cells/town.ts';
import { type LocalPlane, localPlane, truePlane } from './localPlane.ts';
import {
  flatDocument,
  layerCollection,
  layeredDocument,
  layerOf,
  type TownFeature,
  type TownGeometry,
  type TownLayer,
  townLayers,
} from './townDocument.ts';

/** A town as it was read, and the way back to the coordinates of its file. */
export interface TownFile {
  readonly town: Town;
  readonly plane: LocalPlane;
}

/** Why a file is no town, in one sentence with the place. */
export class TownFileError extends Error {}

/**
 * Reads a GeoJSON text with the layers communities (polygons with a 12-digit `code`), streets, water, courtyards, components. Coordinates
 * are degrees (WGS 84 / CGCS2000) or metres on a plane. Throws a `TownFileError` when the text is something else.
 */
export function readTown(text: string): TownFile {
  const layers = featuresByLayer(parseJson(text));
  for (const [at, { geometry }] of (layers.get('communities') ?? []).entries()) {
    if (polygonsOf(geometry).length === 0)
      throw new TownFileError(`communities[${at}]: no polygon, but ${geometry?.type ?? 'nothing'}`);
  }
  const plane = planeOf(layers);
  if (plane !== truePlane) refuseOtherThanDegrees(layers);
  const of = (layer: TownLayer) => layers.get(layer) ?? [];
  const place = (points: readonly number[][]) => points.map(([x, y]) => plane.project([x as number, y as number]));
  const areas = ({ geometry }: TownFeature): PlaneArea[] => polygonsOf(geometry).map((rings) => rings.map(place));
  const lines = (layer: TownLayer): PlanePoint[][] => of(layer).flatMap(({ geometry }) => linesOf(geometry).map(place));
  return {
    plane,
    town: {
      communities: of('communities').map((feature) => ({ code: codeOf(feature), areas: areas(feature) })),
      streets: lines('streets'),
      waters: lines('waters'),
      courtyards: of('courtyards').flatMap(areas),
      components: of('components').flatMap(({ geometry }) => place(pointsOf(geometry))),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is no part of JSON, but of many files.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new TownFileError(`not a JSON file: ${(error as Error).message}`);
  }
}

function featuresByLayer(document: unknown): Map<TownLayer, TownFeature[]> {
  const flat = flatDocument.safeParse(document);
  if (flat.success) return byNamedLayer(flat.data.features);
  const isCollection = typeof document === 'object' && document !== null && 'features' in document;
  const layered = layeredDocument.safeParse(document);
  if (isCollection || !layered.success) throw new TownFileError(firstIssue('', flat.error.issues));
  const layers = new Map<TownLayer, TownFeature[]>();
  for (const [name, value] of Object.entries(layered.data)) {
    const layer = layerOf(name);
    if (!layer) continue;
    const parsed = layerCollection.safeParse(value);
    if (!parsed.success) throw new TownFileError(firstIssue(name, parsed.error.issues));
    layers.set(layer, [...(layers.get(layer) ?? []), ...parsed.data.features]);
  }
  if (layers.size === 0) throw new TownFileError(`no layer found; known layers: ${townLayers.join(', ')}`);
  return layers;
}

function byNamedLayer(features: readonly TownFeature[]): Map<TownLayer, TownFeature[]> {
  const layers = new Map<TownLayer, TownFeature[]>();
  for (const [at, feature] of features.entries()) {
    const name = feature.properties?.layer ?? feature.properties?.kind;
    const layer = typeof name === 'string' ? layerOf(name) : undefined;
    if (!layer) {
      throw new TownFileError(
        `features[${at}]: unknown layer ${JSON.stringify(name)}; known: ${townLayers.join(', ')}`,
      );
    }
    layers.set(layer, [...(layers.get(layer) ?? []), feature]);
  }
  return layers;
}

function firstIssue(name: string, issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const [issue] = issues;
  return `${[name, ...(issue?.path ?? [])].filter((part) => part !== '').join('.')}: ${issue?.message ?? 'not GeoJSON'}`;
}

function codeOf({ properties }: TownFeature): string {
  const code = properties?.code ?? properties?.CODE ?? '';
  return typeof code === 'string' || typeof code === 'number' ? String(code) : '';
}

/** What lies in another plane than the communities would be left out without a word. */
function refuseOtherThanDegrees(layers: ReadonlyMap<TownLayer, readonly TownFeature[]>): void {
  for (const [layer, features] of layers) {
    for (const [at, { geometry }] of features.entries()) {
      const found = [...linesOf(geometry).flat(), ...pointsOf(geometry)].find(
        ([x, y]) => Math.abs(x as number) > 180 || Math.abs(y as number) > 90,
      );
      if (found)
        throw new TownFileError(
          `${layer}[${at}]: ${found.slice(0, 2)} are no degrees, but the communities are in degrees`,
        );
    }
  }
}

/** Degrees when every coordinate can be one; a plane of metres in that small range would be a town of 360 m. */
function planeOf(layers: ReadonlyMap<TownLayer, readonly TownFeature[]>): LocalPlane {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of layers.get('communities') ?? []) {
    for (const [x, y] of polygonsOf(geometry).flat(2)) {
      west = Math.min(west, x as number);
      east = Math.max(east, x as number);
      south = Math.min(south, y as number);
      north = Math.max(north, y as number);
    }
  }
  const isTurned = west >= -90 && east <= 90 && south >= -180 && north <= 180 && north > 90;
  if (isTurned && east - west < 2 && north - south < 2)
    throw new TownFileError(
      `communities: ${west}, ${south} looks like latitude before longitude; GeoJSON has longitude first`,
    );
  const isDegrees = west >= -180 && east <= 180 && south >= -90 && north <= 90 && east - west < 2 && north - south < 2;
  return isDegrees ? localPlane((west + east) / 2, (south + north) / 2) : truePlane;
}

function polygonsOf(geometry: TownGeometry | null): number[][][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** Of an area (a river with two banks) its borders. */
function linesOf(geometry: TownGeometry | null): number[][][] {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  if (geometry?.type === 'MultiLineString') return geometry.coordinates;
  return polygonsOf(geometry).flat();
}

function pointsOf(geometry: TownGeometry | null): number[][] {
  if (geometry?.type === 'Point') return [geometry.coordinates];
  return geometry?.type === 'MultiPoint' ? geometry.coordinates : [];
}
