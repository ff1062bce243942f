import type { CasePort, CommandFacts } from '../../application/ports.ts';
import type { CaseFile } from '../../domain/case/caseFile.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { caseAsJson, caseFromJson } from './caseRow.ts';

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
      (SELECT jsonb_build_object('id', g.id, 'isReportable', g.is_reportable AND now() < g.valid_to) FROM categories g
        WHERE g.id = $4) AS category,
      (SELECT jsonb_build_object('id', f.id, 'categoryId', f.category_id, 'limits', (
          SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
          FROM time_limits t WHERE t.filing_condition_id = f.id))
        FROM filing_conditions f
        WHERE f.id = coalesce($5, (SELECT filing_condition_id FROM current))) AS "filingCondition",
      (SELECT jsonb_build_object('code', p.code, 'categoryId', p.category_id) FROM components p
        WHERE p.district_code = $1 AND p.code = $6) AS component,
      (SELECT jsonb_build_object('code', u.code, 'districtCode', u.district_code) FROM disposal_units u
        WHERE u.code = $7 AND now() < u.valid_to) AS unit,
      ARRAY(SELECT wanted FROM unnest($8::text[]) wanted WHERE NOT EXISTS (
        SELECT FROM photos h WHERE h.district_code = $1 AND h.sha256 = wanted)) AS "missingPhotos"`,
};

/** Everything `decide` asks about a command, in one round trip. */
export function gatherFrom(database: Database): CasePort['gather'] {
  return async (question) => {
    const values = [
      question.districtCode,
      question.caseId,
      question.commandId,
      question.categoryId,
      question.filingConditionId,
      question.componentCode,
      question.unitCode,
      question.photos,
    ];
    const [row] = await runStatement<CommandFacts & { current: CaseFile | null }>(database, statement, values);
    if (!row) throw new Error('gathering command facts gave no row');
    return { ...row, current: row.current && caseFromJson(row.current) };
  };
}
