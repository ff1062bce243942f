import { type CaseStatus, stageOf } from '../../server/domain/case/caseFile.ts';
import type { Random } from '../random.ts';
import { DAY } from './durations.ts';
import { type PlannedStep, statusAfter } from './plannedStep.ts';

/** What the choice of open cases looks at. */
export interface Timeline {
  /** When its planned steps begin. */
  readonly reportedAt: number;
  /** Where it stands before them; `reported` unless given. */
  readonly initial?: CaseStatus;
  /** Another case hangs on the times of its steps. */
  readonly isFixed?: boolean;
  readonly steps: readonly PlannedStep[];
}

/** How many of the 612 open cases stand where when the history ends. */
export const openTargets: Readonly<Partial<Record<CaseStatus, number>>> = {
  reported: 45,
  confirming: 40,
  accepted: 35,
  filed: 50,
  dispatched: 110,
  handling: 230,
  suspended: 12,
  verifying: 60,
  verified: 30,
};

/** Where a case stands after all its steps. */
export function statusOf({ initial = 'reported', steps }: Pick<Timeline, 'initial' | 'steps'>): CaseStatus {
  return steps.reduce(statusAfter, initial);
}

/**
 * Ends timelines at `now`: steps after it have not happened. So many cases as the targets say stay open in each status;
 * of too many, some are hurried to their end before `now`; where there are too few, the newest finished ones stop earlier.
 */
export function endAt<T extends Timeline>(timelines: readonly T[], now: number, random: Random): T[] {
  const result = timelines.map((timeline) => until(timeline, now));
  for (const status of Object.keys(openTargets) as CaseStatus[]) {
    const standing = indexesWhere(result, (timeline) => statusOf(timeline) === status);
    for (const index of surplus(standing, openTargets[status] ?? 0, random)) {
      const whole = timelines[index];
      if (whole) result[index] = hurried(whole, now, random);
    }
  }
  for (const status of Object.keys(openTargets) as CaseStatus[]) fill(result, status, now);
  return result.map((timeline) =>
    statusOf(timeline) === 'suspended' ? stillSuspended(timeline, now, random) : timeline,
  );
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
  const moved = (at: number): number => Math.round(reportedAt + (at - reportedAt) * factor);
  return {
    ...timeline,
    steps: steps.map((step) => ({ ...step, at: moved(step.at), until: step.until && moved(step.until) })),
  };
}

/** Stops finished cases at a status that too few stand in: those that reached it last, so that they waited least. */
function fill<T extends Timeline>(timelines: T[], status: CaseStatus, now: number): void {
  const missing = (openTargets[status] ?? 0) - indexesWhere(timelines, (each) => statusOf(each) === status).length;
  if (missing <= 0) return;
  const candidates = timelines
    .map((timeline, index) => ({ index, timeline, reached: reachedAt(timeline, status) }))
    .filter(({ timeline, reached }) => reached !== null && !timeline.isFixed && stageOf(statusOf(timeline)) === 'ended')
    .sort((a, b) => (b.reached ?? now) - (a.reached ?? now));
  for (const { index, timeline, reached } of candidates.slice(0, missing)) {
    timelines[index] = until(timeline, reached ?? now);
  }
}

/** When a timeline first stands in a status; null when it never does. */
function reachedAt({ reportedAt, initial = 'reported', steps }: Timeline, status: CaseStatus): number | null {
  if (initial === status) return reportedAt;
  let reached = initial;
  for (const step of steps) {
    reached = statusAfter(reached, step);
    if (reached === status) return step.at;
  }
  return null;
}

/** What is suspended when the history ends has its end still before it. */
function stillSuspended<T extends Timeline>(timeline: T, now: number, random: Random): T {
  const later = Math.round(now + (2 + 40 * random()) * DAY);
  return {
    ...timeline,
    steps: timeline.steps.map((step) => (step.until && step.until <= now ? { ...step, until: later } : step)),
  };
}
