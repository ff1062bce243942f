import type { SurveyKey, SurveyPort } from '../../application/survey/surveyPort.ts';
import type { SurveyDetail, SurveySummary } from '../../contract/schemas/survey.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';
import { inOneTransaction } from '../transaction.ts';
import { createSurveyIn } from './createSurvey.ts';
import { listDifferencesFrom } from './listDifferences.ts';
import { listTasksFrom } from './listTasks.ts';
import { surveyRoom } from './surveyRoom.ts';

const MOST_SURVEYS = 100;

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const openCount = `(SELECT count(*)::int FROM survey_answers a
  WHERE a.district_code = v.district_code AND a.survey_id = v.id AND a.is_different AND a.outcome IS NULL)`;
const summary = `
  SELECT v.district_code AS "districtCode", v.id, v.name, v.category_ids AS "categoryIds", v.grid_codes AS "gridCodes",
    v.due_on::text AS "dueOn", u.display_name AS "createdByName", ${iso('v.created_at')} AS "createdAt", ${iso('v.ended_at')} AS "endedAt",
    t.total, t.answered, ${openCount} AS open
  FROM surveys v JOIN users u ON u.id = v.created_by
  CROSS JOIN LATERAL (SELECT count(*)::int AS total, count(t.answer_id)::int AS answered FROM survey_tasks t
    WHERE t.district_code = v.district_code AND t.survey_id = v.id) t
  WHERE v.district_code = $1`;

const list = { name: 'list-surveys', text: `${summary} ORDER BY v.created_at DESC, v.id LIMIT ${MOST_SURVEYS}` };
const read = { name: 'read-survey', text: `${summary} AND v.id = $2` };
const grids = {
  name: 'read-survey-grids',
  text: `
    SELECT t.code, r.name, t.total, t.answered, (SELECT count(*)::int FROM survey_answers a
        WHERE a.district_code = $1 AND a.survey_id = $2 AND a.is_different AND a.outcome IS DISTINCT FROM 'superseded'
          AND a.responsibility_grid_code IS NOT DISTINCT FROM t.code) AS different,
      ARRAY(SELECT u.display_name FROM responsibility_grid_inspectors i JOIN users u ON u.id = i.user_id
        WHERE i.district_code = $1 AND i.responsibility_grid_code = t.code AND u.is_active
          AND i.valid_from <= ${cityToday} AND ${cityToday} < i.valid_to ORDER BY 1) AS inspectors
    FROM (SELECT t.responsibility_grid_code AS code, count(*)::int AS total, count(t.answer_id)::int AS answered FROM survey_tasks t
      WHERE t.district_code = $1 AND t.survey_id = $2 GROUP BY 1) t
    LEFT JOIN responsibility_grids r ON r.district_code = $1 AND r.code = t.code
    ORDER BY t.code NULLS LAST`,
};
const countOpen = {
  name: 'count-survey-open',
  text: `SELECT count(*)::int AS open FROM survey_answers
    WHERE district_code = $1 AND survey_id = $2 AND is_different AND outcome IS NULL`,
};
const end = {
  name: 'end-survey',
  text: 'UPDATE surveys SET ended_at = $3 WHERE district_code = $1 AND id = $2 AND ended_at IS NULL RETURNING id',
};

/** Verification surveys with their tasks and answers. */
export function surveyRepository(database: Database): SurveyPort {
  const keyOf = ({ districtCode, surveyId }: SurveyKey) => [districtCode, surveyId];
  return {
    list: (districtCode) => runStatement<SurveySummary>(database, list, [districtCode]),
    async read(key) {
      const [survey] = await runStatement<SurveySummary>(database, read, keyOf(key));
      if (!survey) return null;
      return { ...survey, grids: await runStatement<SurveyDetail['grids'][number]>(database, grids, keyOf(key)) };
    },
    create: createSurveyIn(database),
    end: async (key, at) => (await runStatement(database, end, [...keyOf(key), at.toISOString()])).length > 0,
    listDifferences: listDifferencesFrom(database),
    countOpen: async (key) => (await runStatement<{ open: number }>(database, countOpen, keyOf(key)))[0]?.open ?? 0,
    listTasks: listTasksFrom(database),
    change: (work) => inOneTransaction(database, (run) => work(surveyRoom(run))),
  };
}
