import { isValid, type LayerSource, meets } from './layerQuery.ts';

/**
 * More unit grids than this in one tile could not be told apart (five pixels each) and would weigh more than 500 kB; such
 * a tile has none at all, because a part of them would look like a gap.
 */
const MOST_UNIT_GRIDS = 7000;
/** From this zoom on a tile is so small that the limit cannot be reached, and counting would be wasted. */
const ZOOM_WITHOUT_COUNT = 15;

/** Unit grids, unless there are too many to be shown. */
export const unitGridLayer: LayerSource = (box) => {
  const rows = `FROM unit_grids WHERE ${meets('boundary_mercator', box)} AND ${isValid(box)}`;
  const fits = `(SELECT count(*) FROM (SELECT ${rows} LIMIT ${MOST_UNIT_GRIDS + 1}) AS counted) <= ${MOST_UNIT_GRIDS}`;
  return {
    layer: 'unit-grid',
    text: `
      SELECT code, area_class AS class, boundary_mercator AS shape ${rows}
      ${box.zoom < ZOOM_WITHOUT_COUNT ? `AND ${fits}` : ''}`,
    values: [],
    cut: 'fit',
  };
};

export const responsibilityGridLayer: LayerSource = (box) => ({
  layer: 'responsibility-grid',
  text: `
    SELECT code, name, boundary_mercator AS shape FROM responsibility_grids
    WHERE ${meets('boundary_mercator', box)} AND ${isValid(box)}`,
  values: [],
  cut: 'fit',
});

export const professionalGridLayer: LayerSource = (box) => ({
  layer: 'professional-grid',
  text: `
    SELECT code, kind, name, boundary_mercator AS shape FROM professional_grids
    WHERE ${meets('boundary_mercator', box)} AND ${isValid(box)}`,
  values: [],
  cut: 'fit',
});
