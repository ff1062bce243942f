import type { Response } from 'express';
import type { Problem } from '../contract/schemas.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

/** The HTTP status of every refusal: the one exhaustive table. */
export const statusOfRefusal: Readonly<Record<RefusalCode, number>> = {
  'invalid-input': 400,
  'malformed-body': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'too-many-requests': 429,
  'permission-denied': 403,
  'cross-site-request': 403,
  'coordinates-swapped': 422,
  'outside-city': 422,
  'outside-grid': 422,
  'category-unknown': 422,
  'category-not-reportable': 422,
  'filing-condition-unknown': 422,
  'filing-condition-required': 422,
  'component-unknown': 422,
  'component-category-mismatch': 422,
  'unit-unknown': 422,
  'unit-of-other-district': 422,
  'photo-required': 422,
  'photo-unknown': 422,
  'photo-digest-mismatch': 422,
  'photo-not-an-image': 415,
  'reason-required': 422,
  'source-not-allowed': 403,
  'confirmation-required': 409,
  'transition-not-allowed': 409,
  'not-your-unit': 403,
  'not-your-district': 403,
  'doer-cannot-verify': 403,
  'stale-version': 409,
  'figures-not-ready': 503,
  'command-id-reused': 409,
  'case-id-reused': 409,
  'tile-out-of-range': 404,
  'rule-invalid': 422,
  'unit-tree-cyclic': 422,
  'unit-has-open-cases': 409,
  'unit-has-sub-units': 409,
  'roles-conflict': 422,
  'last-administrator': 409,
  'password-wrong': 422,
  'not-removable': 409,
  'request-pending': 409,
  'no-request': 409,
  'after-due': 409,
  'extension-limit-reached': 409,
  'not-overdue': 409,
  'appeal-already-made': 409,
  'appeal-too-late': 409,
  'no-appeal': 409,
  'no-audit': 409,
  'supervision-not-owed': 409,
  'verification-required': 409,
  'duplicate-chain': 409,
  'nothing-changed': 409,
  'extension-too-long': 422,
  'suspension-not-ahead': 422,
  'suspension-too-long': 422,
  'inspector-unknown': 422,
  'position-required': 422,
  'too-far': 422,
  'other-case-unknown': 422,
  'duplicate-of-itself': 422,
  'sub-unit-of-other-unit': 422,
  'place-in-other-district': 422,
  'not-your-task': 403,
  'too-many-filters': 409,
  'export-running': 409,
  'area-too-large': 422,
  'area-not-divisible': 422,
  'grid-edit-refused': 422,
  'grid-rule-broken': 422,
  'grids-changed': 409,
  'day-not-ahead': 422,
  'grid-codes-exhausted': 409,
  'component-retired': 409,
  'component-codes-exhausted': 409,
  'survey-ended': 409,
  'survey-empty': 422,
  'survey-too-large': 422,
  'graph-invalid': 422,
  'partition-option-invalid': 422,
  'district-count-impossible': 422,
  'fixed-members-apart': 422,
  'fixed-member-unknown': 422,
  'division-running': 409,
  'division-cancelled': 409,
  'draft-not-ready': 409,
  'draft-published': 409,
  'grid-cover-broken': 409,
  'import-format-unknown': 415,
  'import-file-broken': 422,
  'import-empty': 422,
  'import-archive-unsafe': 422,
  'import-too-large': 413,
  'import-tool-missing': 422,
  'import-layer-unknown': 422,
  'import-crs-unknown': 422,
  'import-crs-undecided': 422,
  'import-columns-missing': 422,
  'import-category-missing': 422,
  'import-district-unknown': 422,
  'import-running': 409,
  'import-not-ready': 409,
  'import-cancelled': 409,
};

/** Answers a refusal as RFC 9457 `application/problem+json`; clients translate the code. */
export function sendProblem(response: Response, refusal: Refusal): void {
  send(response, statusOfRefusal[refusal.refused], refusal.refused, refusal.details);
}

/** Answers for a bug or a broken dependency: no detail leaves the server, the request id leads to the log. */
export function sendInternalError(response: Response): void {
  send(response, 500, 'internal-error');
}

function send(response: Response, status: number, code: Problem['code'], details?: Refusal['details']): void {
  const problem = problemOf(status, code, String(response.locals.requestId ?? ''), details);
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** A refusal or an internal error as RFC 9457 writes it. */
export function problemOf(
  status: number,
  code: Problem['code'],
  requestId: string,
  details?: Refusal['details'],
): Problem {
  const title = code.replaceAll('-', ' ');
  return { type: `/problems/${code}`, title, status, code, requestId, ...(details && { details: { ...details } }) };
}
