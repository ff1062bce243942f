import type { BodyOf, OutputOf, QueryOf } from '../../contract/endpoints.ts';
import type { MySurveys, SurveyDetail, SurveyReceipt, SurveySummary } from '../../contract/schemas/survey.ts';
import type { SurveyAnswer, SurveyFinding } from '../../domain/inventory/surveyFinding.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { InventoryRoom } from '../inventory/inventoryPort.ts';

/** A survey's address. */
export interface SurveyKey {
  readonly districtCode: string;
  readonly surveyId: string;
}

/** An answer whose differences nobody has settled. */
export interface OpenAnswer {
  readonly componentCode: string | null;
  readonly finding: SurveyFinding;
  readonly photos: readonly string[];
  /** The version of the component that the finding was compared with. */
  readonly seenVersion: number | null;
}

/** One transaction on a survey and the stock. */
export interface SurveyRoom extends InventoryRoom {
  survey(key: SurveyKey): Promise<{ readonly name: string; readonly isEnded: boolean } | null>;
  /** The task of a component, which nobody else answers until the transaction ends. */
  lockTask(key: SurveyKey, code: string): Promise<{ readonly responsibilityGridCode: string | null } | null>;
  /** Whether the person patrols the grid today. */
  patrols(districtCode: string, userId: string, responsibilityGridCode: string): Promise<boolean>;
  /** Waits for a twin of this answer and tells what it did; null when this is the first. */
  earlierAnswer(
    districtCode: string,
    commandId: string,
  ): Promise<{ answeredBy: string; receipt: SurveyReceipt } | null>;
  /** Keeps an answer; an open earlier one about the same component is superseded. */
  record(
    answer: SurveyAnswer,
    facts: {
      readonly answeredBy: string;
      readonly at: Date;
      readonly isDifferent: boolean;
      readonly seenVersion: number | null;
      readonly responsibilityGridCode: string | null;
    },
  ): Promise<void>;
  /** An open difference, which nobody else settles until the transaction ends. */
  lockAnswer(key: SurveyKey, answerId: string): Promise<OpenAnswer | null>;
  settle(
    districtCode: string,
    answerId: string,
    outcome: 'applied' | 'dismissed',
    by: { readonly name: string; readonly at: Date },
  ): Promise<void>;
}

/** Verification surveys. */
export interface SurveyPort {
  list(districtCode: string): Promise<readonly SurveySummary[]>;
  read(key: SurveyKey): Promise<SurveyDetail | null>;
  /** Makes the survey and its tasks; the same survey again changes nothing. */
  create(survey: BodyOf<'createSurvey'>, by: { readonly id: string; readonly at: Date }): Promise<Refusal | null>;
  /** Whether it was running. */
  end(key: SurveyKey, at: Date): Promise<boolean>;
  listDifferences(key: SurveyKey, query: QueryOf<'listSurveyDifferences'>): Promise<OutputOf<'listSurveyDifferences'>>;
  countOpen(key: SurveyKey): Promise<number>;
  listTasks(districtCode: string, userId: string): Promise<MySurveys>;
  /** Does work in one transaction, which a refusal undoes. */
  change<T extends object>(work: (room: SurveyRoom) => Promise<T | Refusal>): Promise<T | Refusal>;
}
