import type { DispatchFacts, UnitFacts } from '../../domain/dispatch/facts.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { categoryClassSql, filedLocallySql, isLoadSql } from './factsSql.ts';

/** The grids of the place stand in the case; only their units are looked up. */
const caseFacts = {
  name: 'read-dispatch-facts',
  text: `
    SELECT c.category_id AS "categoryId", ${categoryClassSql} AS "categoryClass", g.kind AS "categoryKind", g.trade,
      g.professional_kind AS "professionalKind", c.district_code AS "districtCode", c.subdistrict_code AS "subdistrictCode",
      c.community_code AS "communityCode", c.unit_grid_code AS "unitGridCode",
      c.responsibility_grid_code AS "responsibilityGridCode", r.unit_code AS "responsibilityGridUnitCode",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'kind', f.kind, 'name', f.name, 'unitCode', f.unit_code)
          ORDER BY f.code), '[]')
        FROM professional_grids f
        WHERE f.district_code = c.district_code AND f.code = ANY (c.professional_grid_codes)) AS "professionalGrids",
      c.component_code AS "componentCode", p.maintainer_code AS "maintainerCode", p.owner_code AS "ownerCode", c.source,
      jsonb_build_object('weekday', extract(isodow FROM filed.at)::int,
        'minute', (extract(hour FROM filed.at) * 60 + extract(minute FROM filed.at))::int) AS "filedAt",
      jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)) AS location
    FROM cases c JOIN categories g ON g.id = c.category_id
    CROSS JOIN LATERAL (SELECT ${filedLocallySql('$3::timestamptz')} AS at) filed
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    LEFT JOIN responsibility_grids r ON r.district_code = c.district_code AND r.code = c.responsibility_grid_code
    WHERE c.district_code = $1 AND c.id = $2`,
};

/** Units of a district, or of all, with the cases they have now. A sub-unit without a trade gets its work from its unit. */
const unitFacts = {
  name: 'list-unit-facts',
  text: `
    SELECT u.code, u.name, u.district_code AS "districtCode", u.subdistrict_code AS "subdistrictCode", u.trades,
      (SELECT count(*)::int FROM cases c WHERE c.unit_code = u.code AND c.${isLoadSql}) AS "openCases",
      CASE WHEN u.location IS NOT NULL THEN
        jsonb_build_object('longitude', ST_X(u.location), 'latitude', ST_Y(u.location)) END AS location
    FROM disposal_units u
    WHERE now() < u.valid_to AND ($1::text IS NULL OR u.district_code = $1)
      AND (u.parent_code IS NULL OR u.trades <> '{}') ORDER BY u.code`,
};

/** What the rules know of one case; `at` stands for the filing of a case that is not filed yet. */
export async function readDispatchFacts(
  database: Database,
  districtCode: string,
  caseId: string,
  at: string,
): Promise<DispatchFacts | null> {
  const [row] = await runStatement<DispatchFacts>(database, caseFacts, [districtCode, caseId, at]);
  return row ?? null;
}

export function listUnitFacts(database: Database, districtCode: string | null): Promise<UnitFacts[]> {
  return runStatement<UnitFacts>(database, unitFacts, [districtCode]);
}
