import type { Activity, CaseFile, CaseStatus } from '../domain/case/caseFile.ts';
import type { CasePolicy } from '../domain/case/policy.ts';
import type { CountCode } from '../domain/evaluation/counts.ts';
import type { ObjectKind } from '../domain/evaluation/objects.ts';
import type { Period } from '../domain/evaluation/periods.ts';

/** Who patrolled which grid, on which days of the city (`to` excluded). */
export interface Patrol {
  readonly gridCode: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** Of a case only what it is about and where: everything that happened to it is taken from its activities. */
export type Matter = Pick<
  CaseFile,
  'id' | 'source' | 'reporterId' | 'districtCode' | 'subdistrictCode' | 'communityCode' | 'responsibilityGridCode'
>;

export interface RawLog {
  readonly matters: readonly Matter[];
  /** In the order of each case's sequence. */
  readonly activities: readonly Activity[];
  readonly patrols: readonly Patrol[];
  readonly stepLimits: Pick<CasePolicy['stepLimits'], 'verification' | 'closure'>;
  readonly timeZone: string;
}

export type Recounted = Map<string, Partial<Record<CountCode, number>>>;

/** A case as its activities tell it, up to the last of them. */
interface Life {
  readonly matter: Matter;
  readonly activities: readonly Activity[];
  reportedAt: string;
  status: CaseStatus;
  statusSince: string;
  isConfirmed: boolean;
  isFiled: boolean;
  isSelfDisposal: boolean;
  unitCode: string | null;
  dueAt: string | null;
  /** Since when the disposal clock stands still. */
  stoodSince: string | null;
  handledAt: string | null;
  isAppealGranted: boolean;
  extensions: number;
  sentBack: number;
  isClosedPromptly: boolean;
}

/**
 * Counts everything of `counts.ts` anew from the raw log, one case after the other, in plain code that shares nothing with
 * the database's statements: what both find alike is right, or wrong in the definitions themselves.
 */
export function recounter(log: RawLog): (kind: ObjectKind, period: Period, now: string) => Recounted {
  const lives = [...relive(log).values()].map((life) => ({ life, patrollers: patrolling(life, log) }));
  return (kind, period, now) => {
    const counted: Recounted = new Map();
    const count: Count = (code, objects) => {
      for (const object of objects) if (object !== null) add(counted, object, code);
    };
    for (const { life, patrollers } of lives) {
      countReport(life, kind, period, patrollers, count);
      countDisposal(life, kind, period, now, log, count);
      for (const activity of life.activities) {
        if (isIn(period, activity.at)) countStep(life, activity, kind, count);
      }
    }
    return counted;
  };
}

function add(counted: Recounted, object: string, code: CountCode): void {
  const counts = counted.get(object) ?? {};
  counts[code] = (counts[code] ?? 0) + 1;
  counted.set(object, counts);
}

type Count = (code: CountCode, objects: readonly (string | null)[]) => void;

const isIn = (period: Period, at: string): boolean =>
  Date.parse(at) >= Date.parse(period.from) && Date.parse(at) < Date.parse(period.to);
const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);
const isStepInTime = ({ at, stepDueAt }: Activity): boolean => stepDueAt === null || !isAfter(at, stepDueAt);

/** The area that a case lies in, or the unit that has it; nobody for a person's post. */
function holder({ matter, unitCode }: Life, kind: ObjectKind): string | null {
  switch (kind) {
    case 'district':
      return matter.districtCode;
    case 'subdistrict':
      return matter.subdistrictCode;
    case 'community':
      return matter.communityCode;
    case 'responsibility-grid':
      return matter.responsibilityGridCode;
    case 'unit':
      return unitCode;
    default:
      return null;
  }
}

