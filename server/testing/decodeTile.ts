import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { TilePort } from '../application/ports.ts';
import type { TileSource } from '../contract/tiles.ts';
import type { CaseScope } from '../domain/identity/permissions.ts';

/** Zoom, x and y of a tile. */
export type TileNumbers = [zoom: number, x: number, y: number];

/** The tile of a zoom that holds a place; by default one amid the generated city. */
export const tileAt = (zoom: number, longitude = 100.0153, latitude = 30.0149): TileNumbers => {
  const radians = (latitude * Math.PI) / 180;
  const scale = 2 ** zoom;
  const y = ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * scale;
  return [zoom, Math.floor(((longitude + 180) / 360) * scale), Math.floor(y)];
};

/** A decoded feature, in tile units. */
export interface Shape {
  properties: VectorTileFeature['properties'];
  type: number;
  rings: { x: number; y: number }[][];
}
export type Decoded = Partial<Record<string, Shape[]>>;

/** Reads a tile and decodes it: every layer's features in the order of their attributes, and the tile's weight. */
export async function decodeTile(
  tiles: Pick<TilePort, 'read'>,
  source: TileSource,
  tile: TileNumbers,
  scope: CaseScope,
): Promise<{ layers: Decoded; bytes: number }> {
  const bytes = await tiles.read(source, ...tile, scope);
  const { layers } = new VectorTile(new PbfReader(bytes));
  const result: Decoded = {};
  for (const [name, layer] of Object.entries(layers)) {
    if (layer.version !== 2 || layer.extent !== 4096)
      throw new Error(`${name}: version ${layer.version}, ${layer.extent}`);
    result[name] = Array.from({ length: layer.length }, (_, index) => shapeOf(layer.feature(index))).sort(byProperties);
  }
  return { layers: result, bytes: bytes.length };
}

function shapeOf(feature: VectorTileFeature): Shape {
  return { properties: feature.properties, type: feature.type, rings: feature.loadGeometry() };
}
const byProperties = (one: Shape, other: Shape) =>
  JSON.stringify(one.properties) < JSON.stringify(other.properties) ? -1 : 1;

/** Twice the signed area of a ring in tile units; positive is clockwise as seen, the format's sign of an outer ring. */
export function ringArea(ring: Shape['rings'][number]): number {
  return ring.reduce((sum, point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point;
    return sum + point.x * next.y - next.x * point.y;
  }, 0);
}
/** Twice the area of all rings, holes taken off. */
export const signedSize = ({ rings }: Shape) => rings.reduce((sum, ring) => sum + ringArea(ring), 0);
/** The middle of a shape's bounding box. */
export function middleOf({ rings }: Shape): [number, number] {
  const xs = rings.flat().map(({ x }) => x);
  const ys = rings.flat().map(({ y }) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
