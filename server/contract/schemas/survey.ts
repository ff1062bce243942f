import { z } from 'zod';
import { componentStates } from '../../domain/inventory/component.ts';
import type { SurveyAnswer } from '../../domain/inventory/surveyFinding.ts';
import { refusalCodes } from '../../domain/refusal.ts';
import { day, districtCode, instant, position, sha256, uuid } from '../schemas.ts';
import { componentCode } from './inventory.ts';

const note = z.string().trim().min(1).max(500).optional();
const photos = z.array(sha256).max(9);
const state = z.enum(componentStates);

const found = {
  verdict: z.literal('found'),
  state,
  location: position.optional(),
  areAttributesRight: z.boolean(),
  note,
};
const notFound = { verdict: z.literal('not-found'), note };
const missing = {
  verdict: z.literal('missing'),
  categoryId: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(100),
  state: state.exclude(['removed']),
  location: position,
  note,
};

/** A finding as it is stored. */
export const surveyFinding = z.discriminatedUnion('verdict', [z.object(found), z.object(notFound), z.object(missing)]);

/** The body of `POST /api/survey-answers`. */
export const surveyAnswer = z.strictObject({
  kind: z.literal('answer-survey'),
  commandId: uuid.describe('made by the client; the same id has one effect and one answer'),
  districtCode,
  surveyId: uuid,
  componentCode: componentCode.nullable(),
  capturedAt: instant.optional(),
  payload: z.discriminatedUnion('verdict', [
    z.strictObject({ ...found, photos }),
    z.strictObject({ ...notFound, photos }),
    z.strictObject({ ...missing, photos }),
  ]),
}) satisfies z.ZodType<SurveyAnswer>;

export const surveyReceipt = z.object({
  commandId: uuid,
  districtCode,
  surveyId: uuid,
  componentCode: componentCode.nullable(),
});
export type SurveyReceipt = z.infer<typeof surveyReceipt>;

export const newSurvey = z.strictObject({
  id: uuid.describe('made by the client, so that a survey that is sent twice is made once'),
  districtCode,
  name: z.string().trim().min(1).max(60),
  categoryIds: z.array(z.string().max(64)).min(1).max(50),
  gridCodes: z
    .array(z.string().regex(/^(\d{9}|\d{12}|\d{15}|\d{9}Z\d{3})$/))
    .max(50)
    .describe('subdistricts, communities or grids; none means the whole district'),
  dueOn: day,
});

export const surveySummary = z.object({
  districtCode,
  id: uuid,
  name: z.string(),
  categoryIds: z.array(z.string()),
  gridCodes: z.array(z.string()),
  dueOn: day,
  createdByName: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  total: z.int(),
  answered: z.int(),
  /** Differences that nobody has settled. */
  open: z.int(),
});
export type SurveySummary = z.infer<typeof surveySummary>;

export const surveyDetail = surveySummary.extend({
  grids: z.array(
    z.object({
      /** Null for components that no inspector's grid holds. */
      code: z.string().nullable(),
      name: z.string().nullable(),
      inspectors: z.array(z.string()),
      total: z.int(),
      answered: z.int(),
      different: z.int(),
    }),
  ),
});
export type SurveyDetail = z.infer<typeof surveyDetail>;

export const surveyDifference = z.object({
  answerId: uuid,
  componentCode: componentCode.nullable(),
  name: z.string(),
  categoryName: z.string().nullable(),
  /** What the stock says now; null for a thing that it does not have. */
  stock: z.object({ state, location: position, version: z.int() }).nullable(),
  finding: surveyFinding,
  photos: z.array(sha256),
  answeredByName: z.string(),
  at: instant,
  outcome: z.enum(['applied', 'dismissed', 'superseded']).nullable(),
  settledBy: z.string().nullable(),
});
export type SurveyDifference = z.infer<typeof surveyDifference>;

export const surveySettlement = z.object({
  settled: z.int(),
  /** Differences of the survey that are still open. */
  remaining: z.int(),
  /** What the stock refused and stays open. */
  failures: z.array(z.object({ answerId: uuid, code: z.enum(refusalCodes) })),
});
export type SurveySettlement = z.infer<typeof surveySettlement>;

export const surveyTask = z.object({
  districtCode,
  surveyId: uuid,
  code: componentCode,
  name: z.string(),
  categoryId: z.string(),
  state,
  unitGridCode: z.string().nullable(),
  maintainerName: z.string().nullable(),
  ownerName: z.string().nullable(),
  note: z.string().nullable(),
  location: position,
});
export type SurveyTask = z.infer<typeof surveyTask>;

export const mySurveys = z.object({
  surveys: z.array(
    z.object({
      districtCode,
      id: uuid,
      name: z.string(),
      categoryIds: z.array(z.string()),
      dueOn: day,
      total: z.int(),
      answered: z.int(),
    }),
  ),
  /** What is still to be looked at, by unit grid; at most 500 of a survey. */
  tasks: z.array(surveyTask),
});
export type MySurveys = z.infer<typeof mySurveys>;
