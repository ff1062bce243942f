/**
 * The vector-tile sources: each one address, `/tiles/<source>/<version>/<z>/<x>/<y>.pbf`, with the layers inside a tile
 * and the zooms at which it has content. Sources marked private hold cases and follow the reader's rights;
 * those with periods can be asked for as they were on a day: the version is then `day.YYYY-MM-DD`.
 */
export const tileSources = {
  base: { layers: ['land', 'water', 'green', 'street'], minZoom: 6, maxZoom: 15, isPrivate: false, hasPeriods: false },
  areas: {
    layers: ['district', 'subdistrict', 'community', 'area-name'],
    minZoom: 6,
    maxZoom: 14,
    isPrivate: false,
    hasPeriods: true,
  },
  'unit-grids': { layers: ['unit-grid'], minZoom: 13, maxZoom: 16, isPrivate: false, hasPeriods: true },
  'responsibility-grids': {
    layers: ['responsibility-grid'],
    minZoom: 11,
    maxZoom: 15,
    isPrivate: false,
    hasPeriods: true,
  },
  'professional-grids': { layers: ['professional-grid'], minZoom: 10, maxZoom: 15, isPrivate: false, hasPeriods: true },
  components: { layers: ['component'], minZoom: 16, maxZoom: 17, isPrivate: false, hasPeriods: false },
  cases: { layers: ['case'], minZoom: 9, maxZoom: 16, isPrivate: true, hasPeriods: false },
} as const;

export type TileSource = keyof typeof tileSources;
export const tileSourceNames = Object.keys(tileSources) as TileSource[];

/**
 * Attributes carried by each layer's features (all else is asked for by code):
 * land/water/green/street: class, name · district/subdistrict/community: code, name (feature id = position in code order is not promised)
 * unit-grid: code · responsibility-grid: code, name · professional-grid: code, kind, name
 * component: code, state, from zoom 17 name · case: id, district, stage
 */
export const tileAttributes = {
  land: ['class', 'name'],
  water: ['class', 'name'],
  green: ['class', 'name'],
  street: ['class', 'name'],
  district: ['code', 'name'],
  subdistrict: ['code', 'name'],
  community: ['code', 'name'],
  'area-name': ['code', 'name', 'level'],
  'unit-grid': ['code'],
  'responsibility-grid': ['code', 'name'],
  'professional-grid': ['code', 'kind', 'name'],
  component: ['code', 'name', 'state'],
  case: ['id', 'district', 'stage'],
} as const;
export type TileLayer = keyof typeof tileAttributes;
