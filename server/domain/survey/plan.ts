import type { BaseMapPlan } from './baseMap.ts';
import type { Columns } from './proposeColumns.ts';

/** How the category of a record is told. */
export type CategoryChoice =
  | { readonly kind: 'one'; readonly code: string }
  /** The column has a category's code or name, or a 16-digit component code. */
  | { readonly kind: 'column'; readonly column: string }
  /** The first rule whose column has the value tells it. */
  | { readonly kind: 'rules'; readonly rules: readonly { column: string; equals: string; code: string }[] };

/** Everything that a person decides about a file; kept as a profile for the next file of the same kind. */
export interface ImportPlan {
  readonly columns: Columns;
  readonly category: CategoryChoice;
  /** What a name of a unit in the file means: a unit's code, or null for "none of ours". */
  readonly unitNames: Readonly<Record<string, string | null>>;
  /** Records of one category nearer to each other than this are one thing; metres. */
  readonly duplicateMeters: number;
  /**
   * The area (district, subdistrict or community code) whose whole stock of the file's categories this file is, so that
   * components it does not name are removed; null when it only adds and changes.
   */
  readonly wholeStockOf: string | null;
}

/** What a run was begun with: a survey of components, or a part of the base map. */
export type RunPlan = ImportPlan | BaseMapPlan;

/** Tells the two kinds of runs apart; plans of components were kept before there was another kind. */
export function isBaseMapPlan(plan: RunPlan): plan is BaseMapPlan {
  return 'target' in plan;
}

/** What of a plan is kept for the next file of the same kind; which stock a file stands for belongs to the file alone. */
export interface ImportProfile extends Omit<ImportPlan, 'wholeStockOf'> {
  /** `auto`, or what names a coordinate system. */
  readonly crs: string;
}

/** Beyond this, neighbours of one category (trees, lamps) would be taken for one thing. */
export const MOST_DUPLICATE_METERS = 100;

/** Half a metre is the accuracy of the best class (A): nearer than this nothing can be told apart. */
export const DEFAULT_DUPLICATE_METERS = 0.5;

/** Why a record is not loaded. */
export const rejections = [
  'broken-record',
  'place-missing',
  'category-unknown',
  'outside-district',
  'duplicate-key',
  'duplicate-in-file',
  'duplicate-of-stock',
] as const;
export type Rejection = (typeof rejections)[number];

/** What is doubtful about a record that is loaded all the same. */
export const surveyWarnings = [
  'name-missing',
  'state-unknown',
  'date-unreadable',
  'data-source-unknown',
  'unit-unknown',
  'code-not-standard',
  'outside-grid',
  'grid-differs',
] as const;
export type SurveyRowWarning = (typeof surveyWarnings)[number];
