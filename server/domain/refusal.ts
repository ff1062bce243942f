/**
 * Every expected refusal of the product, by code. The code is what clients translate and what HTTP maps to a status;
 * a thrown error is always a bug or a broken dependency, never one of these.
 */
export const refusalCodes = [
  'invalid-input',
  'malformed-body',
  'body-too-large',
  'unsupported-media-type',
  'not-found',
  'method-not-allowed',
  'not-signed-in',
  'sign-in-failed',
  'too-many-requests',
  'permission-denied',
  'cross-site-request',
  'coordinates-swapped',
  'outside-city',
  'outside-grid',
  'category-unknown',
  'category-not-reportable',
  'filing-condition-unknown',
  'filing-condition-required',
  'component-unknown',
  'component-category-mismatch',
  'unit-unknown',
  'unit-of-other-district',
  'photo-required',
  'photo-unknown',
  'photo-digest-mismatch',
  'photo-not-an-image',
  'reason-required',
  'source-not-allowed',
  'confirmation-required',
  'transition-not-allowed',
  'not-your-unit',
  'not-your-district',
  'doer-cannot-verify',
  'stale-version',
  'command-id-reused',
  'case-id-reused',
  'tile-out-of-range',
  'rule-invalid',
  'request-pending',
  'no-request',
  'after-due',
  'extension-limit-reached',
  'extension-too-long',
  'suspension-not-ahead',
  'suspension-too-long',
  'not-overdue',
  'appeal-already-made',
  'appeal-too-late',
  'no-appeal',
  'no-audit',
  'supervision-not-owed',
  'not-your-task',
  'inspector-unknown',
  'position-required',
  'too-far',
  'verification-required',
  'other-case-unknown',
  'duplicate-of-itself',
  'duplicate-chain',
  'sub-unit-of-other-unit',
  'place-in-other-district',
  'nothing-changed',
  'unit-tree-cyclic',
  'unit-has-open-cases',
  'unit-has-sub-units',
  'roles-conflict',
  'last-administrator',
  'password-wrong',
  'not-removable',
  'too-many-filters',
  'export-running',
  'import-format-unknown',
  'import-file-broken',
  'import-empty',
  'import-archive-unsafe',
  'import-too-large',
  'import-tool-missing',
  'import-layer-unknown',
  'import-crs-unknown',
  'import-crs-undecided',
  'import-columns-missing',
  'import-category-missing',
  'import-district-unknown',
  'import-running',
  'import-not-ready',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An expected "no", as a value: what was wrong, with the offending values. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Builds a refusal. */
export function refuse(code: RefusalCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details === undefined ? { refused: code } : { refused: code, details };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
