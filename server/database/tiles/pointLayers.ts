import { caseStatuses, openStatuses, stageOf } from '../../domain/case/caseFile.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import { type LayerSource, meets } from './layerQuery.ts';
import { TILE_EXTENT, type TileBox } from './tileBox.ts';

/** Keeps a tile below 500 kB. A tile with more is thinned evenly by a hash of the code: the same ones on every read. */
const MOST_COMPONENTS = 7000;
const MOST_CASES = 6000;
/** So many newest cases, and so many old open ones, of a tile are looked at before thinning: bounds the work where a tile holds millions. */
const NEWEST_CASES = 20_000;

export const componentLayer: LayerSource = (box) => ({
  layer: 'component',
  text: `
    SELECT code, category_id AS category, name, state, location_mercator AS shape FROM components
    WHERE ${meets('location_mercator', box)} AND state <> 'removed'
    ORDER BY hashtext(code), code LIMIT ${MOST_COMPONENTS}`,
  values: [],
  cut: 'point',
});

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const stage = `CASE status ${caseStatuses.map((status) => `WHEN '${status}' THEN '${stageOf(status)}'`).join(' ')} END`;

/**
 * Open cases and those of the last 60 days inside the reader's scope, newest first; at low zooms one for each spot. Asked
 * as two branches, so that a tile of the whole city reads the newest by the index on time and the old open ones by that on
 * status, instead of every case there ever was.
 */
export const caseLayer: LayerSource = (box, scope) => {
  const limits = scopeLimits(scope);
  const branch = (condition: string) => `
    (SELECT id, district_code, category_id, status, location_mercator, reported_at FROM cases
    WHERE ${meets('location_mercator', box)} ${limits.text} AND ${condition}
    ORDER BY reported_at DESC, id LIMIT ${NEWEST_CASES})`;
  const recent = branch(`reported_at > now() - interval '60 days'`);
  const oldOpen = branch(`reported_at <= now() - interval '60 days' AND status IN (${list(openStatuses)})
      AND district_code IN (SELECT code FROM administrative_areas WHERE level = 'district')`);
  const rows = thinned(`${recent} UNION ALL ${oldOpen}`, box);
  return {
    layer: 'case',
    text: `
      SELECT id::text AS id, district_code AS district, category_id AS category, status, ${stage} AS stage,
        location_mercator AS shape
      FROM (SELECT * FROM (${rows}) AS kept ORDER BY reported_at DESC, id LIMIT ${MOST_CASES}) AS shown`,
    values: [...limits.values, ...limits.values],
    cut: 'point',
  };
};

/** One case for each cell of eight pixels (four from zoom 12, all from 14): an open one before an ended one, the newest first. */
function thinned(rows: string, box: TileBox): string {
  if (box.zoom >= 14) return rows;
  const cell = (box.width / TILE_EXTENT) * (box.zoom >= 12 ? 32 : 64);
  return `
    SELECT DISTINCT ON (floor(ST_X(location_mercator) / ${cell}), floor(ST_Y(location_mercator) / ${cell})) *
    FROM (${rows}) AS newest
    ORDER BY floor(ST_X(location_mercator) / ${cell}), floor(ST_Y(location_mercator) / ${cell}),
      (status IN (${list(openStatuses)})) DESC, reported_at DESC, id`;
}

function scopeLimits({ districtCode, unitCode }: CaseScope): { text: string; values: string[] } {
  const limits = [
    { text: 'AND district_code = ?', value: districtCode },
    { text: 'AND unit_code = ?', value: unitCode },
  ].filter((limit): limit is { text: string; value: string } => limit.value !== null);
  return { text: limits.map((limit) => limit.text).join(' '), values: limits.map((limit) => limit.value) };
}
