import { drawnFrom, isValid, type LayerSource, meets } from './layerQuery.ts';

/**
 * More unit grids than this in one tile could not be told apart (five pixels each) and would weigh more than 500 kB; such
 * a tile has none at all.
 */
const MOST_UNIT_GRIDS = 7000;

/** The zooms whose copies the larger grids have. */
const copies = [12];

/** Unit grids, unless there are too many to be shown. */
export const unitGridLayer: LayerSource = () => ({
  layer: 'unit-grid',
  text: `
    SELECT code, boundary_mercator AS shape FROM unit_grids, tile
    WHERE ${meets('boundary_mercator')} AND ${isValid} LIMIT ${MOST_UNIT_GRIDS + 1}`,
  cut: 'fit',
  most: MOST_UNIT_GRIDS,
});

export const responsibilityGridLayer: LayerSource = (zoom) => ({
  layer: 'responsibility-grid',
  text: `
    SELECT code, name, ${drawnFrom('boundary', zoom, copies)} AS shape FROM responsibility_grids, tile
    WHERE ${meets('boundary_mercator')} AND ${isValid}`,
  cut: 'fit',
});

export const professionalGridLayer: LayerSource = (zoom) => ({
  layer: 'professional-grid',
  text: `
    SELECT code, kind, name, ${drawnFrom('boundary', zoom, copies)} AS shape FROM professional_grids, tile
    WHERE ${meets('boundary_mercator')} AND ${isValid}`,
  cut: 'fit',
});
