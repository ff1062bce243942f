import type { KnownValues } from '../../domain/dispatch/inspect/knownValues.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { categoryClassSql } from './factsSql.ts';

const statement = {
  name: 'read-known-dispatch-values',
  text: `
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'categoryClass', ${categoryClassSql}, 'kind', g.kind,
          'trade', g.trade) ORDER BY g.id), '[]')
        FROM categories g WHERE g.is_reportable AND now() < g.valid_to) AS categories,
      ARRAY(
        SELECT code FROM administrative_areas WHERE code = ANY ($1) AND now() < valid_to
        UNION ALL SELECT code FROM unit_grids WHERE district_code = ANY ($2) AND code = ANY ($1) AND now() < valid_to
        UNION ALL SELECT code FROM responsibility_grids
          WHERE district_code = ANY ($2) AND code = ANY ($1) AND now() < valid_to
        UNION ALL SELECT code FROM professional_grids
          WHERE district_code = ANY ($2) AND code = ANY ($1) AND now() < valid_to) AS "areaCodes",
      (SELECT coalesce(jsonb_object_agg(code, district_code), '{}') FROM disposal_units
        WHERE now() < valid_to) AS units`,
};

interface Row {
  readonly categories: KnownValues['categories'];
  readonly areaCodes: readonly string[];
  readonly units: Readonly<Record<string, string>>;
}

/** What the city has that rules can name, in one question. */
export async function readKnownValues(
  database: Database,
  areaCodes: readonly string[],
  districtCodes: readonly string[],
): Promise<KnownValues> {
  const [row] = await runStatement<Row>(database, statement, [areaCodes, districtCodes]);
  if (!row) throw new Error('reading the known values gave no row');
  return {
    categories: row.categories,
    areaCodes: new Set(row.areaCodes),
    units: new Map(Object.entries(row.units)),
  };
}
