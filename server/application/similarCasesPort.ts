import type { SimilarCase } from '../contract/schemas/search.ts';
import type { Position } from '../domain/case/caseFile.ts';
import type { CaseScope } from '../domain/identity/permissions.ts';

/** Where and when similar cases are looked for. */
export interface SimilarQuestion {
  readonly location: Position;
  readonly categoryId: string;
  /** When the matter was reported; cases before and after it are similar. */
  readonly reportedAt: string;
  readonly radiusMeters: number;
  readonly hours: number;
  readonly scope: CaseScope;
  /** The case itself, which is not similar to itself. */
  readonly exceptCaseId: string | null;
  readonly limit: number;
  readonly now: Date;
}

/** Cases near a place and time, asked by the index of places. */
export interface SimilarCasesPort {
  find(question: SimilarQuestion): Promise<readonly SimilarCase[]>;
}
