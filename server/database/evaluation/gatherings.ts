import { type CountCode, countsOfScale } from '../../domain/evaluation/counts.ts';
import { isAreaKind, type ObjectKind, scaleOf } from '../../domain/evaluation/objects.ts';

/**
 * SQL of one gathering of `counts.ts`: the rows that are counted (always with the case as `c` and the period as `p`),
 * whose they are, and the condition of each count. Parameters: see `parametersOf`.
 */
export interface Gathering {
  readonly from: string;
  readonly where: readonly string[];
  readonly key: string;
  readonly conditions: Readonly<Partial<Record<CountCode, string>>>;
}

/** The parameters that every statement binds first. */
export const parameters = { periodStarts: '$1', periodEnds: '$2', districts: '$3', now: '$4', zone: '$5' } as const;

const isPublic = `c.source IN ('hotline', 'citizen')`;
const reportConditions = {
  reported: 'true',
  filed: 'c.filed_at IS NOT NULL',
  publicReports: isPublic,
  missed: `${isPublic} AND c.confirmed_at IS NOT NULL AND c.filed_at IS NOT NULL`,
  inspectorReports: `c.source = 'inspector'`,
  validReports: `c.source = 'inspector' AND (c.filed_at IS NOT NULL OR c.status = 'voided')`,
} as const satisfies Partial<Record<CountCode, string>>;

const isInTime = `(c.handled_at <= c.due_at OR c.appeal = 'granted' AND c.handled_at IS NOT NULL)`;
const isClosable = `NOT (c.status IN ('verifying', 'verified') AND (c.step_due_at IS NULL OR c.step_due_at >= ${parameters.now}::timestamptz))`;
const isClosedPromptly = `EXISTS (
  SELECT FROM activities f WHERE f.district_code = c.district_code AND f.case_id = c.id AND f.kind = 'close'
    AND f.at = c.closed_at AND (f.step_due_at IS NULL OR f.at <= f.step_due_at))`;
const disposalConditions = {
  due: 'true',
  disposed: 'c.handled_at IS NOT NULL',
  disposedInTime: isInTime,
  overdue: `NOT coalesce(${isInTime}, false)`,
  overdueOpen: 'c.handled_at IS NULL',
  extended: 'c.extension_count > 0',
  closable: isClosable,
  closed: `c.status = 'closed'`,
  // Unknown is not false: without `coalesce` the log would be asked for every late case too.
  closedInTime: `c.status = 'closed' AND coalesce(${isInTime}, false) AND ${isClosedPromptly}`,
  reworked: `c.rework_count > 0 AND ${isClosable}`,
} as const satisfies Partial<Record<CountCode, string>>;

/** Since when the disposal clock stands still; null while it runs. */
const pausedAt = `CASE WHEN c.disposal_clock -> 'pauses' -> -1 -> 'to' = 'null'
  THEN (c.disposal_clock -> 'pauses' -> -1 ->> 'from')::timestamptz END`;

const inTime = '(a.step_due_at IS NULL OR a.at <= a.step_due_at)';
/**
 * What followed a dispatch first: its return was granted, or it was sent anew for another reason. Asked only of the few
 * cases that can have come back.
 */
const wasReturned = `(c.dispatch_count > 1 OR c.previous_unit_code IS NOT NULL OR c.reopen_count > 0) AND (
  SELECT n.kind FROM activities n WHERE n.district_code = a.district_code AND n.case_id = a.case_id
    AND n.sequence > a.sequence AND (n.kind IN ('dispatch', 'reopen') OR n.kind = 'decide-return' AND n.to_status = 'filed')
  ORDER BY n.sequence LIMIT 1) = 'decide-return'`;
