import type { LocalMoment } from '../facts.ts';

export const findingCodes = [
  'unknown-category',
  'unknown-category-class',
  'unknown-trade',
  'unknown-area',
  'unknown-unit',
  'repeated-id',
  'never',
  'dead',
  'overlapping',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** An error keeps the rules from being published, a warning does not; a hint says that the order of two rules matters. */
export const findingLevels = ['error', 'warning', 'hint'] as const;
export type FindingLevel = (typeof findingLevels)[number];

/** One case to which two rules both apply; null where neither of them looks. */
export interface SharedCase {
  readonly categoryId: string | null;
  /** One area, or two of different kinds that may share a place. */
  readonly areaCodes: readonly string[];
  readonly professionalKinds: readonly string[];
  readonly maintainerCode: string | null;
  readonly ownerCode: string | null;
  readonly source: string | null;
  readonly filedAt: LocalMoment | null;
}

/** Something about a rule that its author should know, with the place: `rules[3].when.areaCodes[0]`. */
export interface Finding {
  readonly level: FindingLevel;
  readonly code: FindingCode;
  readonly path: string;
  readonly ruleIndex: number;
  readonly value: string | null;
  /** The earlier rule that takes this one's cases, or may take some of them. */
  readonly otherRuleIndex: number | null;
  readonly example: SharedCase | null;
}
