import type { CasePort, CommandFacts } from '../../application/ports.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { caseAsJson, caseFromJson } from './caseRow.ts';

const conditionAsJson = `jsonb_build_object('id', f.id, 'categoryId', f.category_id, 'limits', (
  SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
  FROM time_limits t WHERE t.filing_condition_id = f.id))`;

const statement = {
  name: 'gather-command-facts',
  text: `
    WITH current AS (
      SELECT c.* FROM cases c WHERE c.district_code = $1 AND c.id = $2
    )
    SELECT
      (SELECT ${caseAsJson} FROM current c) AS current,
      (SELECT jsonb_build_object('answer', r.answer, 'actorId', r.actor_id) FROM receipts r
        WHERE r.district_code = $1 AND r.command_id = $3) AS receipt,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'isReportable', g.is_reportable AND now() < g.valid_to)), '[]')
        FROM categories g WHERE g.id = ANY ($4::text[])) AS categories,
      (SELECT coalesce(jsonb_agg(${conditionAsJson}), '[]') FROM filing_conditions f
        WHERE f.id = ANY ($5::text[] || (SELECT c.filing_condition_id FROM current c))) AS "filingConditions",
      (SELECT jsonb_build_object('code', p.code, 'categoryId', p.category_id) FROM components p
        WHERE p.district_code = $1 AND p.code = $6) AS component,
      (SELECT jsonb_build_object('code', u.code, 'districtCode', u.district_code, 'parentCode', u.parent_code)
        FROM disposal_units u WHERE u.code = $7 AND now() < u.valid_to) AS unit,
      ARRAY(SELECT wanted FROM unnest($8::text[]) wanted WHERE NOT EXISTS (
        SELECT FROM photos h WHERE h.district_code = $1 AND h.sha256 = wanted)) AS "missingPhotos",
      (SELECT ${caseAsJson} FROM cases c
        WHERE c.district_code = $1 AND c.id = coalesce($9::uuid, (SELECT duplicate_of FROM current))) AS other,
      (SELECT count(*)::int FROM cases d WHERE d.district_code = $1 AND d.duplicate_of = $2) AS "duplicateCount",
      (SELECT jsonb_build_object('id', i.id, 'districtCode', i.district_code) FROM users i
        WHERE i.id = $10::uuid AND i.role_code = 'inspector' AND i.is_active) AS inspector,
      ARRAY(SELECT d.user_id FROM inspector_duties d JOIN current c ON c.district_code = d.district_code
        WHERE $11::float8 IS NOT NULL AND now() < d.on_duty_until
          AND ST_DWithin(d.location::geography, c.location::geography, $11::float8)
        ORDER BY d.user_id LIMIT 200) AS "inspectorsNearby",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sequence', a.sequence, 'kind', a.kind, 'actorName', a.actor_name, 'at', a.at)
          ORDER BY a.sequence), '[]') FROM activities a
        WHERE a.district_code = $1 AND a.case_id = $2 AND a.sequence > $12::int) AS "unseenChanges"`,
};

/** Everything `decide` asks about a command, in one round trip. */
export function gatherFrom(database: Database): CasePort['gather'] {
  return async (question) => {
    const values = [
      question.districtCode,
      question.caseId,
      question.commandId,
      question.categoryIds,
      question.filingConditionIds,
      question.componentCode,
      question.unitCode,
      question.photos,
      question.otherCaseId,
      question.inspectorId,
      question.inspectorsWithinMeters,
      question.seenVersion,
    ];
    const [row] = await runStatement<CommandFacts>(database, statement, values);
    if (!row) throw new Error('gathering command facts gave no row');
    return {
      ...row,
      current: row.current && caseFromJson(row.current),
      other: row.other && caseFromJson(row.other),
    };
  };
}
