/** A case's address: its district and its id. */
export interface CaseRef {
  readonly districtCode: string;
  readonly caseId: string;
}

/** Keys of the query cache, in one place so that live notices and pages agree. */
export const queryKeys = {
  session: ['session'] as const,
  city: ['city'] as const,
  categories: ['categories'] as const,
  units: ['units'] as const,
  areas: (parentCode: string | null) => ['areas', parentCode] as const,
  grid: (level: string, code: string) => ['grid', level, code] as const,
  locate: (longitude: number, latitude: number, categoryId: string | null) =>
    ['locate', longitude, latitude, categoryId] as const,
  cases: (filter: object) => ['cases', filter] as const,
  case: (ref: CaseRef) => ['case', ref.districtCode, ref.caseId] as const,
  similar: (ref: CaseRef) => ['similar', ref.districtCode, ref.caseId] as const,
  similarAt: (longitude: number, latitude: number, categoryId: string) =>
    ['similar', longitude, latitude, categoryId] as const,
  inspectors: (districtCode: string) => ['inspectors', districtCode] as const,
  templates: ['templates'] as const,
  policy: ['policy'] as const,
  unitLoads: (districtCode: string | null) => ['unit-loads', districtCode] as const,
  requestPreview: (ref: CaseRef, extension: number | null) =>
    ['request-preview', ref.districtCode, ref.caseId, extension] as const,
  proposal: (ref: CaseRef) => ['proposal', ref.districtCode, ref.caseId] as const,
  evaluations: ['evaluation'] as const,
  evaluation: (part: 'rows' | 'trend' | 'cases' | 'weights', query: object) => ['evaluation', part, query] as const,
  presentGrids: (districtCode: string) => ['present-grids', districtCode] as const,
  gridDrafts: (districtCode: string) => ['grid-drafts', districtCode] as const,
  handPlan: (districtCode: string, draftId: string) => ['hand-plan', districtCode, draftId] as const,
  gridDraft: (districtCode: string, draftId: string) => ['grid-draft', districtCode, draftId] as const,
  allHeatFigures: ['heat-figures'] as const,
  heatFigures: (part: string, query: object) => ['heat-figures', part, query] as const,
  heatAreas: (query: object) => ['heat-areas', query] as const,
  machineKeys: ['machine-keys'] as const,
  gridEditions: ['grid-editions'] as const,
  borderLines: (place: readonly [number, number]) => ['border-lines', ...place] as const,
  unitGridDrafts: ['unit-grid-drafts'] as const,
  unitGridDivisions: ['unit-grid-divisions'] as const,
  unitGridDraft: ({ districtCode, draftId }: { districtCode: string; draftId: string }) =>
    ['unit-grid-draft', districtCode, draftId] as const,
  ruleDraft: ['rule-draft'] as const,
  ruleSets: ['rule-sets'] as const,
  ruleFindings: (rules: readonly object[]) => ['rule-findings', rules] as const,
  ruleAreas: (parentCode: string | null) => ['rule-areas', parentCode] as const,
  allConfiguration: ['configuration'] as const,
  configuration: (subject: string, search: string, limit: number | null) =>
    ['configuration', subject, search, limit] as const,
  allConfigurationChanges: ['configuration-changes'] as const,
  configurationChanges: (subject: string, key: string | null) => ['configuration-changes', subject, key] as const,
};
