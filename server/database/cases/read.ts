import type { CasePort, CaseRecord } from '../../application/ports.ts';
import type { Activity, CaseFile } from '../../domain/case/caseFile.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { activityAsJson, activityFromJson, caseAsJson, caseFromJson } from './caseRow.ts';

const statement = {
  name: 'read-case',
  text: `
    SELECT ${caseAsJson} AS "caseFile",
      (SELECT jsonb_agg(${activityAsJson} ORDER BY a.sequence) FROM activities a
        WHERE a.district_code = c.district_code AND a.case_id = c.id) AS activities,
      jsonb_build_object(
        'category', g.name, 'unit', u.name, 'filingText', f.filing_text, 'closingText', f.closing_text, 'component', p.name,
        'district', (SELECT name FROM administrative_areas WHERE code = c.district_code),
        'subdistrict', (SELECT name FROM administrative_areas WHERE code = c.subdistrict_code),
        'community', (SELECT name FROM administrative_areas WHERE code = c.community_code),
        'responsibilityGrid', r.name, 'reporter', reporter.display_name) AS names
    FROM cases c
    JOIN categories g ON g.id = c.category_id
    LEFT JOIN disposal_units u ON u.code = c.unit_code
    LEFT JOIN filing_conditions f ON f.id = c.filing_condition_id
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    LEFT JOIN responsibility_grids r ON r.district_code = c.district_code AND r.code = c.responsibility_grid_code
    LEFT JOIN users reporter ON reporter.id = c.reporter_id
    WHERE c.district_code = $1 AND c.id = $2`,
};

interface Row {
  readonly caseFile: CaseFile;
  readonly activities: Activity[] | null;
  readonly names: CaseRecord['names'];
}

/** A case with its history and the names its page shows, in one round trip. */
export function readFrom(database: Database): CasePort['read'] {
  return async (districtCode, caseId) => {
    const [row] = await runStatement<Row>(database, statement, [districtCode, caseId]);
    if (!row) return null;
    return {
      caseFile: caseFromJson(row.caseFile),
      activities: (row.activities ?? []).map(activityFromJson),
      names: row.names,
    };
  };
}
