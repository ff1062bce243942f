import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as d from '../schemas/division.ts';
import * as s from '../schemas.ts';

const parameters = z.strictObject({ districtCode: s.districtCode, draftId: s.uuid });

/** Drafts of responsibility grids: computed, compared, published from a day on. */
export const divisionEndpoints = {
  listGridDrafts: endpoint({
    method: 'get',
    path: '/api/grid-drafts',
    summary: 'The drafts of a district, the newest first, with the progress of those that are computed',
    access: 'grid.divide',
    query: z.strictObject({ districtCode: s.districtCode }),
    output: z.object({ items: z.array(d.gridDraft) }),
    refusals: ['not-your-district'],
  }),
  listPresentGrids: endpoint({
    method: 'get',
    path: '/api/present-grids',
    summary: 'The responsibility grids of a district that hold today',
    access: 'grid.divide',
    query: z.strictObject({ districtCode: s.districtCode }),
    output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
    refusals: ['not-your-district'],
  }),
  startGridDraft: endpoint({
    method: 'post',
    path: '/api/grid-drafts',
    summary: 'Divide the unit grids of a district, or of some of its subdistricts, into responsibility grids',
    access: 'grid.divide',
    body: z.strictObject({
      districtCode: s.districtCode,
      name: z.string().trim().min(1).max(60),
      settings: d.draftSettings,
    }),
    output: d.gridDraft,
    refusals: ['invalid-input', 'not-your-district', 'division-running'],
  }),
  readGridDraft: endpoint({
    method: 'get',
    path: '/api/grid-drafts/:districtCode/:draftId',
    summary: 'The same cases and minutes by the present grids and by the draft, with its outlines',
    access: 'grid.divide',
    parameters,
    output: d.draftComparison,
    refusals: ['not-found', 'not-your-district'],
  }),
  cancelGridDraft: endpoint({
    method: 'post',
    path: '/api/grid-drafts/:districtCode/:draftId/cancel',
    summary: 'Stop computing a draft',
    access: 'grid.divide',
    parameters,
    body: z.strictObject({}),
    output: d.gridDraft,
    refusals: ['not-found', 'not-your-district'],
  }),
  removeGridDraft: endpoint({
    method: 'delete',
    path: '/api/grid-drafts/:districtCode/:draftId',
    summary: 'Remove a draft that was not published',
    access: 'grid.divide',
    parameters,
    output: z.object({ isRemoved: z.literal(true) }),
    refusals: ['not-found', 'not-your-district', 'draft-published'],
  }),
  publishGridDraft: endpoint({
    method: 'post',
    path: '/api/grid-drafts/:districtCode/:draftId/publish',
    summary: 'Let the drafted grids begin and the present ones end on a day; cases keep the grid they were in',
    access: 'grid.divide',
    parameters,
    body: z.strictObject({ from: s.day }),
    output: d.publication,
    refusals: [
      'not-found',
      'not-your-district',
      'draft-published',
      'draft-not-ready',
      'grid-rule-broken',
      'nothing-changed',
      'day-not-ahead',
      'grid-cover-broken',
      'grid-codes-exhausted',
    ],
  }),
} as const;
