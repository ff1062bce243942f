import type { Knex } from 'knex';
import type { ImportPort } from '../../application/import/ports.ts';
import { ownSystem } from '../../domain/survey/coordinateSystems.ts';
import type { Areas, LonLat } from '../../domain/survey/detectSystem.ts';
import { type KnownCategory, plainName } from '../../domain/survey/mapRecord.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';

type Reference = Pick<ImportPort, 'districts' | 'categories' | 'units' | 'citySystems' | 'medianMetersToKnown'>;

/** A shift is 300–600 m; what is further away says nothing, and a rare category must not be sought in the whole city. */
const SEARCH_DEGREES = 0.007;
const SEARCH_METERS = 700;

/** What an import has to know of the city. */
export function importReference(knex: Knex): Reference {
  return {
    districts: (districtCode) => districts(knex, districtCode),
    categories: () => categories(knex),
    units: (districtCode) => units(knex, districtCode),
    citySystems: () => citySystems(knex),
    medianMetersToKnown: (places, categoryIds) => medianMeters(knex, places, categoryIds),
  };
}

async function districts(knex: Knex, districtCode: string | null) {
  const { rows } = await knex.raw<{ rows: { code: string; areas: Areas }[] }>(
    `SELECT code, (ST_AsGeoJSON(boundary)::json) -> 'coordinates' AS areas FROM administrative_areas
     WHERE level = 'district' AND valid_from <= ${cityToday} AND ${cityToday} < valid_to
       AND (CAST(:code AS text) IS NULL OR code = :code) ORDER BY code`,
    { code: districtCode },
  );
  return rows;
}

/** Of several editions the one that is valid; a local extension has a code of its own anyway. */
async function categories(knex: Knex): Promise<Map<string, KnownCategory>> {
  const { rows } = await knex.raw<{ rows: KnownCategory[] }>(
    `SELECT id, code, name FROM categories WHERE kind = 'component' AND valid_from <= ${cityToday} AND ${cityToday} < valid_to
     ORDER BY valid_from, id`,
  );
  return new Map(rows.flatMap((row) => [[row.code, row] as const, [plainName(row.name), row] as const]));
}

async function units(knex: Knex, districtCode: string): Promise<Map<string, string>> {
  const { rows } = await knex.raw<{ rows: { code: string; name: string }[] }>(
    `SELECT code, name FROM disposal_units WHERE district_code = :district AND valid_from <= ${cityToday} AND ${cityToday} < valid_to
     ORDER BY parent_code IS NULL, code DESC`,
    { district: districtCode },
  );
  return new Map(
    rows.flatMap(({ code, name }) => [[plainName(name), code] as const, [plainName(code), code] as const]),
  );
}

async function citySystems(knex: Knex) {
  const rows = await knex('coordinate_systems')
    .orderBy('code')
    .select<{ code: string; name: string; definition: string }[]>('code', 'name', 'definition');
  return rows.map(({ code, name, definition }) => ({ ...ownSystem(definition), code, name }));
}

async function medianMeters(
  knex: Knex,
  places: readonly LonLat[],
  categoryIds: readonly string[],
): Promise<number | null> {
  const { rows } = await knex.raw<{ rows: { meters: number | null }[] }>(
    `SELECT CASE WHEN count(near.meters) > 0
       THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY coalesce(near.meters, ${SEARCH_METERS})) END AS meters
     FROM jsonb_to_recordset(CAST(:places AS jsonb)) AS p (x float8, y float8)
     CROSS JOIN LATERAL (
       SELECT min(ST_DistanceSphere(c.location, ST_SetSRID(ST_MakePoint(p.x, p.y), 4326))) AS meters FROM components c
       WHERE c.location && ST_Expand(ST_SetSRID(ST_MakePoint(p.x, p.y), 4326), ${SEARCH_DEGREES})
         AND c.category_id = ANY (:categories) AND c.state <> 'removed'
     ) AS near`,
    { places: JSON.stringify(places.map(([x, y]) => ({ x, y }))), categories: [...categoryIds] },
  );
  return rows[0]?.meters ?? null;
}
