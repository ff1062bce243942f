import type { EvaluationCases, WeightsVersion } from '../../contract/schemas/evaluation.ts';
import type { CountCode, Counts } from '../../domain/evaluation/counts.ts';
import type { ObjectKind, ScaleCode } from '../../domain/evaluation/objects.ts';
import type { Period } from '../../domain/evaluation/periods.ts';
import type { Weights } from '../../domain/evaluation/weights.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** Whose figures are asked for, and as of when: a case is open, due or overdue at an instant. */
export interface CountQuestion {
  readonly kind: ObjectKind;
  /** One object; null = every object of the kind. */
  readonly code: string | null;
  /** null = the whole city. */
  readonly districtCode: string | null;
  readonly now: Date;
}

/** The figures of one object in one of the periods asked for. What is nought may be missing. */
export interface CountedObject {
  readonly code: string;
  readonly periodIndex: number;
  readonly counts: Counts;
}

/** Counts for the evaluation, and the cases behind them; see `counts.ts` of the domain for what each one is. */
export interface EvaluationPort {
  readTimeZone(): Promise<string>;
  /** About how many cases the city has, as the database's statistics know it; 0 where it has none yet. */
  estimateCases(): Promise<number>;
  listDistricts(): Promise<readonly string[]>;
  /** By object, or (`isTotal`) of all of them together under the code `total`. */
  count(question: CountQuestion, periods: readonly Period[], isTotal: boolean): Promise<readonly CountedObject[]>;
  /** Objects of the kind that are there at present, and any that `counted` names. */
  listObjects(
    kind: ObjectKind,
    districtCode: string | null,
    counted: readonly string[],
  ): Promise<readonly { readonly code: string; readonly name: string }[]>;
  listCases(
    question: CountQuestion & { readonly code: string },
    period: Period,
    page: { readonly count: CountCode; readonly cursor: string | null; readonly limit: number },
  ): Promise<EvaluationCases | Refusal>;
  /** Every version of the weights that was ever put into force, the newest first. */
  listWeights(): Promise<readonly WeightsVersion[]>;
  /** Adds the version after `expectedVersion`; null when somebody else did so before. */
  addWeights(
    change: { readonly scale: ScaleCode; readonly weights: Weights; readonly expectedVersion: number },
    by: { readonly id: string; readonly name: string },
    at: Date,
  ): Promise<WeightsVersion | null>;
}
