import { z } from 'zod';
import { caseParameters, endpoint } from '../endpoint.ts';
import * as e from '../schemas/search.ts';
import * as s from '../schemas.ts';

/** What helps to find cases and people: similar cases, and which inspectors are on duty. */
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
} as const;
