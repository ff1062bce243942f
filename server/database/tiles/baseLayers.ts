import type { TileLayer } from '../../contract/tiles.ts';
import { tileSources } from '../../contract/tiles.ts';
import { isValid, type LayerSource, meets, simplified } from './layerQuery.ts';
import { TILE_EXTENT, type TileBox } from './tileBox.ts';

/** Half a pixel below the deepest zoom; there nothing, because the client enlarges those tiles. */
const tolerance = (box: TileBox, maxZoom: number) => (box.zoom >= maxZoom ? 0 : 4);

/** Land, water, green and streets from the zoom that each feature names; what is smaller than a quarter pixel is left out. */
function baseLayer(layer: TileLayer): LayerSource {
  return (box) => {
    const least = (box.width / TILE_EXTENT) * 2;
    return {
      layer,
      text: `
        SELECT class, name, ${simplified('shape_mercator', box, tolerance(box, tileSources.base.maxZoom))} AS shape
        FROM base_features
        WHERE layer = '${layer}' AND min_zoom <= ${box.zoom} AND ${meets('shape_mercator', box)}
          AND greatest(ST_XMax(shape_mercator) - ST_XMin(shape_mercator),
            ST_YMax(shape_mercator) - ST_YMin(shape_mercator)) > ${least}`,
      values: [],
      cut: 'clip',
    };
  };
}

/** The zoom from which the areas of a level are in tiles. */
const areaZooms = [
  { level: 'district', minZoom: 0 },
  { level: 'subdistrict', minZoom: 8 },
  { level: 'community', minZoom: 13 },
] as const;

/** Administrative areas of one level from a zoom on. */
function areaLayer(layer: 'district' | 'subdistrict' | 'community', minZoom: number): LayerSource {
  return (box) => {
    if (box.zoom < minZoom) return null;
    return {
      layer,
      text: `
        SELECT code, name, ${simplified('boundary_mercator', box, tolerance(box, tileSources.areas.maxZoom))} AS shape
        FROM administrative_areas
        WHERE level = '${layer}' AND ${meets('boundary_mercator', box)} AND ${isValid(box)}`,
      values: [],
      cut: 'clip',
    };
  };
}

/** The name of each area as one point inside it: a polygon would be named in every tile that it is cut by. */
const areaNameLayer: LayerSource = (box) => {
  const levels = areaZooms.filter(({ minZoom }) => box.zoom >= minZoom).map(({ level }) => `'${level}'`);
  return {
    layer: 'area-name',
    text: `
      SELECT code, name, level, label_mercator AS shape
      FROM administrative_areas
      WHERE level IN (${levels.join(', ')}) AND ${meets('label_mercator', box)} AND ${isValid(box)}`,
    values: [],
    cut: 'point',
  };
};

export const baseLayers: readonly LayerSource[] = tileSources.base.layers.map(baseLayer);
export const areaLayers: readonly LayerSource[] = [
  ...areaZooms.map(({ level, minZoom }) => areaLayer(level, minZoom)),
  areaNameLayer,
];
