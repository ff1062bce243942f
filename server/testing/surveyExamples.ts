import { randomUUID } from 'node:crypto';
import { smallCityComponent, smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const id = randomUUID();
const survey = {
  id,
  districtCode: district,
  name: '试验',
  categoryIds: ['cjt214-2007-c0118'],
  gridCodes: [],
  dueOn: '2099-01-01',
};
const answer = { kind: 'answer-survey', commandId: randomUUID(), districtCode: district, surveyId: id };
const componentCode = smallCityComponent(district, '0118', 1);

/** Right and wrong calls of the endpoints of surveys, for the test that walks every endpoint. */
export const surveyExamples = {
  listSurveys: {
    person: 'administrator',
    stranger: 'inspector',
    path: `/api/surveys?districtCode=${district}`,
    wrongPaths: ['/api/surveys', '/api/surveys?districtCode=1'],
  },
  createSurvey: {
    person: 'administrator',
    stranger: 'inspector',
    path: '/api/surveys',
    body: survey,
    wrongBodies: [{}, { ...survey, categoryIds: [] }, { ...survey, gridCodes: ['1'] }, { ...survey, dueOn: 'soon' }],
  },
  readSurvey: {
    person: 'administrator',
    stranger: 'supervisor',
    path: `/api/surveys/${district}/${id}`,
    wrongPaths: [`/api/surveys/${district}/1`],
  },
  endSurvey: {
    person: 'administrator',
    stranger: 'supervisor',
    path: `/api/surveys/${district}/${randomUUID()}/end`,
    body: {},
    wrongBodies: [{ more: 1 }],
  },
  listSurveyDifferences: {
    person: 'administrator',
    stranger: 'inspector',
    path: `/api/surveys/${district}/${id}/differences`,
    wrongPaths: [`/api/surveys/${district}/${id}/differences?isOpen=perhaps`],
  },
  settleSurvey: {
    person: 'administrator',
    stranger: 'inspector',
    path: `/api/surveys/${district}/${id}/settlements`,
    body: { outcome: 'dismissed' },
    wrongBodies: [{}, { outcome: 'forgotten' }, { outcome: 'applied', answerIds: [] }],
  },
  listMySurveyTasks: {
    person: 'inspector',
    stranger: 'dispatcher',
    path: '/api/survey-tasks',
    wrongPaths: ['/api/survey-tasks?more=1'],
  },
  answerSurvey: {
    person: 'inspector',
    stranger: 'administrator',
    path: '/api/survey-answers',
    body: { ...answer, componentCode, payload: { verdict: 'not-found', photos: [] } },
    wrongBodies: [
      {},
      { ...answer, componentCode, payload: { verdict: 'perhaps', photos: [] } },
      { ...answer, componentCode, payload: { verdict: 'found', photos: [] } },
      { ...answer, componentCode: '1', payload: { verdict: 'not-found', photos: [] } },
    ],
  },
} as const;
