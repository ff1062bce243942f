import { type GeoJSONVTFeature, type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Geometry, Position } from 'geojson';
import { type TileLayer, tileAttributes } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { type LayerQuery, tileRow, tileValues } from './layerQuery.ts';
import { TILE_BUFFER, TILE_EXTENT, type TileBox } from './tileBox.ts';

type Attributes = Record<string, string | null>;
interface FeatureRow {
  layer: TileLayer;
  attributes: Attributes;
  is_whole: boolean;
  /** GeoJSON in tile units, y downwards. */
  shape: Geometry | null;
}

/** One tile's bytes made in JavaScript, for a database without `ST_AsMVT`: same rows, same layers, one statement. */
export async function encodeInProcess(
  database: Database,
  box: TileBox,
  layers: readonly LayerQuery[],
  scope: CaseScope,
): Promise<Uint8Array> {
  if (layers.length === 0) return new Uint8Array();
  const text = `${tileRow} ${layers.map(layerRows).join(' UNION ALL ')}`;
  const rows = await runStatement<FeatureRow>(database, { text }, tileValues(box, scope));
  const tiles: Record<string, GeoJSONVTTile> = {};
  for (const { layer, most = Number.POSITIVE_INFINITY } of layers) {
    const ofLayer = rows.filter((row) => row.layer === layer);
    const features = ofLayer.length <= most ? ofLayer.flatMap(featuresOf) : [];
    if (features.length > 0) tiles[layer] = { features } as GeoJSONVTTile;
  }
  return Object.keys(tiles).length === 0 ? new Uint8Array() : fromGeojsonVt(tiles, { version: 2, extent: TILE_EXTENT });
}

function layerRows({ layer, text, cut }: LayerQuery): string {
  const attributes = tileAttributes[layer].map((name) => `'${name}', "${name}"`).join(', ');
  const isWhole = cut === 'fit' ? 'shape @ tile.around' : `${cut === 'point'}`;
  const oriented = cut === 'point' ? 'shape' : 'ST_ForcePolygonCW(shape)';
  return `
    SELECT '${layer}' AS layer, json_build_object(${attributes}) AS attributes, ${isWhole} AS is_whole,
      ST_AsGeoJSON(ST_Affine(${oriented}, tile.scale, 0, 0, -tile.scale, tile.dx, tile.dy), 1, 0)::json AS shape
    FROM tile, (${text}) AS "${layer}"`;
}

function featuresOf({ attributes, is_whole, shape }: FeatureRow): GeoJSONVTFeature[] {
  if (shape === null) return [];
  return is_whole ? wholeFeature(shape, attributes) : clippedFeatures(shape, attributes);
}

function wholeFeature(shape: Geometry, tags: Attributes): GeoJSONVTFeature[] {
  switch (shape.type) {
    case 'Point':
      return [{ type: 1, tags, geometry: [rounded(shape.coordinates)] }];
    case 'Polygon':
      return polygon(shape.coordinates, tags);
    case 'MultiPolygon':
      return polygon(shape.coordinates.flat(), tags);
    default:
      throw new Error(`a ${shape.type} is never left whole`);
  }
}

/** Rings in whole units without repeated points, as `ST_SnapToGrid` leaves them; a ring that collapses is dropped. */
function polygon(rings: Position[][], tags: Attributes): GeoJSONVTFeature[] {
  const geometry = rings.map(snappedRing).filter((ring) => ring.length >= 4);
  return geometry.length > 0 ? [{ type: 3, tags, geometry }] : [];
}

function snappedRing(ring: Position[]): [number, number][] {
  const points: [number, number][] = [];
  for (const position of ring) {
    const [x, y] = rounded(position);
    const last = points.at(-1);
    if (!last || last[0] !== x || last[1] !== y) points.push([x, y]);
  }
  return points;
}

const rounded = ([x = 0, y = 0]: Position): [number, number] => [Math.round(x), Math.round(y)];

/** The tile is the unit square of a world of its own, so that the library cuts without projecting anything. */
function clippedFeatures(shape: Geometry, tags: Attributes): GeoJSONVTFeature[] {
  const geometry = { ...shape, coordinates: scaled('coordinates' in shape ? shape.coordinates : []) } as Geometry;
  const tile = geoJSONToTile({ type: 'Feature', properties: tags, geometry }, 0, 0, 0, {
    coordinates: 'unitSquare',
    wrap: false,
    clip: true,
    maxZoom: 0,
    tolerance: 0,
    extent: TILE_EXTENT,
    buffer: TILE_BUFFER,
  });
  return tile?.features ?? [];
}

type Coordinates = Position | Position[] | Position[][] | Position[][][];
function scaled(coordinates: Coordinates): unknown {
  return coordinates.map((item) => (typeof item === 'number' ? item / TILE_EXTENT : scaled(item)));
}
