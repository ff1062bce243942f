import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Geometry, Polygon, Position } from 'geojson';
import { degreesToUnits, type Point } from '../build/plane';
import { BASE_FOLDER } from '../build/write';

/** A feature as the base gives it. */
export interface BaseFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry;
}

export function readFeatures(name: string): BaseFeature[] {
  return readText(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as BaseFeature);
}

export function readTable(name: string): Array<Readonly<Record<string, string>>> {
  return parse(readText(name), { columns: true }) as Array<Record<string, string>>;
}

export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(BASE_FOLDER, name), 'utf8')) as T;
}

function readText(name: string): string {
  return gunzipSync(readFileSync(path.join(BASE_FOLDER, name))).toString('utf8');
}

export function text({ properties }: BaseFeature, key: string): string {
  return String(properties[key]);
}

/** The polygons of a feature, whatever its type. */
export function polygonsOf({ geometry }: BaseFeature): Polygon['coordinates'][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  throw new Error(`not an area: ${geometry.type}`);
}

/** All rings in units of 1e-7 degree, without the closing point. */
export function ringsInUnits(feature: BaseFeature): Point[][] {
  return polygonsOf(feature)
    .flat()
    .map((ring) => ring.slice(0, -1).map((position) => degreesToUnits(asPoint(position))));
}

export function asPoint(position: Position): Point {
  return [position[0] ?? 0, position[1] ?? 0];
}
