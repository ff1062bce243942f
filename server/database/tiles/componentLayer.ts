import { type LayerSource, meets } from './layerQuery.ts';

/** Keeps a tile below 500 kB. A tile with more is thinned evenly by a hash of the code: the same ones on every read. */
const MOST_COMPONENTS = 7000;

/** From this zoom on the names are there: the client shows them closer still, from these same tiles. */
const NAMED_ZOOM = 17;

export const componentLayer: LayerSource = (zoom) => ({
  layer: 'component',
  text: `
    SELECT code, ${zoom >= NAMED_ZOOM ? 'name' : 'NULL::text AS name'}, state, location_mercator AS shape FROM components, tile
    WHERE ${meets('location_mercator')} AND state <> 'removed'
    ORDER BY hashtext(code), code LIMIT ${MOST_COMPONENTS}`,
  cut: 'point',
});
