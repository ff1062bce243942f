import { z } from 'zod';
import { planRules } from '../../domain/division/handPlan.ts';
import { uuid } from '../schemas.ts';
import { gridDraft } from './division.ts';

/** Where a plan breaks a rule. */
export const planBreaks = z.array(z.object({ rule: z.enum(planRules), number: z.int(), unitGridCode: z.string() }));

/** A draft of responsibility grids that is drawn by hand: its unit grids, each with the number of the grid that it shall be in. */
export const handPlan = z.object({
  draft: gridDraft,
  revision: z.int(),
  unitGrids: z.array(
    z.object({
      code: z.string(),
      group: z.string().describe('the subdistrict'),
      before: z.string().nullable().describe('the responsibility grid of today'),
      cases: z.int(),
      load: z.number().describe('minutes a shift'),
      area: z.number(),
      perimeter: z.number(),
      x: z.number(),
      y: z.number(),
      number: z.int(),
      rings: z.array(z.array(z.tuple([z.number(), z.number()]))).describe('degrees'),
    }),
  ),
  edges: z.array(z.tuple([z.int(), z.int(), z.number()])).describe('places in the list, metres of common border'),
  names: z.array(z.object({ code: z.string(), name: z.string() })),
  breaks: planBreaks,
});
export type HandPlanView = z.infer<typeof handPlan>;

export const savedPlan = z.object({ revision: z.int(), draft: gridDraft, breaks: planBreaks });
export type SavedPlan = z.infer<typeof savedPlan>;

export const beginHandPlan = z.strictObject({
  id: uuid,
  districtCode: z.string().regex(/^\d{6}$/),
  name: z.string().trim().min(1).max(60),
  /** Begin with the grids of today in these subdistricts. */
  subdistrictCodes: z
    .array(z.string().regex(/^\d{9}$/))
    .max(100)
    .default([]),
  /** Or with what a draft has, computed or drawn. */
  from: uuid.optional(),
  mayCross: z.boolean().default(false).describe('whether a grid may lie in several subdistricts'),
});
