import type { SurveyPort } from '../../application/survey/surveyPort.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { componentConditions } from '../inventory/componentConditions.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { inOneTransaction } from '../transaction.ts';

/** A survey is walked by people; more than this is several surveys. */
const MOST_TASKS = 50_000;

const insert = `
  INSERT INTO surveys (district_code, id, name, category_ids, grid_codes, due_on, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`;
const isOwn = 'SELECT FROM surveys WHERE district_code = $1 AND id = $2 AND created_by = $3 AND name = $4';

/** Makes a survey; its tasks are the components that are there now, each for the responsibility grid it lies in. */
export function createSurveyIn(database: Database): SurveyPort['create'] {
  return async ({ id, districtCode, name, categoryIds, gridCodes, dueOn }, by) => {
    const answer = await inOneTransaction(database, async (run) => {
      const row = [districtCode, id, name, categoryIds, gridCodes, dueOn, by.id, by.at.toISOString()];
      if ((await run(insert, row)).length === 0) {
        const isSame = (await run(isOwn, [districtCode, id, by.id, name])).length > 0;
        return isSame ? {} : refuse('command-id-reused', { surveyId: id });
      }
      const filter = {
        districtCode,
        categoryId: categoryIds,
        ...(gridCodes.length > 0 ? { gridCode: gridCodes } : {}),
      };
      const { where, values } = componentConditions(filter);
      const survey = `$${values.push(id)}`;
      const tasks = await run<{ n: number }>(
        `WITH made AS (
          INSERT INTO survey_tasks (district_code, survey_id, component_code, responsibility_grid_code)
          SELECT c.district_code, ${survey}, c.code, (SELECT m.responsibility_grid_code FROM responsibility_grid_members m
            WHERE m.district_code = c.district_code AND m.unit_grid_code = c.unit_grid_code
              AND m.valid_from <= ${cityToday} AND ${cityToday} < m.valid_to ORDER BY 1 LIMIT 1)
          FROM components c WHERE ${where.join(' AND ')} AND c.state <> 'removed' LIMIT ${MOST_TASKS + 1} RETURNING 1)
        SELECT count(*)::int AS n FROM made`,
        values,
      );
      const count = tasks[0]?.n ?? 0;
      if (count === 0) return refuse('survey-empty');
      return count > MOST_TASKS ? refuse('survey-too-large', { most: MOST_TASKS }) : {};
    });
    return isRefusal(answer) ? answer : null;
  };
}
