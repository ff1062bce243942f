import type { City } from '../contract/schemas.ts';
import { type TileSource, tileAttributes, tileSources } from '../contract/tiles.ts';

/** A TileJSON 3.0.0 document, as far as we fill it. */
export interface TileJson {
  tilejson: '3.0.0';
  scheme: 'xyz';
  name: string;
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds: City['bounds'];
  vector_layers: { id: string; fields: Record<string, string> }[];
}

/** Describes one source: where its tiles are at the present version, at which zooms, with which layers and attributes. */
export function tileJson(source: TileSource, version: string, bounds: City['bounds'], origin: string): TileJson {
  const { layers, minZoom, maxZoom } = tileSources[source];
  return {
    tilejson: '3.0.0',
    scheme: 'xyz',
    name: source,
    tiles: [`${origin}/tiles/${source}/${version}/{z}/{x}/{y}.pbf`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds,
    vector_layers: layers.map((id) => ({
      id,
      fields: Object.fromEntries(tileAttributes[id].map((name) => [name, 'String'])),
    })),
  };
}
