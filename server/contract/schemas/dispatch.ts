import { z } from 'zod';
import { caseSources } from '../../domain/case/caseFile.ts';
import { areaKinds } from '../../domain/dispatch/areaCodes.ts';
import { findingCodes, findingLevels } from '../../domain/dispatch/inspect/finding.ts';
import { reasonCodes } from '../../domain/dispatch/propose.ts';
import { categoryKinds, type DispatchRule, unitChoices } from '../../domain/dispatch/rules.ts';
import { professionalKinds } from '../../domain/grid/codes.ts';
import { districtCode, instant, uuid } from '../schemas.ts';

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

const localMoment = z.object({ weekday: z.int(), minute: z.int() });
export const finding = z.object({
  level: z.enum(findingLevels),
  code: z.enum(findingCodes),
  path: z.string().describe('the place, as rules[3].when.areaCodes[0]'),
  ruleIndex: z.int(),
  value: z.string().nullable(),
  otherRuleIndex: z.int().nullable().describe('the earlier rule that takes this one’s cases, or may take some of them'),
  example: z
    .object({
      categoryId: z.string().nullable(),
      areaCodes: z.array(z.string()),
      professionalKinds: z.array(z.string()),
      maintainerCode: z.string().nullable(),
      ownerCode: z.string().nullable(),
      source: z.string().nullable(),
      filedAt: localMoment.nullable(),
    })
    .nullable()
    .describe('a case to which both rules apply'),
});
export type FindingView = z.infer<typeof finding>;

const ruleSetHead = z.object({
  version: z.int(),
  note: z.string(),
  revision: z.int().describe('counts the savings of a draft'),
  updatedAt: instant,
  updatedByName: z.string().nullable(),
  publishedAt: instant.nullable().describe('null of the draft'),
  publishedByName: z.string().nullable(),
});
export const ruleSetSummary = ruleSetHead.extend({
  ruleCount: z.int(),
  caseCount: z.int().describe('cases that were sent by this version'),
});
export type RuleSetSummaryView = z.infer<typeof ruleSetSummary>;
export const ruleSet = ruleSetHead.extend({ rules: z.array(dispatchRule) });
export type RuleSetView = z.infer<typeof ruleSet>;

/** What the page of the rules starts from: the draft or, without one, the published rules; with the names in them. */
export const ruleDraft = z.object({
  draft: ruleSet.nullable(),
  published: ruleSet.nullable(),
  findings: z.array(finding).describe('of the draft, or of the published rules'),
  names: z.record(z.string(), z.string()).describe('of the areas and units that the rules name, by code'),
});
export type RuleDraftView = z.infer<typeof ruleDraft>;

export const ruleArea = z.object({ code: z.string(), kind: z.enum(areaKinds), name: z.string() });
export type RuleArea = z.infer<typeof ruleArea>;

const share = z.object({ before: z.int(), after: z.int() });
const sending = z.object({ unitCode: z.string().nullable(), ruleName: z.string().nullable() });
export const dryRun = z.object({
  since: instant,
  cases: z.int(),
  moved: z.int(),
  unassigned: share,
  automatic: share,
  units: z.array(z.object({ unitCode: z.string(), actual: z.int(), before: z.int(), after: z.int() })),
  rules: z.array(z.object({ ruleId: z.string(), cases: z.int() })).describe('cases that each rule of the draft sends'),
  movedCases: z
    .array(
      z.object({
        districtCode,
        id: uuid,
        number: z.string(),
        categoryId: z.string(),
        actualUnitCode: z.string().nullable(),
        before: sending,
        after: sending,
      }),
    )
    .describe('the newest that would go elsewhere'),
  tookMilliseconds: z.int(),
});
export type DryRunView = z.infer<typeof dryRun>;