function countReport(life: Life, kind: ObjectKind, period: Period, patrollers: readonly string[], count: Count): void {
  const { matter, status, isFiled } = life;
  if (!isIn(period, life.reportedAt)) return;
  const place = [holder(life, kind)];
  const own = kind === 'inspector' ? [matter.reporterId] : place;
  if (life.isSelfDisposal) {
    if (status !== 'voided') count('selfDisposed', own);
    return;
  }
  if (status === 'split') return;
  const found = kind === 'inspector' ? patrollers : place;
  const isPublic = matter.source === 'citizen' || matter.source === 'hotline';
  count('reported', place);
  if (isFiled) count('filed', found);
  if (isPublic) count('publicReports', place);
  if (isPublic && life.isConfirmed && isFiled) count('missed', found);
  if (matter.source !== 'inspector') return;
  count('inspectorReports', own);
  if (isFiled || status === 'voided') count('validReports', own);
}

function patrolling({ matter, reportedAt }: Life, { patrols, timeZone }: RawLog): string[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(reportedAt));
  return patrols
    .filter(({ gridCode, from, to }) => gridCode === matter.responsibilityGridCode && day >= from && day < to)
    .map(({ userId }) => userId);
}

function countDisposal(life: Life, kind: ObjectKind, period: Period, now: string, log: RawLog, count: Count): void {
  const { dueAt, handledAt, status } = life;
  if (life.isSelfDisposal || dueAt === null || !isIn(period, dueAt)) return;
  if (status === 'refused' || status === 'voided' || status === 'duplicate' || status === 'split') return;
  if (handledAt === null && !isAfter(life.stoodSince ?? now, dueAt)) return;
  const whose = [holder(life, kind)];
  const isLate = handledAt === null || (isAfter(handledAt, dueAt) && !life.isAppealGranted);
  count('due', whose);
  count(handledAt === null ? 'overdueOpen' : 'disposed', whose);
  count(isLate ? 'overdue' : 'disposedInTime', whose);
  if (life.extensions > 0) count('extended', whose);
  if (isWithCentre(life, now, log)) return;
  count('closable', whose);
  if (life.sentBack > 0) count('reworked', whose);
  if (status !== 'closed') return;
  count('closed', whose);
  if (!isLate && life.isClosedPromptly) count('closedInTime', whose);
}

/** Whether the centre verifies or closes the case at this moment and still has time for it; both limits are of minutes. */
function isWithCentre({ status, statusSince }: Life, now: string, { stepLimits }: RawLog): boolean {
  if (status !== 'verifying' && status !== 'verified') return false;
  const { value, unit } = status === 'verifying' ? stepLimits.verification : stepLimits.closure;
  if (unit !== 'urgent_hour') throw new Error('the recount knows limits of clock hours alone');
  return Date.parse(now) <= Date.parse(statusSince) + value * 3_600_000;
}

const steps: Readonly<Partial<Record<Activity['kind'], readonly [CountCode, CountCode]>>> = {
  confirm: ['confirmations', 'confirmationsInTime'],
  verify: ['verifications', 'verificationsInTime'],
  accept: ['acceptances', 'acceptancesInTime'],
  refuse: ['acceptances', 'acceptancesInTime'],
  'request-confirmation': ['sentTasks', 'sentTasksInTime'],
  file: ['filings', 'filingsInTime'],
  dispatch: ['dispatches', 'dispatchesInTime'],
  close: ['closures', 'closuresInTime'],
};

function countStep(life: Life, activity: Activity, kind: ObjectKind, count: Count): void {
  const codes = steps[activity.kind];
  if (!codes || kind === 'unit') return;
  const who = [activity.actorRole === kind ? activity.actorId : holder(life, kind)];
  count(codes[0], who);
  if (isStepInTime(activity)) count(codes[1], who);
  if (codes[0] === 'acceptances' || codes[0] === 'sentTasks') count('operated', who);
  if (activity.kind === 'file' && life.status === 'voided') count('filingsVoided', who);
  if (activity.kind === 'dispatch' && wasReturned(life, activity)) count('redispatched', who);
}

/** Whether the unit that a case was sent to gave it back: asked before the case was sent, or opened, anew. */
function wasReturned({ activities }: Life, sent: Activity): boolean {
  for (const { sequence, kind, details } of activities) {
    if (sequence <= sent.sequence) continue;
    if (kind === 'dispatch' || kind === 'reopen') return false;
    if (kind === 'decide-return' && details.isApproved === true) return true;
  }
  return false;
}

