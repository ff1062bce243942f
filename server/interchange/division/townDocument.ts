import { z } from 'zod';

/** The layers of a town document by every name that people give them. */
const layerNames = {
  communities: ['communities', 'community', '社区', '居村委'],
  streets: ['streets', 'street', 'roads', 'road', '道路', '街道'],
  waters: ['water', 'waters', 'river', 'rivers', 'waterway', '水系', '河流'],
  courtyards: ['courtyards', 'courtyard', 'yards', 'yard', 'parcels', 'parcel', '院落', '地块'],
  components: ['components', 'component', 'points', '部件'],
} as const;
export type TownLayer = keyof typeof layerNames;
export const townLayers = Object.keys(layerNames) as TownLayer[];

const layerByName = new Map(
  townLayers.flatMap((layer) => layerNames[layer].map((name): [string, TownLayer] => [name, layer])),
);

/** The layer of a name, whatever its case. */
export function layerOf(name: string): TownLayer | undefined {
  return layerByName.get(name.trim().toLowerCase());
}

const position = z.array(z.number()).min(2);
const line = z.array(position);
const polygon = z.array(line);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: line }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: polygon }),
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
]);
export type TownGeometry = z.infer<typeof geometry>;

const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: geometry.nullable(),
});
export type TownFeature = z.infer<typeof feature>;

const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) });
const crs = z.object({ properties: z.object({ name: z.string() }) }).nullish();

/** One collection whose features name their layer (`"layer": "streets"`), or one collection for each layer under its name. */
export const flatDocument = collection.extend({ crs });
export const layeredDocument = z.record(z.string(), z.unknown());
export const layerCollection = collection;
