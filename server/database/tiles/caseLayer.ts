import { caseStatuses, stageOf } from '../../domain/case/caseFile.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import { isOpen } from '../cases/isOpen.ts';
import { type LayerSource, meets } from './layerQuery.ts';
import { TILE_BUFFER, TILE_EXTENT, unitMeters } from './tileBox.ts';

/** Keeps a tile below 500 kB. */
const MOST_CASES = 6000;
/** From this zoom on every case is shown, not one for each spot. */
const ZOOM_OF_ALL = 14;
/** From this zoom on the cases of a tile are few enough to be read before they are thinned. */
const ZOOM_OF_FEW = 13;

const stage = `CASE status ${caseStatuses.map((status) => `WHEN '${status}' THEN '${stageOf(status)}'`).join(' ')} END`;
const columns = 'id, district_code, status, location_mercator';

/** The open cases inside the reader's scope; far out one for each spot. */
export const caseLayer: LayerSource = (zoom, scope) => ({
  layer: 'case',
  text: `
    SELECT id::text AS id, district_code AS district, ${stage} AS stage, location_mercator AS shape
    FROM (${shown(zoom, scope)}) AS shown`,
  cut: 'point',
});

function shown(zoom: number, scope: CaseScope): string {
  if (zoom >= ZOOM_OF_ALL) {
    return `SELECT ${columns} FROM cases, tile WHERE ${meets('location_mercator')} AND ${isOpen()}${within(scope)}
      ORDER BY reported_at DESC, id LIMIT ${MOST_CASES}`;
  }
  return zoom >= ZOOM_OF_FEW || scope.unitCode !== null ? thinned(zoom, scope) : oneInEachCell(zoom, scope);
}

function within({ districtCode, unitCode }: CaseScope): string {
  const district = districtCode === null ? '' : ' AND district_code = tile.reader_district';
  return unitCode === null ? district : `${district} AND unit_code = tile.reader_unit`;
}

/** A spot has eight pixels at first, four close in. */
const cellUnits = (zoom: number) => (zoom >= ZOOM_OF_FEW ? 32 : 64);

/** Reads the cases and keeps the newest of each spot: for a unit, which has few, and for a small tile. */
function thinned(zoom: number, scope: CaseScope): string {
  const meters = unitMeters(zoom) * cellUnits(zoom);
  const spot = `floor(ST_X(location_mercator) / ${meters}), floor(ST_Y(location_mercator) / ${meters})`;
  return `SELECT DISTINCT ON (${spot}) ${columns} FROM cases, tile
    WHERE ${meets('location_mercator')} AND ${isOpen()}${within(scope)} ORDER BY ${spot}, reported_at DESC, id`;
}

/**
 * A million cases may be open, and a tile may hold them all: so each spot is asked for one case by the index, instead of
 * each case for its spot. First in blocks of eight by eight spots, of which those are left out that are empty or lie outside
 * the reader's district.
 */
function oneInEachCell(zoom: number, scope: CaseScope): string {
  const units = cellUnits(zoom);
  const cell = unitMeters(zoom) * units;
  const block = cell * 8;
  const margin = Math.ceil(TILE_BUFFER / units);
  const lastBlock = Math.ceil((TILE_EXTENT / units + margin) / 8) - 1;
  const square = (west: string, north: string, size: number) =>
    `ST_MakeEnvelope(${west}, ${north} - ${size}, ${west} + ${size}, ${north}, 3857)`;
  const inDistrict =
    scope.districtCode === null
      ? ''
      : `JOIN administrative_areas a ON a.code = tile.reader_district AND ST_Intersects(a.boundary_mercator_z12, area)`;
  return `
    WITH blocks AS MATERIALIZED (
      SELECT block_west, block_north FROM tile
      CROSS JOIN generate_series(0, ${lastBlock}) AS c CROSS JOIN generate_series(0, ${lastBlock}) AS r
      CROSS JOIN LATERAL (SELECT tile.west + (c * 8 - ${margin}) * ${cell} AS block_west, tile.north - (r * 8 - ${margin}) * ${cell} AS block_north) AS corner
      CROSS JOIN LATERAL (SELECT ${square('block_west', 'block_north', block)} AS area) AS square
      ${inDistrict}
      WHERE EXISTS (SELECT FROM cases WHERE location_mercator && area AND ${isOpen()}${within(scope)})
    )
    SELECT found.* FROM tile CROSS JOIN blocks CROSS JOIN generate_series(0, 7) AS c CROSS JOIN generate_series(0, 7) AS r
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM cases
      WHERE location_mercator && ${square(`(block_west + c * ${cell})`, `(block_north - r * ${cell})`, cell)} AND ${isOpen()}${within(scope)}
      LIMIT 1
    ) AS found`;
}
