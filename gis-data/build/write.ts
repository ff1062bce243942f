import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Geometry, Position } from 'geojson';
import type { Coverage, VertexId } from './coverage';
import type { VertexPolygon } from './dissolve';
import { metresToUnits, type Point, unitsToDegrees } from './plane';

/** Where the outputs stand. */
export const BASE_FOLDER = path.join(import.meta.dirname, '..', 'base');

export interface OutputFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry;
}

/** Writes one GeoJSON feature a line, gzipped. Without a time stamp in the header, so that equal data give equal bytes. */
export function writeFeatures(name: string, features: readonly OutputFeature[]): void {
  const lines = features.map(({ properties, geometry }) => JSON.stringify({ type: 'Feature', properties, geometry }));
  writeGzip(name, `${lines.join('\n')}\n`);
}

export function writeGzip(name: string, text: string): void {
  mkdirSync(BASE_FOLDER, { recursive: true });
  writeFileSync(path.join(BASE_FOLDER, name), gzipSync(text, { level: 9 }));
}

export function writeJson(name: string, value: unknown): void {
  mkdirSync(BASE_FOLDER, { recursive: true });
  writeFileSync(path.join(BASE_FOLDER, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** Polygons of the coverage as a Polygon or MultiPolygon in WGS 84. */
export function polygonGeometry(coverage: Coverage, polygons: readonly VertexPolygon[]): Geometry {
  const coordinates = polygons.map((rings) => rings.map((ring) => ringPositions(coverage, ring)));
  const [only, ...more] = coordinates;
  if (only && more.length === 0) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates };
}

function ringPositions(coverage: Coverage, ring: readonly VertexId[]): Position[] {
  const positions = ring.map((vertex) => unitsToDegrees(coverage.unitsOf(vertex)));
  return [...positions, positions[0] as Position];
}

/** A line in metres as WGS 84 positions. */
export function linePositions(line: readonly Point[]): Position[] {
  return line.map((point) => unitsToDegrees(metresToUnits(point)));
}

/** A closed ring of positions from an open or closed ring in metres. */
export function ringOfMetres(ring: readonly Point[]): Position[] {
  const positions = linePositions(ring);
  const [first, last] = [positions[0] as Position, positions.at(-1) as Position];
  return first[0] === last[0] && first[1] === last[1] ? positions : [...positions, first];
}
