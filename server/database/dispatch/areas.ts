import type { AreaKind } from '../../domain/dispatch/areaCodes.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

export interface RuleAreaRow {
  readonly code: string;
  readonly kind: AreaKind;
  readonly name: string;
}

/** Areas inside an area, then the grids that are chosen from there; only districts that have unit grids. */
const inside = {
  name: 'list-rule-areas',
  text: `
    SELECT a.code, a.level AS kind, a.name FROM administrative_areas a
    WHERE a.parent_code IS NOT DISTINCT FROM $1 AND now() < a.valid_to
      AND (a.level <> 'district' OR EXISTS (SELECT FROM unit_grids u WHERE u.district_code = a.code))
    UNION ALL
    SELECT code, 'responsibility-grid', name FROM responsibility_grids
    WHERE district_code = left($1, 6) AND subdistrict_code = $1 AND now() < valid_to
    UNION ALL
    SELECT code, 'professional-grid', name FROM professional_grids WHERE district_code = $1 AND now() < valid_to
    UNION ALL
    SELECT code, 'unit-grid', code FROM unit_grids
    WHERE district_code = left($1, 6) AND community_code = $1 AND now() < valid_to
    ORDER BY 1`,
};

/** A name that can stand alone: with the areas above it. */
const names = {
  text: `
    SELECT a.code, concat_ws(' ', s.name, d.name, a.name) AS name FROM administrative_areas a
    LEFT JOIN administrative_areas d ON d.code = a.parent_code LEFT JOIN administrative_areas s ON s.code = d.parent_code
    WHERE a.code = ANY ($1)
    UNION ALL
    SELECT g.code, concat_ws(' ', s.name, g.name) FROM responsibility_grids g
    LEFT JOIN administrative_areas s ON s.code = g.subdistrict_code WHERE g.code = ANY ($1)
    UNION ALL
    SELECT g.code, concat_ws(' ', d.name, g.name) FROM professional_grids g
    LEFT JOIN administrative_areas d ON d.code = g.district_code WHERE g.code = ANY ($1)
    UNION ALL
    SELECT code, name FROM disposal_units WHERE code = ANY ($1)`,
};

export function listRuleAreas(database: Database, parentCode: string | null): Promise<RuleAreaRow[]> {
  return runStatement<RuleAreaRow>(database, inside, [parentCode]);
}

/** Names of areas, grids and units by code; a unit grid has none but its code. */
export async function nameCodes(
  database: Database,
  codes: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await runStatement<{ code: string; name: string }>(database, names, [codes]);
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
