import type { CaseStatus } from '../../server/domain/case/caseFile.ts';
import type { Random } from '../random.ts';
import type { PlannedStep } from './timeline.ts';

/** What the choice of open cases looks at. */
export interface Timeline {
  readonly reportedAt: number;
  readonly steps: readonly PlannedStep[];
}

/** How many of the 600 open cases stand where when the history ends. */
export const openTargets: Readonly<Partial<Record<CaseStatus, number>>> = {
  reported: 45,
  confirming: 40,
  accepted: 35,
  filed: 50,
  dispatched: 110,
  handling: 230,
  verifying: 60,
  verified: 30,
};

const statusAfter: Readonly<Record<PlannedStep['kind'], readonly [positive: CaseStatus, negative: CaseStatus]>> = {
  'request-confirmation': ['confirming', 'confirming'],
  confirm: ['reported', 'refused'],
  accept: ['accepted', 'accepted'],
  refuse: ['refused', 'refused'],
  file: ['filed', 'filed'],
  dispatch: ['dispatched', 'dispatched'],
  acknowledge: ['handling', 'handling'],
  'give-feedback': ['verifying', 'verifying'],
  verify: ['verified', 'handling'],
  close: ['closed', 'closed'],
  void: ['voided', 'voided'],
};

/** The status that a planned step leads to. */
export function statusOf(step: PlannedStep | undefined): CaseStatus {
  if (!step) return 'reported';
  const [positive, negative] = statusAfter[step.kind];
  return step.isPositive ? positive : negative;
}

/**
 * Ends timelines at `now`: steps after it have not happened. So many cases as the targets say stay open in each status;
 * of too many, some are hurried to their end before `now`; where there are too few, the newest finished ones stop earlier.
 */
export function endAt<T extends Timeline>(timelines: readonly T[], now: number, random: Random): T[] {
  const result = timelines.map((timeline) => until(timeline, now));
  for (const status of Object.keys(openTargets) as CaseStatus[]) {
    const standing = indexesWhere(result, (timeline) => statusOf(timeline.steps.at(-1)) === status);
    for (const index of surplus(standing, openTargets[status] ?? 0, random)) {
      const whole = timelines[index];
      if (whole) result[index] = hurried(whole, now, random);
    }
  }
  for (const status of Object.keys(openTargets) as CaseStatus[]) fill(result, status, now);
  return result;
}

function until<T extends Timeline>(timeline: T, now: number): T {
  return { ...timeline, steps: timeline.steps.filter((step) => step.at <= now) };
}

function indexesWhere<T>(items: readonly T[], test: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (test(item) ? [index] : []));
}

/** All but `wanted` of the indexes, chosen at random. */
function surplus(indexes: readonly number[], wanted: number, random: Random): number[] {
  return indexes
    .map((index) => ({ index, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(wanted)
    .map(({ index }) => index);
}

/** The same steps, moved together so that the last one is before `now`. */
function hurried<T extends Timeline>(timeline: T, now: number, random: Random): T {
  const { reportedAt, steps } = timeline;
  const last = steps.at(-1)?.at ?? reportedAt;
  const factor = ((now - reportedAt) / (last - reportedAt)) * (0.75 + 0.24 * random());
  return {
    ...timeline,
    steps: steps.map((step) => ({ ...step, at: Math.round(reportedAt + (step.at - reportedAt) * factor) })),
  };
}

/** Stops finished cases at a status that too few stand in: those that reached it last, so that they waited least. */
function fill<T extends Timeline>(timelines: T[], status: CaseStatus, now: number): void {
  const missing =
    (openTargets[status] ?? 0) - indexesWhere(timelines, (each) => statusOf(each.steps.at(-1)) === status).length;
  if (missing <= 0) return;
  const candidates = timelines
    .map((timeline, index) => ({ index, reached: reachedAt(timeline, status) }))
    .filter(({ index, reached }) => reached !== null && isFinished(timelines[index]))
    .sort((a, b) => (b.reached ?? now) - (a.reached ?? now));
  for (const { index, reached } of candidates.slice(0, missing)) {
    const timeline = timelines[index];
    if (timeline) timelines[index] = until(timeline, reached ?? now);
  }
}

function isFinished(timeline: Timeline | undefined): boolean {
  return timeline !== undefined && ['closed', 'refused', 'voided'].includes(statusOf(timeline.steps.at(-1)));
}

/** When a timeline first stands in a status; null when it never does. */
function reachedAt({ reportedAt, steps }: Timeline, status: CaseStatus): number | null {
  if (status === 'reported') return reportedAt;
  return steps.find((step) => statusOf(step) === status)?.at ?? null;
}
