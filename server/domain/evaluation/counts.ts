import type { ScaleCode } from './objects.ts';

/**
 * Everything that is counted for the indicators of DOMAIN §6. Each count belongs to one of four gatherings, and the
 * gathering says which cases or activities fall into a period and whose they are. A numerator is always a part of its
 * denominator's gathering, so that no rate exceeds 100 %. Self-disposals are counted apart and are in no other count.
 *
 * **Reports**: cases by the instant of their report. A split case is counted by its parts, not itself. They belong to
 * the area where they are; for an inspector, `inspectorReports` and `validReports` are those the inspector made, while
 * `filed` and `missed` are all in the grids that the inspector patrolled at the time of the report.
 * - `reported`: all. `filed`: those that have been filed. `publicReports`: by hotline or citizen.
 * - `missed`: public reports that were confirmed on site and filed: the inspector should have found them (漏报).
 * - `inspectorReports`: by an inspector. `validReports`: of these, filed or voided, each once, though it may be both.
 *
 * **Disposals**: cases by the instant at which their disposal is due; handled already, or beyond that instant by their
 * own clock (a clock that stands still does not run out). Refused, voided, duplicate and split cases owe nothing. They
 * belong to the area where they are and to the unit that has them.
 * - `due`: all; always `disposed` + `overdueOpen`. `disposed`: handed back by the unit and not sent back since.
 * - `disposedInTime`: handed back (for the last time) not after due, or relieved by an appeal that was granted.
 * - `overdue`: not in time, handled or not; an appeal granted takes a case out. `overdueOpen`: not handled yet.
 * - `extended`: with an extension granted.
 * - `closable`: due, except what the centre is verifying or closing within its own limit at this moment.
 * - `closed`: of the closable. `closedInTime`: disposed in time, and closed within the limit of that step.
 * - `reworked`: of the closable, those sent back after a verification at least once.
 *
 * **Steps**: activities by their instant, done by a person of the post (for areas, by anybody or the system). Each is
 * in time when it brought its step to an end not after that step was due; without a limit it always is.
 * - `confirmations`, `verifications`: an inspector's findings on site before filing, and after handling.
 * - `acceptances`: accepted or refused. `sentTasks`: confirmation tasks sent to inspectors. `operated`: both together.
 *   (Verification tasks are sent by the system at the moment of feedback: nobody can be late.)
 * - `filings`; `filingsVoided`: of these, those whose case stands voided. `closures`: cases closed.
 * - `dispatches`; `redispatched`: of these, those undone because the unit's return was granted. The dispatch that went
 *   wrong is counted, not the one that put it right.
 *
 * **Self-disposals**: `selfDisposed`, by the instant of the report, by place and by the inspector who did it, without
 * those whose audit failed.
 */
export const countCodes = [
  'reported',
  'filed',
  'publicReports',
  'missed',
  'inspectorReports',
  'validReports',
  'due',
  'disposed',
  'disposedInTime',
  'overdue',
  'overdueOpen',
  'extended',
  'closable',
  'closed',
  'closedInTime',
  'reworked',
  'confirmations',
  'confirmationsInTime',
  'verifications',
  'verificationsInTime',
  'acceptances',
  'acceptancesInTime',
  'sentTasks',
  'sentTasksInTime',
  'operated',
  'filings',
  'filingsInTime',
  'filingsVoided',
  'dispatches',
  'dispatchesInTime',
  'redispatched',
  'closures',
  'closuresInTime',
  'selfDisposed',
] as const;
export type CountCode = (typeof countCodes)[number];

/** Figures of one object in one period; what its scale does not count is missing. */
export type Counts = Readonly<Partial<Record<CountCode, number>>>;

/** The counts of two gatherings that share no row: of other districts, or of other periods. */
export function addCounts(one: Counts, other: Counts): Counts {
  const sum: Partial<Record<CountCode, number>> = { ...one };
  for (const code of countCodes) {
    const more = other[code];
    if (more !== undefined) sum[code] = (sum[code] ?? 0) + more;
  }
  return sum;
}

const disposals = [
  'due',
  'disposed',
  'disposedInTime',
  'overdue',
  'overdueOpen',
  'extended',
  'closable',
  'closed',
  'closedInTime',
  'reworked',
] as const satisfies readonly CountCode[];
const fieldSteps = [
  'confirmations',
  'confirmationsInTime',
  'verifications',
  'verificationsInTime',
] as const satisfies readonly CountCode[];
const filings = ['filings', 'filingsInTime', 'filingsVoided'] as const satisfies readonly CountCode[];
const dispatches = ['dispatches', 'dispatchesInTime', 'redispatched'] as const satisfies readonly CountCode[];

/** What is counted for the objects of a scale. */
export const countsOfScale: Readonly<Record<ScaleCode, readonly CountCode[]>> = {
  area: [
    'reported',
    'filed',
    'publicReports',
    'missed',
    'inspectorReports',
    'validReports',
    ...disposals,
    ...fieldSteps,
    ...filings,
    ...dispatches,
    'selfDisposed',
  ],
  unit: disposals,
  inspector: ['inspectorReports', 'validReports', 'filed', 'missed', ...fieldSteps, 'selfDisposed'],
  'intake-operator': ['operated', 'sentTasks', 'sentTasksInTime', 'acceptances', 'acceptancesInTime'],
  'duty-officer': [...filings, 'closures', 'closuresInTime'],
  dispatcher: dispatches,
};
