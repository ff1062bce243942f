import { z } from 'zod';
import { caseParameters, endpoint } from '../endpoint.ts';
import { caseFilter } from '../schemas/caseFilter.ts';
import * as e from '../schemas/search.ts';
import * as s from '../schemas.ts';

const filterName = z.string().trim().min(1).max(60);
const filterParameters = z.strictObject({ filterId: s.uuid });
const exportParameters = z.strictObject({ exportId: s.uuid });

/** What helps to find cases and people: similar cases, saved filters, exports, and which inspectors are on duty. */
export const searchEndpoints = {
  listSimilarToCase: endpoint({
    method: 'get',
    path: '/api/cases/:districtCode/:caseId/similar',
    summary: 'Cases of the same category near a case in place and time, nearest first',
    access: 'case.read',
    parameters: caseParameters,
    output: e.similarCases,
    refusals: ['not-found'],
  }),
  listSimilarCases: endpoint({
    method: 'get',
    path: '/api/similar-cases',
    summary: 'Cases of a category near a place, reported not long ago, nearest first',
    access: 'case.read',
    query: z.strictObject({
      longitude: s.queryLongitude,
      latitude: s.queryLatitude,
      categoryId: z.string().max(64),
    }),
    output: e.similarCases,
    refusals: ['coordinates-swapped'],
  }),
  readDuty: endpoint({
    method: 'get',
    path: '/api/duty',
    summary: 'Whether I am on duty, until when, and where I was last',
    access: 'duty.write',
    output: e.duty,
    refusals: [],
  }),
  setDuty: endpoint({
    method: 'put',
    path: '/api/duty',
    summary:
      'Go on duty, tell where I am, or go off duty; a duty ends with the local day, after 12 hours at the latest',
    access: 'duty.write',
    body: z.strictObject({ isOnDuty: z.boolean(), position: s.position.optional() }),
    output: e.duty,
    refusals: ['not-your-district', 'permission-denied'],
  }),
  listInspectors: endpoint({
    method: 'get',
    path: '/api/inspectors',
    summary: 'The inspectors of a district, those on duty first',
    access: 'case.accept',
    query: z.strictObject({ districtCode: s.districtCode }),
    output: z.object({ items: z.array(e.inspectorOfDistrict) }),
    refusals: ['not-your-district'],
  }),
  listSavedFilters: endpoint({
    method: 'get',
    path: '/api/saved-filters',
    summary: 'My saved filters, and those that colleagues of my post and district share',
    access: 'case.read',
    output: z.object({ items: z.array(e.savedFilter) }),
    refusals: [],
  }),
  createSavedFilter: endpoint({
    method: 'post',
    path: '/api/saved-filters',
    summary: 'Keep a filter under a name',
    access: 'case.read',
    body: z.strictObject({ name: filterName, query: caseFilter, isShared: z.boolean().default(false) }),
    output: e.savedFilter,
    refusals: ['not-your-district', 'not-your-unit', 'permission-denied', 'too-many-filters'],
  }),
  changeSavedFilter: endpoint({
    method: 'put',
    path: '/api/saved-filters/:filterId',
    summary: 'Rename an own filter, share it, or replace what it asks',
    access: 'case.read',
    parameters: filterParameters,
    body: z.strictObject({
      name: filterName.optional(),
      query: caseFilter.optional(),
      isShared: z.boolean().optional(),
    }),
    output: e.savedFilter,
    refusals: ['not-your-district', 'not-your-unit', 'not-found'],
  }),
  removeSavedFilter: endpoint({
    method: 'delete',
    path: '/api/saved-filters/:filterId',
    summary: 'Remove an own filter',
    access: 'case.read',
    parameters: filterParameters,
    output: z.object({ isRemoved: z.boolean() }),
    refusals: ['not-found'],
  }),
  listExports: endpoint({
    method: 'get',
    path: '/api/exports',
    summary: 'My exports of the last hour, running and finished, newest first',
    access: 'case.export',
    output: z.object({ items: z.array(e.exportJob) }),
    refusals: [],
  }),
  startExport: endpoint({
    method: 'post',
    path: '/api/exports',
    summary: 'Write the cases of a filter to a file; it goes on when nobody waits for it',
    access: 'case.export',
    body: z.strictObject({
      format: z.enum(e.exportFormats),
      query: caseFilter,
      language: z.enum(e.exportLanguages).default('zh-CN'),
    }),
    output: e.exportJob,
    refusals: ['not-your-district', 'not-your-unit', 'export-running'],
  }),
  readExport: endpoint({
    method: 'get',
    path: '/api/exports/:exportId',
    summary: 'How far an export of mine is',
    access: 'case.export',
    parameters: exportParameters,
    output: e.exportJob,
    refusals: ['not-found'],
  }),
  readExportFile: endpoint({
    method: 'get',
    path: '/api/exports/:exportId/file',
    summary: 'The file of a finished export, for an hour',
    access: 'case.export',
    parameters: exportParameters,
    answer: 'bytes',
    output: z.instanceof(Uint8Array),
    refusals: ['not-found'],
  }),
  cancelExport: endpoint({
    method: 'delete',
    path: '/api/exports/:exportId',
    summary: 'Stop an export of mine, or remove its file',
    access: 'case.export',
    parameters: exportParameters,
    output: e.exportJob,
    refusals: ['not-found'],
  }),
} as const;
