import type { SurveyPort } from '../../application/survey/surveyPort.ts';
import type { MySurveys, SurveyTask } from '../../contract/schemas/survey.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

/** As many tasks of one survey as a person walks in some days; the next come when these are done. */
const MOST_TASKS = 500;

const mine = `ARRAY(SELECT i.responsibility_grid_code FROM responsibility_grid_inspectors i
  WHERE i.district_code = $1 AND i.user_id = $2 AND i.valid_from <= ${cityToday} AND ${cityToday} < i.valid_to)`;

const surveys = {
  name: 'list-my-surveys',
  text: `
    SELECT v.district_code AS "districtCode", v.id, v.name, v.category_ids AS "categoryIds", v.due_on::text AS "dueOn", t.total, t.answered
    FROM surveys v CROSS JOIN LATERAL (SELECT count(*)::int AS total, count(t.answer_id)::int AS answered FROM survey_tasks t
      WHERE t.district_code = v.district_code AND t.survey_id = v.id AND t.responsibility_grid_code = ANY (${mine})) t
    WHERE v.district_code = $1 AND v.ended_at IS NULL AND t.total > 0 ORDER BY v.due_on, v.id LIMIT 20`,
};

/** By unit grid, so that neighbours stand together. */
const tasks = {
  name: 'list-my-survey-tasks',
  text: `
    SELECT t.district_code AS "districtCode", t.survey_id AS "surveyId", c.code, c.name, c.category_id AS "categoryId", c.state,
      c.unit_grid_code AS "unitGridCode", m.name AS "maintainerName", o.name AS "ownerName", c.note,
      jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)) AS location
    FROM unnest($3::uuid[]) WITH ORDINALITY AS s (id, place)
    CROSS JOIN LATERAL (SELECT t.district_code, t.survey_id, t.component_code FROM survey_tasks t
      JOIN components k ON k.district_code = t.district_code AND k.code = t.component_code
      WHERE t.district_code = $1 AND t.survey_id = s.id AND t.answer_id IS NULL AND t.responsibility_grid_code = ANY (${mine})
      ORDER BY k.unit_grid_code, k.code LIMIT ${MOST_TASKS}) t
    JOIN components c ON c.district_code = t.district_code AND c.code = t.component_code
    LEFT JOIN disposal_units m ON m.code = c.maintainer_code LEFT JOIN disposal_units o ON o.code = c.owner_code
    ORDER BY s.place, c.unit_grid_code, c.code`,
};

/** The running surveys in the grids that a person patrols, and what of them is still to be done. */
export function listTasksFrom(database: Database): SurveyPort['listTasks'] {
  return async (districtCode, userId) => {
    const own = await runStatement<MySurveys['surveys'][number]>(database, surveys, [districtCode, userId]);
    if (own.length === 0) return { surveys: [], tasks: [] };
    const ids = own.map(({ id }) => id);
    return { surveys: own, tasks: await runStatement<SurveyTask>(database, tasks, [districtCode, userId, ids]) };
  };
}
