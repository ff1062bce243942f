import { z } from 'zod';
import { caseParameters, endpoint } from '../endpoint.ts';
import * as d from '../schemas/desks.ts';
import * as s from '../schemas.ts';

/** What the desks ask before a command is given: who has how much to do, and what a request would lead to. */
export const deskEndpoints = {
  listUnitLoads: endpoint({
    method: 'get',
    path: '/api/unit-loads',
    summary: 'Disposal units with the cases they have in work now',
    access: 'case.dispatch',
    query: z.strictObject({ districtCode: s.districtCode.optional() }),
    output: z.object({ items: z.array(d.unitLoad) }),
    refusals: ['not-your-district'],
  }),
  previewRequest: endpoint({
    method: 'get',
    path: '/api/cases/:districtCode/:caseId/request-preview',
    summary: 'What the unit may still ask for, and the due time if an extension were granted',
    access: 'case.dispose',
    parameters: caseParameters,
    query: z.strictObject({
      extension: z.coerce.number().positive().max(10_000).optional().describe('in the limit’s own unit'),
    }),
    output: d.requestPreview,
    refusals: ['not-found'],
  }),
} as const;
