import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import * as d from '../schemas/dispatch.ts';

const access = 'rules.manage';
/** The draft's revision that the person saw; 0 where there was none. */
const revision = z.int().min(0);
const note = z.string().trim().max(500);
const version = z.coerce.number().int().min(1).max(1_000_000);
const saved = z.object({ draft: d.ruleSet, findings: z.array(d.finding) });
const maximumDays = 366;

/** Dispatch rules: versions, the one draft, inspection and dry run. */
export const dispatchEndpoints = {
  listRuleSets: endpoint({
    method: 'get',
    path: '/api/dispatch-rules',
    summary: 'Every version of the dispatch rules, newest first, the draft before all',
    access,
    output: z.object({ items: z.array(d.ruleSetSummary) }),
    refusals: [],
  }),
  readRuleSet: endpoint({
    method: 'get',
    path: '/api/dispatch-rules/:version',
    summary: 'One version of the dispatch rules',
    access,
    parameters: z.strictObject({ version }),
    output: d.ruleSet,
    refusals: ['not-found'],
  }),
  inspectRules: endpoint({
    method: 'post',
    path: '/api/dispatch-rules/inspect',
    summary: 'What is wrong or doubtful about rules, without saving them',
    access,
    body: z.strictObject({ rules: d.givenRules }),
    output: z.object({ findings: z.array(d.finding) }),
    refusals: ['rule-invalid'],
  }),
  dryRunRules: endpoint({
    method: 'post',
    path: '/api/dispatch-rules/dry-run',
    summary: 'Where the cases of the last days would go by these rules instead of the published ones; changes nothing',
    access,
    body: z.strictObject({ rules: d.givenRules, days: z.int().min(1).max(maximumDays) }),
    output: d.dryRun,
    refusals: ['rule-invalid'],
  }),
  restoreRuleSet: endpoint({
    method: 'post',
    path: '/api/dispatch-rules/:version/restore',
    summary: 'Make the draft from an old version',
    access,
    parameters: z.strictObject({ version }),
    body: z.strictObject({ revision }),
    output: saved,
    refusals: ['not-found', 'stale-version', 'not-your-district'],
  }),
  readRuleDraft: endpoint({
    method: 'get',
    path: '/api/dispatch-rule-draft',
    summary: 'The draft of the dispatch rules beside the published version',
    access,
    output: d.ruleDraft,
    refusals: [],
  }),
  saveRuleDraft: endpoint({
    method: 'post',
    path: '/api/dispatch-rule-draft',
    summary: 'Save the draft; what the city does not know is refused with its place',
    access,
    body: z.strictObject({ rules: d.givenRules, note, revision }),
    output: saved,
    refusals: ['rule-invalid', 'stale-version', 'not-your-district'],
  }),
  publishRuleDraft: endpoint({
    method: 'post',
    path: '/api/dispatch-rule-draft/publish',
    summary: 'Publish the draft as the rules in force, for good',
    access,
    body: z.strictObject({ revision, note: note.min(1) }),
    output: d.ruleSet,
    refusals: ['rule-invalid', 'stale-version', 'not-your-district', 'not-found'],
  }),
  discardRuleDraft: endpoint({
    method: 'post',
    path: '/api/dispatch-rule-draft/discard',
    summary: 'Throw the draft away',
    access,
    body: z.strictObject({ revision }),
    output: z.object({ isDiscarded: z.boolean() }),
    refusals: ['stale-version', 'not-your-district'],
  }),
  listRuleAreas: endpoint({
    method: 'get',
    path: '/api/dispatch-areas',
    summary: 'Areas and grids inside an area, for choosing where a rule applies',
    access,
    query: z.strictObject({
      parentCode: z
        .string()
        .regex(/^(\d{6}|\d{9}|\d{12})$/)
        .optional(),
    }),
    output: z.object({ items: z.array(d.ruleArea) }),
    refusals: [],
  }),
} as const;
