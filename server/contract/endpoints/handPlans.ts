import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as h from '../schemas/handPlans.ts';
import * as s from '../schemas.ts';

const access = 'grid.divide';
const parameters = z.strictObject({ districtCode: s.districtCode, draftId: s.uuid });

/** Drafts of responsibility grids that are drawn by hand; listed, compared and published as computed ones are. */
export const handPlanEndpoints = {
  beginHandPlan: endpoint({
    method: 'post',
    path: '/api/hand-plans',
    summary: 'Begin to draw responsibility grids: from the grids of today, or from what another draft has',
    access,
    body: h.beginHandPlan,
    output: h.handPlan,
    refusals: ['not-found', 'not-your-district', 'area-too-large', 'draft-not-ready', 'grids-changed'],
  }),
  readHandPlan: endpoint({
    method: 'get',
    path: '/api/hand-plans/:districtCode/:draftId',
    summary: 'Unit grids with shapes, work, common borders and the grid each shall be in',
    access,
    parameters,
    output: h.handPlan,
    refusals: ['not-found', 'not-your-district'],
  }),
  saveHandPlan: endpoint({
    method: 'put',
    path: '/api/hand-plans/:districtCode/:draftId',
    summary: 'Give unit grids to other grids of the draft; answers with what it is worth and the rules it breaks',
    access,
    parameters,
    body: z.strictObject({
      revision: z.int().min(1),
      moves: z
        .array(z.strictObject({ code: z.string().regex(/^\d{15}$/), number: z.int().min(0).max(9999) }))
        .min(1)
        .max(4000),
    }),
    output: h.savedPlan,
    refusals: ['not-found', 'not-your-district', 'stale-version', 'draft-published'],
  }),
} as const;
