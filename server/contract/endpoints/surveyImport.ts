import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { exportLanguages } from '../schemas/search.ts';
import * as i from '../schemas/surveyImport.ts';
import * as s from '../schemas.ts';

const fileParameters = z.strictObject({ fileId: s.uuid });
const runParameters = z.strictObject({ districtCode: s.districtCode, runId: s.uuid });
const reading = [
  'not-found',
  'not-your-district',
  'import-format-unknown',
  'import-file-broken',
  'import-empty',
  'import-archive-unsafe',
  'import-too-large',
  'import-tool-missing',
  'import-layer-unknown',
  'import-crs-unknown',
  'import-crs-undecided',
  'import-columns-missing',
  'import-category-missing',
  'import-district-unknown',
  'category-unknown',
] as const;

/** Loading a survey: send the file, look at it, have it checked, load it. */
export const surveyImportEndpoints = {
  uploadSurveyFile: endpoint({
    method: 'put',
    path: '/api/survey-files/:fileName',
    summary: 'Send a survey file as it is; it is written to disk while it arrives and kept for a day',
    access: 'survey.import',
    parameters: z.strictObject({ fileName: z.string().min(1).max(200) }),
    body: z.unknown(),
    isRawBody: true,
    output: i.surveyFile,
    refusals: ['import-too-large', 'import-empty'],
  }),
  inspectSurvey: endpoint({
    method: 'post',
    path: '/api/survey-files/:fileId/inspection',
    summary: 'What a file seems to be: coordinate system, columns, categories, units that nobody knows',
    access: 'survey.import',
    parameters: fileParameters,
    body: i.importWishes,
    output: i.surveyInspection,
    refusals: reading,
  }),
  checkSurvey: endpoint({
    method: 'post',
    path: '/api/survey-files/:fileId/imports',
    summary: 'Read every record and say what loading would do; goes on in the background and changes nothing',
    access: 'survey.import',
    parameters: fileParameters,
    body: i.importWishes,
    output: z.object({ runId: s.uuid, districtCode: s.districtCode }),
    refusals: ['not-found', 'not-your-district', 'import-running'],
  }),
  inspectBaseMap: endpoint({
    method: 'post',
    path: '/api/survey-files/:fileId/base-map-inspection',
    summary: 'What a file of streets, water or courtyards seems to be',
    access: 'survey.import',
    parameters: fileParameters,
    body: i.baseMapWishes,
    output: i.baseMapInspection,
    refusals: reading,
  }),
  checkBaseMap: endpoint({
    method: 'post',
    path: '/api/survey-files/:fileId/base-map-imports',
    summary: 'Read every feature and say what loading it into the base map would do; changes nothing',
    access: 'survey.import',
    parameters: fileParameters,
    body: i.baseMapWishes,
    output: z.object({ runId: s.uuid, districtCode: s.districtCode }),
    refusals: ['not-found', 'not-your-district', 'import-running'],
  }),
  listImports: endpoint({
    method: 'get',
    path: '/api/survey-imports',
    summary: 'The newest imports of a district with their accounts',
    access: 'survey.import',
    query: z.strictObject({ districtCode: s.districtCode }),
    output: z.object({ items: z.array(i.importAccount) }),
    refusals: ['not-your-district'],
  }),
  readImport: endpoint({
    method: 'get',
    path: '/api/survey-imports/:districtCode/:runId',
    summary: 'How an import stands, with its quality report and account',
    access: 'survey.import',
    parameters: runParameters,
    output: i.importStatus,
    refusals: ['not-found', 'not-your-district'],
  }),
  readImportReport: endpoint({
    method: 'get',
    path: '/api/survey-imports/:districtCode/:runId/report.xlsx',
    summary: 'The quality report as a spreadsheet: the account, and every record with a problem',
    access: 'survey.import',
    parameters: runParameters,
    query: z.strictObject({ language: z.enum(exportLanguages).default('zh-CN') }),
    answer: 'bytes',
    output: z.instanceof(Uint8Array),
    refusals: ['not-found', 'not-your-district', 'import-not-ready'],
  }),
  loadImport: endpoint({
    method: 'post',
    path: '/api/survey-imports/:districtCode/:runId/loading',
    summary: 'Load a checked import, or go on with a stopped one; goes on when nobody looks',
    access: 'survey.import',
    parameters: runParameters,
    body: z.strictObject({}),
    output: i.importStatus,
    refusals: ['not-found', 'not-your-district', 'import-running', 'import-not-ready'],
  }),
  cancelImport: endpoint({
    method: 'delete',
    path: '/api/survey-imports/:districtCode/:runId',
    summary:
      'Stop reading at once, forgetting the file, or loading after its present batch: what was loaded stays, the rest waits',
    access: 'survey.import',
    parameters: runParameters,
    output: i.importStatus,
    refusals: ['not-found', 'not-your-district'],
  }),
} as const;
