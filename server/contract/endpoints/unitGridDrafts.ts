import { z } from 'zod';
import { drawnKinds } from '../../domain/grid/codes.ts';
import { endpoint } from '../endpoint.ts';
import * as g from '../schemas/unitGridDrafts.ts';
import { districtCode, uuid } from '../schemas.ts';

const access = 'grid.edit';
const parameters = z.strictObject({ districtCode, draftId: uuid });
/** The revision that the person saw. */
const revision = z.int().min(1);

/** Drafts of unit grids: begun from what holds, edited, published from a day on. */
export const unitGridDraftEndpoints = {
  listUnitGridDrafts: endpoint({
    method: 'get',
    path: '/api/unit-grid-drafts',
    summary: 'Drafts of unit grids, the last touched first, published ones among them',
    access,
    output: z.object({ items: z.array(g.unitGridDraftSummary) }),
    refusals: [],
  }),
  createUnitGridDraft: endpoint({
    method: 'post',
    path: '/api/unit-grid-drafts',
    summary:
      'Begin a draft of some communities of one district: their present unit grids, or a division along streets and water',
    access,
    body: z
      .strictObject({
        id: uuid,
        name: z.string().trim().min(1).max(100),
        kind: z.enum(drawnKinds).default('unit'),
        /** Communities of unit grids, subdistricts of professional grids. */
        communityCodes: z
          .array(z.string().regex(/^\d{9}(\d{3})?$/))
          .min(1)
          .max(40),
        /** Divide anew into grids of about this area, m²; without it the draft begins with what holds. */
        targetArea: z.number().min(1000).max(1_000_000).optional(),
      })
      .refine(
        ({ kind, communityCodes }) => communityCodes.every(({ length }) => length === (kind === 'unit' ? 12 : 9)),
        {
          path: ['communityCodes'],
          message: 'communities for unit grids, subdistricts for professional grids',
        },
      )
      .refine(({ kind, targetArea }) => kind === 'unit' || targetArea === undefined, {
        path: ['targetArea'],
        message: 'only communities are divided',
      }),
    output: g.unitGridDraft,
    refusals: ['not-found', 'not-your-district', 'area-too-large', 'area-not-divisible', 'division-cancelled'],
  }),
  listUnitGridDivisions: endpoint({
    method: 'get',
    path: '/api/unit-grid-divisions',
    summary: 'Divisions that are being computed for drafts of unit grids, and how far they are',
    access,
    output: z.object({ items: z.array(g.runningDivision) }),
    refusals: [],
  }),
  cancelUnitGridDivision: endpoint({
    method: 'delete',
    path: '/api/unit-grid-divisions/:districtCode/:draftId',
    summary: 'Stop a division: whoever asked for the draft is refused it, and nothing is kept',
    access,
    parameters,
    output: z.object({ isCancelled: z.literal(true) }),
    refusals: ['not-found', 'not-your-district'],
  }),
  readUnitGridDraft: endpoint({
    method: 'get',
    path: '/api/unit-grid-drafts/:districtCode/:draftId',
    summary: 'One draft: the drawing it began with and the edits since',
    access,
    parameters,
    output: g.unitGridDraft,
    refusals: ['not-found', 'not-your-district'],
  }),
  saveUnitGridDraft: endpoint({
    method: 'put',
    path: '/api/unit-grid-drafts/:districtCode/:draftId',
    summary: 'Keep these edits instead of those before; the first that cannot be made is named',
    access,
    parameters,
    body: z.strictObject({ revision, edits: g.gridEdits }),
    output: g.unitGridDraftSummary.extend({ proofs: g.drawingProofs }),
    refusals: ['not-found', 'not-your-district', 'stale-version', 'grid-edit-refused'],
  }),
  publishUnitGridDraft: endpoint({
    method: 'post',
    path: '/api/unit-grid-drafts/:districtCode/:draftId/publish',
    summary:
      'Let the drawn grids hold from a day on: changed ones end, new codes begin, cases keep the grid they were in',
    access,
    parameters,
    body: z.strictObject({ revision, validFrom: z.iso.date() }),
    output: g.gridPublication,
    refusals: [
      'not-found',
      'not-your-district',
      'stale-version',
      'nothing-changed',
      'grid-rule-broken',
      'day-not-ahead',
      'grids-changed',
      'grid-codes-exhausted',
    ],
  }),
  removeUnitGridDraft: endpoint({
    method: 'post',
    path: '/api/unit-grid-drafts/:districtCode/:draftId/remove',
    summary: 'Throw a draft away that was not published',
    access,
    parameters,
    body: z.strictObject({ revision }),
    output: z.object({ isRemoved: z.literal(true) }),
    refusals: ['not-found', 'not-your-district', 'stale-version'],
  }),
} as const;
