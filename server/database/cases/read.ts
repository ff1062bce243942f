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
        'responsibilityGrid', r.name, 'reporter', reporter.display_name, 'subUnit', s.name, 'assignee', assignee.display_name,
        'dispatchRule', (SELECT rule ->> 'name' FROM dispatch_rule_sets d CROSS JOIN jsonb_array_elements(d.rules) rule
          WHERE d.version = c.dispatch_rule_version AND rule ->> 'id' = c.dispatch_rule_id LIMIT 1)) AS names,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('relation', CASE
          WHEN o.id = c.duplicate_of THEN 'duplicate-of' WHEN o.id = c.parent_id THEN 'parent'
          WHEN o.parent_id = c.id THEN 'child' ELSE 'duplicate' END,
          'id', o.id, 'number', o.number, 'status', o.status, 'categoryName', h.name, 'description', o.description,
          'reportedAt', o.reported_at) ORDER BY o.number), '[]')
        FROM cases o JOIN categories h ON h.id = o.category_id
        WHERE o.district_code = c.district_code
          AND (o.id IN (c.duplicate_of, c.parent_id) OR o.duplicate_of = c.id OR o.parent_id = c.id)) AS related
    FROM cases c
    JOIN categories g ON g.id = c.category_id
    LEFT JOIN disposal_units u ON u.code = c.unit_code
    LEFT JOIN filing_conditions f ON f.id = c.filing_condition_id
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    LEFT JOIN responsibility_grids r ON r.district_code = c.district_code AND r.code = c.responsibility_grid_code
    LEFT JOIN disposal_units s ON s.code = c.sub_unit_code
    LEFT JOIN users assignee ON assignee.id = c.assignee_id
    LEFT JOIN users reporter ON reporter.id = c.reporter_id
    WHERE c.district_code = $1 AND c.id = $2`,
};

interface Row {
  readonly caseFile: CaseFile;
  readonly activities: Activity[] | null;
  readonly names: CaseRecord['names'];
  readonly related: CaseRecord['related'];
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
      related: row.related,
    };
  };
}
