import type { OpenAnswer, SurveyRoom } from '../../application/survey/surveyPort.ts';
import type { SurveyReceipt } from '../../contract/schemas/survey.ts';
import { inventoryRoom } from '../inventory/changeInventory.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import type { RunIn } from '../transaction.ts';

/** Shared with everybody who answers, so that an end waits for answers under way and they for it. */
const survey = `
  SELECT name, ended_at IS NOT NULL AS "isEnded" FROM surveys WHERE district_code = $1 AND id = $2 FOR SHARE`;
const lockTask = `
  SELECT responsibility_grid_code AS "responsibilityGridCode" FROM survey_tasks
  WHERE district_code = $1 AND survey_id = $2 AND component_code = $3 FOR UPDATE`;
const patrols = `
  SELECT FROM responsibility_grid_inspectors i WHERE i.district_code = $1 AND i.user_id = $2 AND i.responsibility_grid_code = $3
    AND i.valid_from <= ${cityToday} AND ${cityToday} < i.valid_to LIMIT 1`;
const earlier = `
  SELECT answered_by AS "answeredBy", jsonb_build_object('commandId', command_id, 'districtCode', district_code,
    'surveyId', survey_id, 'componentCode', component_code) AS receipt
  FROM survey_answers WHERE district_code = $1 AND command_id = $2`;
const supersede = `
  UPDATE survey_answers SET outcome = 'superseded', settled_at = $4
  WHERE district_code = $1 AND survey_id = $2 AND component_code = $3 AND is_different AND outcome IS NULL`;
const insert = `
  INSERT INTO survey_answers (district_code, command_id, survey_id, component_code, responsibility_grid_code, finding, is_different,
    seen_version, photos, answered_by, captured_at, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const done = `
  UPDATE survey_tasks SET answer_id = $4 WHERE district_code = $1 AND survey_id = $2 AND component_code = $3`;
const lockAnswer = `
  SELECT component_code AS "componentCode", finding, photos, seen_version AS "seenVersion" FROM survey_answers
  WHERE district_code = $1 AND survey_id = $2 AND command_id = $3 AND is_different AND outcome IS NULL FOR UPDATE`;
const settle = `
  UPDATE survey_answers SET outcome = $3, settled_at = $4, settled_by = $5 WHERE district_code = $1 AND command_id = $2`;

/** A survey and the stock inside a transaction. */
export function surveyRoom(run: RunIn): SurveyRoom {
  const first = async <Row>(text: string, values: readonly unknown[]) => (await run<Row>(text, values))[0] ?? null;
  return {
    ...inventoryRoom(run),
    survey: ({ districtCode, surveyId }) => first<{ name: string; isEnded: boolean }>(survey, [districtCode, surveyId]),
    lockTask: ({ districtCode, surveyId }, code) =>
      first<{ responsibilityGridCode: string | null }>(lockTask, [districtCode, surveyId, code]),
    patrols: async (...values) => (await run(patrols, values)).length > 0,
    async earlierAnswer(districtCode, commandId) {
      await run('SELECT pg_advisory_xact_lock(hashtextextended($1, 17))', [commandId]);
      return first<{ answeredBy: string; receipt: SurveyReceipt }>(earlier, [districtCode, commandId]);
    },
    async record({ districtCode, commandId, surveyId, componentCode, capturedAt, payload }, facts) {
      const { photos, ...finding } = payload;
      const at = facts.at.toISOString();
      if (componentCode) await run(supersede, [districtCode, surveyId, componentCode, at]);
      await run(insert, [
        districtCode,
        commandId,
        surveyId,
        componentCode,
        facts.responsibilityGridCode,
        JSON.stringify(finding),
        facts.isDifferent,
        facts.seenVersion,
        photos,
        facts.answeredBy,
        capturedAt ?? null,
        at,
      ]);
      if (componentCode) await run(done, [districtCode, surveyId, componentCode, commandId]);
    },
    lockAnswer: ({ districtCode, surveyId }, answerId) =>
      first<OpenAnswer>(lockAnswer, [districtCode, surveyId, answerId]),
    async settle(districtCode, answerId, outcome, { name, at }) {
      await run(settle, [districtCode, answerId, outcome, at.toISOString(), name]);
    },
  };
}
