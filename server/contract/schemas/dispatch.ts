import { z } from 'zod';
import { caseSources } from '../../domain/case/caseFile.ts';
import { reasonCodes } from '../../domain/dispatch/propose.ts';
import { categoryKinds, type DispatchRule, unitChoices } from '../../domain/dispatch/rules.ts';
import { professionalKinds } from '../../domain/grid/codes.ts';
import { instant } from '../schemas.ts';

export const proposal = z.object({
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  ruleId: z.string().nullable(),
  ruleName: z.string().nullable(),
  ruleSetVersion: z.int().nullable(),
  isAutomatic: z.boolean(),
  dueAt: instant.nullable().describe('the due time if it were dispatched now'),
  reasons: z.array(z.object({ code: z.enum(reasonCodes), value: z.string(), label: z.string() })),
  alternatives: z.array(
    z.object({
      unitCode: z.string(),
      name: z.string(),
      isOfTrade: z.boolean(),
      openCases: z.int(),
      distanceMeters: z.int().nullable(),
    }),
  ),
});
export type ProposalView = z.infer<typeof proposal>;

const MAXIMUM_VALUES = 500;
/** Far more than a city has, few enough for every rule to be compared with every other. */
export const MAXIMUM_RULES = 500;

const codes = z.array(z.string().min(1).max(64)).min(1).max(MAXIMUM_VALUES);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A rule as it may be saved; an unknown attribute anywhere is refused with its place. */
export const dispatchRule: z.ZodType<DispatchRule> = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .max(64),
  name: z.string().trim().min(1).max(120),
  when: z.strictObject({
    categoryIds: codes.optional(),
    categoryClasses: codes.optional(),
    categoryKinds: z.array(z.enum(categoryKinds)).min(1).max(2).optional(),
    trades: codes.optional(),
    professionalKinds: z.array(z.enum(professionalKinds)).min(1).max(professionalKinds.length).optional(),
    areaCodes: codes.optional(),
    maintainerCodes: codes.optional(),
    ownerCodes: codes.optional(),
    sources: z.array(z.enum(caseSources)).min(1).max(caseSources.length).optional(),
    timeWindow: z
      .strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(), from: time, to: time })
      .optional(),
  }),
  sendTo: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('named-unit'), unitCode: z.string().min(1).max(32) }),
    z.strictObject({ kind: z.enum(unitChoices).exclude(['named-unit']) }),
  ]),
  isAutomatic: z.boolean(),
});

/** A rule on its way in: judged by `dispatchRule`, so that the answer can name the place of what is wrong. */
export const givenRules = z.array(z.record(z.string(), z.unknown())).max(MAXIMUM_RULES);