const stepConditions = {
  confirmations: `a.kind = 'confirm'`,
  confirmationsInTime: `a.kind = 'confirm' AND ${inTime}`,
  verifications: `a.kind = 'verify'`,
  verificationsInTime: `a.kind = 'verify' AND ${inTime}`,
  acceptances: `a.kind IN ('accept', 'refuse')`,
  acceptancesInTime: `a.kind IN ('accept', 'refuse') AND ${inTime}`,
  sentTasks: `a.kind = 'request-confirmation'`,
  sentTasksInTime: `a.kind = 'request-confirmation' AND ${inTime}`,
  operated: `a.kind IN ('accept', 'refuse', 'request-confirmation')`,
  filings: `a.kind = 'file'`,
  filingsInTime: `a.kind = 'file' AND ${inTime}`,
  filingsVoided: `a.kind = 'file' AND c.status = 'voided'`,
  dispatches: `a.kind = 'dispatch'`,
  dispatchesInTime: `a.kind = 'dispatch' AND ${inTime}`,
  redispatched: `a.kind = 'dispatch' AND ${wasReturned}`,
  closures: `a.kind = 'close'`,
  closuresInTime: `a.kind = 'close' AND ${inTime}`,
} as const satisfies Partial<Record<CountCode, string>>;
const stepKinds = `a.kind IN ('confirm', 'verify', 'accept', 'refuse', 'request-confirmation', 'file', 'dispatch', 'close')`;

const caseIn = (column: string): string =>
  `periods p JOIN cases c ON c.${column} >= p.from_at AND c.${column} < p.to_at AND c.district_code = ANY (${parameters.districts})`;

/** The grids that an inspector patrolled on the day of the report. */
const patrolled = `${caseIn('reported_at')} JOIN responsibility_grid_inspectors i ON i.district_code = c.district_code
  AND i.responsibility_grid_code = c.responsibility_grid_code
  AND (c.reported_at AT TIME ZONE ${parameters.zone})::date >= i.valid_from
  AND (c.reported_at AT TIME ZONE ${parameters.zone})::date < i.valid_to`;

const isReport = [`NOT c.is_self_disposal`, `c.status <> 'split'`];
const isDue = [
  'NOT c.is_self_disposal',
  `c.status NOT IN ('refused', 'voided', 'duplicate', 'split')`,
  `(c.handled_at IS NOT NULL OR c.due_at < coalesce(${pausedAt}, ${parameters.now}::timestamptz))`,
];

const caseKeys: Readonly<Partial<Record<ObjectKind, string>>> = {
  district: 'c.district_code',
  subdistrict: 'c.subdistrict_code',
  community: 'c.community_code',
  'responsibility-grid': 'c.responsibility_grid_code',
  unit: 'c.unit_code',
};

/** The gatherings in which the counts of a kind of object are found, each with the counts that it serves. */
export function gatheringsOf(kind: ObjectKind): Gathering[] {
  const key = caseKeys[kind] ?? 'a.actor_id::text';
  const ofPost = isAreaKind(kind) ? [] : [`a.actor_role = '${kind}'`];
  const reporter = 'c.reporter_id::text';
  const isInspector = kind === 'inspector';
  const { filed, missed, inspectorReports, validReports } = reportConditions;
  const reports: Gathering[] = isInspector
    ? [
        { from: patrolled, where: isReport, key: 'i.user_id::text', conditions: { filed, missed } },
        {
          from: caseIn('reported_at'),
          where: isReport,
          key: reporter,
          conditions: { inspectorReports, validReports },
        },
      ]
    : [{ from: caseIn('reported_at'), where: isReport, key, conditions: reportConditions }];
  const all: Gathering[] = [
    ...reports,
    { from: caseIn('due_at'), where: isDue, key, conditions: disposalConditions },
    {
      from: `periods p JOIN activities a ON a.at >= p.from_at AND a.at < p.to_at AND a.district_code = ANY (${parameters.districts})
        JOIN cases c ON c.district_code = a.district_code AND c.id = a.case_id`,
      where: [stepKinds, ...ofPost],
      key,
      conditions: stepConditions,
    },
    {
      from: caseIn('reported_at'),
      where: ['c.is_self_disposal', `c.status <> 'voided'`],
      key: isInspector ? reporter : key,
      conditions: { selfDisposed: 'true' },
    },
  ];
  return all.map((gathering) => served(gathering, kind)).filter(({ conditions }) => Object.keys(conditions).length > 0);
}

function served(gathering: Gathering, kind: ObjectKind): Gathering {
  const wanted = countsOfScale[scaleOf(kind)];
  const conditions = Object.entries(gathering.conditions).filter(([code]) => wanted.includes(code as CountCode));
  return { ...gathering, conditions: Object.fromEntries(conditions) };
}
