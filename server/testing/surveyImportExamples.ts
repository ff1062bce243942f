import { randomUUID } from 'node:crypto';
import { smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;
const wishes = { districtCode: district };
const stranger = 'inspector';
const person = 'administrator';

/** Right and wrong calls of the endpoints of the survey import, for the test that walks every endpoint. */
export const surveyImportExamples = {
  uploadSurveyFile: {
    person,
    stranger,
    path: '/api/survey-files/a.csv',
    wrongPaths: ['/api/survey-files/a.csv?more=1'],
  },
  listSurveyUploads: { person, stranger, path: '/api/survey-uploads', wrongPaths: ['/api/survey-uploads?more=1'] },
  removeSurveyUpload: {
    person,
    stranger,
    path: `/api/survey-uploads/${randomUUID()}`,
    wrongPaths: ['/api/survey-uploads/..%2f1'],
  },
  inspectSurvey: {
    person,
    stranger,
    path: `/api/survey-files/${randomUUID()}/inspection`,
    body: wishes,
    wrongPaths: ['/api/survey-files/1/inspection'],
    wrongBodies: [{}, { ...wishes, crs: '' }, { ...wishes, columns: { planet: 'x' } }, { ...wishes, more: 1 }],
  },
  checkSurvey: {
    person,
    stranger,
    path: `/api/survey-files/${randomUUID()}/imports`,
    body: wishes,
    wrongPaths: ['/api/survey-files/..%2f1/imports'],
    wrongBodies: [{}, { ...wishes, category: { kind: 'one', code: '1' } }],
  },
  inspectBaseMap: {
    person,
    stranger,
    path: `/api/survey-files/${randomUUID()}/base-map-inspection`,
    body: wishes,
    wrongPaths: ['/api/survey-files/1/base-map-inspection'],
    wrongBodies: [{}, { ...wishes, baseLayer: 'land' }, { ...wishes, category: { kind: 'one', code: '0118' } }],
  },
  checkBaseMap: {
    person,
    stranger,
    path: `/api/survey-files/${randomUUID()}/base-map-imports`,
    body: wishes,
    wrongPaths: ['/api/survey-files/..%2f1/base-map-imports'],
    wrongBodies: [{}, { ...wishes, columns: { state: 'x' } }, { ...wishes, dataset: ' ' }],
  },
  readImportReport: {
    person,
    stranger,
    path: `/api/survey-imports/${district}/${randomUUID()}/report.xlsx`,
    wrongPaths: [
      '/api/survey-imports/1/2/report.xlsx',
      `/api/survey-imports/${district}/${randomUUID()}/report.xlsx?language=fr`,
    ],
  },
  listImportProblems: {
    person,
    stranger,
    path: `/api/survey-imports/${district}/${randomUUID()}/problems`,
    wrongPaths: [
      '/api/survey-imports/1/2/problems',
      `/api/survey-imports/${district}/${randomUUID()}/problems?limit=501`,
      `/api/survey-imports/${district}/${randomUUID()}/problems?after=-1`,
    ],
  },
  listImports: {
    person,
    stranger,
    path: `/api/survey-imports?districtCode=${district}`,
    wrongPaths: ['/api/survey-imports', '/api/survey-imports?districtCode=1'],
  },
  readImport: {
    person,
    stranger,
    path: `/api/survey-imports/${district}/${randomUUID()}`,
    wrongPaths: [`/api/survey-imports/${district}/1`],
  },
  loadImport: {
    person,
    stranger,
    path: `/api/survey-imports/${district}/${randomUUID()}/loading`,
    body: {},
    wrongBodies: [{ more: 1 }],
  },
  cancelImport: {
    person,
    stranger,
    path: `/api/survey-imports/${district}/${randomUUID()}`,
    wrongPaths: [`/api/survey-imports/1/${randomUUID()}`],
  },
} as const;
