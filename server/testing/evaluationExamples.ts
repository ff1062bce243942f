import { smallCityDistricts } from '../../seeds/smallCity.ts';

const [district] = smallCityDistricts;

/** Right and wrong calls of every endpoint of the evaluation, for the contract test. */
export const evaluationExamples = {
  readEvaluation: {
    person: 'supervisor',
    stranger: 'inspector',
    path: '/api/evaluation?objectKind=unit&period=month&day=2026-11-23',
    wrongPaths: [
      '/api/evaluation',
      '/api/evaluation?objectKind=planet',
      '/api/evaluation?objectKind=unit&period=decade',
      '/api/evaluation?objectKind=unit&day=2026-02-30',
      '/api/evaluation?objectKind=unit&districtCode=1',
    ],
  },
  readEvaluationTrend: {
    person: 'supervisor',
    stranger: 'inspector',
    path: `/api/evaluation/trend?objectKind=district&code=${district}`,
    wrongPaths: ["/api/evaluation/trend?objectKind=district&code='--"],
  },
  listEvaluationCases: {
    person: 'supervisor',
    stranger: 'disposalUnit',
    path: `/api/evaluation/cases?objectKind=district&code=${district}&count=reported`,
    wrongPaths: [
      `/api/evaluation/cases?objectKind=district&code=${district}`,
      `/api/evaluation/cases?objectKind=district&code=${district}&count=everything`,
      `/api/evaluation/cases?objectKind=unit&code=${district}&count=reported`,
      `/api/evaluation/cases?objectKind=district&code=${district}&count=reported&cursor=x`,
    ],
  },
  listEvaluationWeights: {
    person: 'supervisor',
    stranger: 'inspector',
    path: '/api/evaluation/weights',
    wrongPaths: ['/api/evaluation/weights?more=1'],
  },
  listRuleSets: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/dispatch-rules',
    wrongPaths: ['/api/dispatch-rules?more=1'],
  },
  readRuleSet: {
    person: 'administrator',
    stranger: 'dutyOfficer',
    path: '/api/dispatch-rules/1',
    wrongPaths: ['/api/dispatch-rules/0', '/api/dispatch-rules/x', '/api/dispatch-rules/999'],
  },
  inspectRules: {
    person: 'dispatcher',
    stranger: 'supervisor',
    path: '/api/dispatch-rules/inspect',
    body: { rules: [] },
    wrongBodies: [{}, { rules: 'all' }, { rules: ['x'] }, { rules: [], more: 1 }],
  },
  dryRunRules: {
    person: 'dispatcher',
    stranger: 'supervisor',
    path: '/api/dispatch-rules/dry-run',
    body: { rules: [], days: 30 },
    wrongBodies: [{ rules: [] }, { rules: [], days: 0 }, { rules: [], days: 1e6 }, { rules: [], days: '7' }],
  },
  restoreRuleSet: {
    person: 'dispatcher',
    stranger: 'disposalUnit',
    path: '/api/dispatch-rules/1/restore',
    body: { revision: 0 },
    wrongPaths: ['/api/dispatch-rules/999/restore', '/api/dispatch-rules/x/restore'],
    wrongBodies: [{}, { revision: -1 }],
  },
  readRuleDraft: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/dispatch-rule-draft',
    wrongPaths: ['/api/dispatch-rule-draft?more=1'],
  },
  saveRuleDraft: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/dispatch-rule-draft',
    body: { rules: [], note: '', revision: 0 },
    wrongBodies: [{ rules: [] }, { rules: [], note: 1, revision: 0 }, { rules: [], note: '', revision: 0.5 }],
  },
  publishRuleDraft: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/dispatch-rule-draft/publish',
    body: { revision: 1, note: 'x' },
    wrongBodies: [{}, { revision: 1, note: ' ' }],
  },
  discardRuleDraft: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: '/api/dispatch-rule-draft/discard',
    body: { revision: 1 },
    wrongBodies: [{}, { revision: 'x' }],
  },
  listRuleAreas: {
    person: 'dispatcher',
    stranger: 'inspector',
    path: `/api/dispatch-areas?parentCode=${district}`,
    wrongPaths: ['/api/dispatch-areas?parentCode=12', "/api/dispatch-areas?parentCode=990101'--"],
  },
  changeEvaluationWeights: {
    person: 'administrator',
    stranger: 'supervisor',
    path: '/api/evaluation/weights',
    body: { scale: 'unit', weights: { closure: 100 }, expectedVersion: 0 },
    wrongBodies: [
      {},
      { scale: 'unit', weights: { closure: 90 }, expectedVersion: 0 },
      { scale: 'unit', weights: { validReport: 100 }, expectedVersion: 0 },
      { scale: 'planet', weights: { closure: 100 }, expectedVersion: 0 },
    ],
  },
} as const;
