import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as v from '../schemas/survey.ts';
import * as s from '../schemas.ts';

const surveyParameters = z.strictObject({ districtCode: s.districtCode, surveyId: s.uuid });

/** Verification surveys: inspectors compare the stock with the street, administrators take the differences over. */
export const surveyEndpoints = {
  listSurveys: endpoint({
    method: 'get',
    path: '/api/surveys',
    summary: 'The surveys of a district with how far they are, newest first',
    access: 'survey.manage',
    query: z.strictObject({ districtCode: s.districtCode }),
    output: z.object({ items: z.array(v.surveySummary) }),
    refusals: ['not-your-district'],
  }),
  createSurvey: endpoint({
    method: 'post',
    path: '/api/surveys',
    summary: 'Make each component of some categories in an area a task of the inspectors there',
    access: 'survey.manage',
    body: v.newSurvey,
    output: v.surveyDetail,
    refusals: ['not-your-district', 'survey-empty', 'survey-too-large', 'permission-denied', 'command-id-reused'],
  }),
  readSurvey: endpoint({
    method: 'get',
    path: '/api/surveys/:districtCode/:surveyId',
    summary: 'How far a survey is in each responsibility grid',
    access: 'survey.manage',
    parameters: surveyParameters,
    output: v.surveyDetail,
    refusals: ['not-found', 'not-your-district'],
  }),
  endSurvey: endpoint({
    method: 'post',
    path: '/api/surveys/:districtCode/:surveyId/end',
    summary: 'Take no more answers; differences can still be settled',
    access: 'survey.manage',
    parameters: surveyParameters,
    body: z.strictObject({}),
    output: v.surveyDetail,
    refusals: ['not-found', 'not-your-district', 'survey-ended'],
  }),
  listSurveyDifferences: endpoint({
    method: 'get',
    path: '/api/surveys/:districtCode/:surveyId/differences',
    summary: 'Where street and stock differ, in the order of the answers',
    access: 'survey.manage',
    parameters: surveyParameters,
    query: z.strictObject({
      isOpen: z.stringbool().default(true).describe('only what nobody has settled'),
      cursor: s.uuid.optional().describe('the last answer of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(v.surveyDifference), nextCursor: z.string().nullable() }),
    refusals: ['not-your-district'],
  }),
  settleSurvey: endpoint({
    method: 'post',
    path: '/api/surveys/:districtCode/:surveyId/settlements',
    summary: 'Take differences over into the stock, or put them aside: those named, or all, 200 at a time',
    access: 'survey.manage',
    parameters: surveyParameters,
    body: z.strictObject({
      outcome: z.enum(['applied', 'dismissed']),
      answerIds: z.array(s.uuid).min(1).max(200).optional(),
      after: s.uuid.optional().describe('go on behind this answer; those before were looked at already'),
    }),
    output: v.surveySettlement.extend({ after: s.uuid.nullable() }),
    refusals: ['not-your-district'],
  }),
  listMySurveyTasks: endpoint({
    method: 'get',
    path: '/api/survey-tasks',
    summary: 'What running surveys ask of me in the responsibility grids I patrol',
    access: 'survey.answer',
    output: v.mySurveys,
    refusals: [],
  }),
  answerSurvey: endpoint({
    method: 'post',
    path: '/api/survey-answers',
    summary: 'What was found on site; a later answer about the same component takes the place of an earlier one',
    access: 'survey.answer',
    body: v.surveyAnswer,
    output: v.surveyReceipt,
    refusals: [
      'not-found',
      'not-your-district',
      'not-your-task',
      'survey-ended',
      'component-unknown',
      'category-unknown',
      'photo-unknown',
      'place-in-other-district',
      'outside-grid',
      'outside-city',
      'coordinates-swapped',
      'invalid-input',
      'permission-denied',
      'command-id-reused',
    ],
  }),
} as const;
