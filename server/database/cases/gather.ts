import type { CasePort, CommandFacts, CommandQuestion } from '../../application/ports.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { togetherBy } from '../together.ts';
import { caseAsJson, caseFromJson } from './caseRow.ts';

const conditionAsJson = `jsonb_build_object('id', f.id, 'categoryId', f.category_id, 'limits', (
  SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
  FROM time_limits t WHERE t.filing_condition_id = f.id))`;

/** What is known for one question `q`. */
const facts = `
    WITH current AS (
      SELECT c.* FROM cases c WHERE c.district_code = q."districtCode" AND c.id = q."caseId"
    )
    SELECT
      (SELECT ${caseAsJson} FROM current c) AS current,
      (SELECT jsonb_build_object('answer', r.answer, 'actorId', r.actor_id) FROM receipts r
        WHERE r.district_code = q."districtCode" AND r.command_id = q."commandId") AS receipt,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'isReportable', g.is_reportable AND now() < g.valid_to)), '[]')
        FROM categories g WHERE g.id = ANY (q."categoryIds")) AS categories,
      (SELECT coalesce(jsonb_agg(${conditionAsJson}), '[]') FROM filing_conditions f
        WHERE f.id = ANY (q."filingConditionIds" || (SELECT c.filing_condition_id FROM current c))) AS "filingConditions",
      (SELECT jsonb_build_object('code', p.code, 'categoryId', p.category_id) FROM components p
        WHERE p.district_code = q."districtCode" AND p.code = q."componentCode") AS component,
      (SELECT jsonb_build_object('code', u.code, 'districtCode', u.district_code, 'parentCode', u.parent_code)
        FROM disposal_units u WHERE u.code = q."unitCode" AND now() < u.valid_to) AS unit,
      ARRAY(SELECT wanted FROM unnest(q.photos) wanted WHERE NOT EXISTS (
        SELECT FROM photos h WHERE h.district_code = q."districtCode" AND h.sha256 = wanted)) AS "missingPhotos",
      (SELECT ${caseAsJson} FROM cases c
        WHERE c.district_code = q."districtCode" AND c.id = coalesce(q."otherCaseId", (SELECT duplicate_of FROM current))) AS other,
      (SELECT count(*)::int FROM cases d WHERE d.district_code = q."districtCode" AND d.duplicate_of = q."caseId") AS "duplicateCount",
      (SELECT jsonb_build_object('id', i.id, 'districtCode', i.district_code) FROM users i
        WHERE i.id = q."inspectorId" AND i.role_code = 'inspector' AND i.is_active) AS inspector,
      ARRAY(SELECT d.user_id FROM inspector_duties d JOIN current c ON c.district_code = d.district_code
        WHERE q."inspectorsWithinMeters" IS NOT NULL AND now() < d.on_duty_until
          AND ST_DWithin(d.location::geography, c.location::geography, q."inspectorsWithinMeters")
        ORDER BY d.user_id LIMIT 200) AS "inspectorsNearby",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sequence', a.sequence, 'kind', a.kind, 'actorName', a.actor_name, 'at', a.at)
          ORDER BY a.sequence), '[]') FROM activities a
        WHERE a.district_code = q."districtCode" AND a.case_id = q."caseId" AND a.sequence > q."seenVersion") AS "unseenChanges"`;

/** Each question is a record with the names of `CommandQuestion`; $1 all of them, as JSON. */
const statement = {
  name: 'gather-command-facts',
  text: `SELECT facts.* FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("districtCode" text, "caseId" uuid, "commandId" uuid,
      "categoryIds" text[], "filingConditionIds" text[], "componentCode" text, "unitCode" text, photos text[], "otherCaseId" uuid,
      "inspectorId" uuid, "inspectorsWithinMeters" float8, "seenVersion" int)) WITH ORDINALITY AS q
    CROSS JOIN LATERAL (${facts}) AS facts ORDER BY q.ordinality`,
};

/** Everything `decide` asks about a command, in one round trip for all commands of a district that come together. */
export function gatherFrom(database: Database): CasePort['gather'] {
  return togetherBy(
    ({ districtCode }) => districtCode ?? '',
    async (questions: readonly CommandQuestion[]) => {
      const rows = await runStatement<CommandFacts>(database, statement, [JSON.stringify(questions)]);
      return rows.map((row) => ({
        ...row,
        current: row.current && caseFromJson(row.current),
        other: row.other && caseFromJson(row.other),
      }));
    },
  );
}
