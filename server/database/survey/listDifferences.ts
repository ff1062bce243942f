import type { SurveyPort } from '../../application/survey/surveyPort.ts';
import type { SurveyDifference } from '../../contract/schemas/survey.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Answers that differ from the stock, in the order in which they came; `$3` whether only open ones, `$4` the last one seen. */
const text = `
  SELECT a.command_id AS "answerId", a.component_code AS "componentCode", coalesce(c.name, a.finding ->> 'name', '') AS name,
    g.name AS "categoryName",
    CASE WHEN c.code IS NOT NULL THEN jsonb_build_object('state', c.state, 'version', c.version,
      'location', jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location))) END AS stock,
    a.finding, a.photos, u.display_name AS "answeredByName", ${iso('a.at')} AS at, a.outcome, a.settled_by AS "settledBy"
  FROM (SELECT a.* FROM survey_answers a
    WHERE a.district_code = $1 AND a.survey_id = $2 AND a.is_different AND (NOT $3::boolean OR a.outcome IS NULL)
      AND ($4::uuid IS NULL OR (a.at, a.command_id) > (SELECT b.at, b.command_id FROM survey_answers b
        WHERE b.district_code = $1 AND b.command_id = $4))
    ORDER BY a.at, a.command_id LIMIT $5) a
  LEFT JOIN components c ON c.district_code = a.district_code AND c.code = a.component_code
  LEFT JOIN categories g ON g.id = coalesce(c.category_id, a.finding ->> 'categoryId')
  JOIN users u ON u.id = a.answered_by
  ORDER BY a.at, a.command_id`;

/** A page of a survey's differences. */
export function listDifferencesFrom(database: Database): SurveyPort['listDifferences'] {
  return async ({ districtCode, surveyId }, { isOpen, cursor, limit }) => {
    const values = [districtCode, surveyId, isOpen, cursor ?? null, limit + 1];
    const found = await runStatement<SurveyDifference>(database, { name: 'list-survey-differences', text }, values);
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.answerId ?? null) : null };
  };
}
