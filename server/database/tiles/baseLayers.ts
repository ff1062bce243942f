import type { TileLayer } from '../../contract/tiles.ts';
import { tileSources } from '../../contract/tiles.ts';
import { drawnFrom, isValid, type LayerSource, meets } from './layerQuery.ts';
import { unitMeters } from './tileBox.ts';

/** Land, water, green and streets from the zoom that each feature names; what is smaller than a quarter pixel is left out. */
function baseLayer(layer: TileLayer): LayerSource {
  return (zoom) => ({
    layer,
    text: `
      SELECT class, name, ${drawnFrom('shape', zoom, [10, 12, 14])} AS shape
      FROM base_features, tile
      WHERE layer = '${layer}' AND min_zoom <= ${zoom} AND ${meets('shape_mercator')}
        AND greatest(ST_XMax(shape_mercator) - ST_XMin(shape_mercator),
          ST_YMax(shape_mercator) - ST_YMin(shape_mercator)) > ${unitMeters(zoom) * 2}`,
    cut: 'clip',
  });
}

/** The zoom from which the areas of a level are in tiles. */
const areaZooms = [
  { level: 'district', minZoom: 0 },
  { level: 'subdistrict', minZoom: 8 },
  { level: 'community', minZoom: 10 },
] as const;

/** Administrative areas of one level from a zoom on. */
function areaLayer(layer: 'district' | 'subdistrict' | 'community', minZoom: number): LayerSource {
  return (zoom) => {
    if (zoom < minZoom) return null;
    return {
      layer,
      text: `
        SELECT code, name, ${drawnFrom('boundary', zoom, [10, 12])} AS shape
        FROM administrative_areas, tile
        WHERE level = '${layer}' AND ${meets('boundary_mercator')} AND ${isValid}`,
      cut: 'clip',
    };
  };
}

/** The name of each area as one point inside it: a polygon would be named in every tile that it is cut by. */
const areaNameLayer: LayerSource = (zoom) => {
  const levels = areaZooms.filter(({ minZoom }) => zoom >= minZoom).map(({ level }) => `'${level}'`);
  return {
    layer: 'area-name',
    text: `
      SELECT code, name, level, label_mercator AS shape
      FROM administrative_areas, tile
      WHERE level IN (${levels.join(', ')}) AND ${meets('label_mercator')} AND ${isValid}`,
    cut: 'point',
  };
};

export const baseLayers: readonly LayerSource[] = tileSources.base.layers.map(baseLayer);
export const areaLayers: readonly LayerSource[] = [
  ...areaZooms.map(({ level, minZoom }) => areaLayer(level, minZoom)),
  areaNameLayer,
];
