import type { FilingConditionFacts } from '../domain/case/context.ts';
import type { AreaKind } from '../domain/dispatch/areaCodes.ts';
import type { DispatchFacts, UnitFacts } from '../domain/dispatch/facts.ts';
import type { KnownValues } from '../domain/dispatch/inspect/knownValues.ts';
import type { ReplayCase } from '../domain/dispatch/replay.ts';
import type { RuleSet } from '../domain/dispatch/rules.ts';

/** One version of the rules, published or (one at most) a draft, with who made it. */
export interface RuleSetRecord {
  readonly version: number;
  readonly rules: RuleSet;
  readonly note: string;
  /** Counts the savings of a draft. */
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedByName: string | null;
  readonly publishedAt: string | null;
  readonly publishedByName: string | null;
}
export type RuleSetSummary = Omit<RuleSetRecord, 'rules'> & { readonly ruleCount: number; readonly caseCount: number };

/** Dispatch rules and what they are asked about. */
export interface DispatchPort {
  /** The newest published version, or null before the first. */
  readPublished(): Promise<RuleSetRecord | null>;
  /** What the rules know of a case; `at` stands for the filing of a case that is not filed yet. */
  readFacts(districtCode: string, caseId: string, at: string): Promise<DispatchFacts | null>;
  /** Units of a district, or of all, with their present load. */
  listUnitFacts(districtCode: string | null): Promise<readonly UnitFacts[]>;
  readFilingCondition(id: string): Promise<FilingConditionFacts | null>;

  /** Every version, newest first, the draft before all. */
  listRuleSets(): Promise<readonly RuleSetSummary[]>;
  readRuleSet(version: number): Promise<RuleSetRecord | null>;
  readDraft(): Promise<RuleSetRecord | null>;
  /** Saves the one draft over the revision that the person saw (0 = none); null when another was faster. */
  saveDraft(draft: {
    rules: RuleSet;
    note: string;
    revision: number;
    by: string | null;
    at: string;
  }): Promise<RuleSetRecord | null>;
  /** Whether the draft was still at this revision, and is gone now. */
  discardDraft(revision: number): Promise<boolean>;
  /** Publishes the draft at this revision for good; null when another was faster. */
  publishDraft(draft: { revision: number; note: string; by: string | null; at: string }): Promise<RuleSetRecord | null>;
  /** The values that rules may name; of the areas only those among `areaCodes`. */
  readKnownValues(areaCodes: readonly string[]): Promise<KnownValues>;

  /** Areas and grids inside an area (null = the city). */
  listRuleAreas(parentCode: string | null): Promise<readonly { code: string; kind: AreaKind; name: string }[]>;
  /** Names of areas, grids and units that can stand alone, by code. */
  nameCodes(codes: readonly string[]): Promise<Readonly<Record<string, string>>>;

  /** The cases filed since an instant in a district (null = all), page by page in a fixed order, for a dry run. */
  replayCases(since: string, districtCode: string | null): AsyncIterable<readonly ReplayCase[]>;
}
