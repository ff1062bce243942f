import { expect, test } from 'vitest';
import type { CaseSource, CaseStatus } from '../../server/domain/case/caseFile.ts';
import { compileCalendar } from '../../server/domain/time-limit/calendar.ts';
import { defaultTimeZone, defaultWorkingPeriods } from '../calendar.ts';
import { groupBy } from '../groupBy.ts';
import { pick, seededRandom } from '../random.ts';
import { readCalendarExceptions } from '../steps/rolesAndCalendar.ts';
import { endAt, openTargets, statusOf, type Timeline } from './openCases.ts';
import { drawLimitUsed, readStatistics, reportTimes } from './statistics.ts';
import { planTimeline } from './timeline.ts';

const statistics = readStatistics();
const exceptions = new Map(readCalendarExceptions().map(({ day, isWorking }) => [day, isWorking]));
const calendar = compileCalendar(
  { timeZone: defaultTimeZone, workingPeriods: defaultWorkingPeriods, exceptions },
  '2025-01-01',
  '2028-12-31',
);

function timelinesUntil(now: number): Timeline[] {
  const random = seededRandom(4);
  const timeOf = reportTimes(statistics, now - 60 * 86_400_000, now);
  return Array.from({ length: 8_000 }, () => {
    const reportedAt = timeOf(random);
    const source: CaseSource = pick(random, ['inspector', 'hotline', 'citizen']);
    const limitUsed = drawLimitUsed(pick(random, statistics.groups).limitUsed, random);
    const limit = { value: pick(random, [1, 2, 5]), unit: pick(random, ['work_day', 'urgent_hour'] as const) };
    const { duplicateShare } = statistics;
    return {
      reportedAt,
      steps: planTimeline({ source, reportedAt, limit, limitUsed, duplicateShare, calendar }, random),
    };
  });
}

test.each([
  ['a Wednesday noon', '2026-11-18T04:00:00Z'],
  ['a Monday before dawn', '2026-11-22T19:00:00Z'],
  ['the end of a week of holidays', '2026-10-07T14:00:00Z'],
  ['a year without a published calendar', '2027-05-04T01:00:00Z'],
])('whenever the history ends, every queue has its work: %s', (_, instant) => {
  const now = Date.parse(instant);
  const timelines = timelinesUntil(now);
  const ended = endAt(timelines, now, seededRandom(9));
  const byStatus = groupBy(ended, (timeline) => statusOf(timeline));
  for (const status of Object.keys(openTargets) as CaseStatus[]) {
    expect(byStatus.get(status), status).toHaveLength(openTargets[status] ?? 0);
  }
  expect(ended).toHaveLength(timelines.length);
  const times = ended.map(({ reportedAt, steps }) => [reportedAt, ...steps.map((step) => step.at)]);
  expect(times.filter((at) => at.some((time, index) => time > now || time < (at[index - 1] ?? 0)))).toEqual([]);
});

test('an open case that stops earlier waits at its status for the shortest time possible', () => {
  const now = Date.parse('2026-11-18T04:00:00Z');
  const ended = endAt(timelinesUntil(now), now, seededRandom(9));
  const waiting = ended.filter((timeline) => statusOf(timeline) === 'filed');
  const oldest = Math.min(...waiting.map((timeline) => timeline.steps.at(-1)?.at ?? now));
  expect(now - oldest).toBeLessThan(3 * 86_400_000);
});