function relive({ matters, activities }: RawLog): ReadonlyMap<string, Life> {
  const byCase = new Map<string, Activity[]>(matters.map(({ id }) => [id, []]));
  for (const activity of activities) byCase.get(activity.caseId)?.push(activity);
  const lives = new Map<string, Life>();
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]));
  const lifeOf = (id: string): Life => {
    const known = lives.get(id);
    const matter = matterOf.get(id);
    if (known) return known;
    if (!matter) throw new Error(`case ${id} has activities only`);
    const life = live(matter, byCase.get(id) ?? [], lifeOf);
    lives.set(id, life);
    return life;
  };
  for (const { id } of matters) lifeOf(id);
  return lives;
}

function live(matter: Matter, activities: readonly Activity[], lifeOf: (id: string) => Life): Life {
  const [first] = activities;
  if (!first) throw new Error(`case ${matter.id} has no activity`);
  const origin = first.details.parent as { readonly caseId: string } | undefined;
  const parent = origin ? lifeOf(origin.caseId) : null;
  const life: Life = {
    matter,
    activities,
    reportedAt: parent?.reportedAt ?? first.at,
    status: first.toStatus,
    statusSince: first.at,
    isConfirmed: parent?.isConfirmed ?? false,
    isFiled: first.kind === 'self-dispose',
    isSelfDisposal: first.kind === 'self-dispose',
    unitCode: null,
    dueAt: null,
    stoodSince: null,
    handledAt: first.kind === 'self-dispose' ? first.at : null,
    isAppealGranted: false,
    extensions: 0,
    sentBack: 0,
    isClosedPromptly: false,
  };
  for (const activity of activities.slice(1)) happen(life, activity);
  return life;
}

function happen(life: Life, activity: Activity): void {
  const { kind, fromStatus, toStatus, at, details } = activity;
  // An urging states when its answer is due, not the case.
  if (details.dueAt !== undefined && kind !== 'urge') life.dueAt = details.dueAt as string | null;
  if (kind === 'confirm' && toStatus === 'reported') life.isConfirmed = true;
  if (kind === 'file') life.isFiled = true;
  if (kind === 'dispatch') life.unitCode = String(details.unitCode);
  if (kind === 'give-feedback') life.handledAt = at;
  if (kind === 'close') life.isClosedPromptly = isStepInTime(activity);
  if (kind === 'decide-extension' && details.isApproved === true) life.extensions += 1;
  if (kind === 'decide-appeal' && details.isApproved === true) life.isAppealGranted = true;
  if (kind === 'decide-return' && toStatus === 'filed') life.unitCode = null;
  if ((fromStatus === 'verifying' || fromStatus === 'verified') && toStatus === 'handling') {
    life.handledAt = null;
    life.sentBack += 1;
  }
  if (kind === 'reopen') begin(life, toStatus);
  stand(life, activity);
  if (toStatus !== fromStatus) life.statusSince = at;
  life.status = toStatus;
}

/** What a reopened case starts anew with. */
function begin(life: Life, toStatus: CaseStatus): void {
  life.isSelfDisposal = false;
  life.unitCode = null;
  life.handledAt = null;
  life.dueAt = null;
  life.isFiled = life.isFiled && toStatus === 'filed';
}

/** When the disposal clock stops and goes on (DOMAIN §5). */
function stand(life: Life, { kind, fromStatus, toStatus, at, details }: Activity): void {
  const isGranted = details.isApproved === true;
  const stops = kind === 'request-return' || (kind === 'decide-suspension' && isGranted);
  const goesOn =
    kind === 'dispatch' ||
    kind === 'wake' ||
    kind === 'reopen' ||
    (kind === 'decide-return' && !isGranted) ||
    (kind === 'unlink-duplicate' && fromStatus === 'duplicate' && ['dispatched', 'handling'].includes(toStatus));
  if (stops) life.stoodSince ??= at;
  if (goesOn) life.stoodSince = null;
}
