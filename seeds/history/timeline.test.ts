import { expect, test } from 'vitest';
import { type CaseStatus, stageOf } from '../../server/domain/case/caseFile.ts';
import { transitions } from '../../server/domain/case/transitions.ts';
import { compileCalendar } from '../../server/domain/time-limit/calendar.ts';
import { dueAt } from '../../server/domain/time-limit/dueAt.ts';
import { defaultTimeZone, defaultWorkingPeriods } from '../calendar.ts';
import { seededRandom } from '../random.ts';
import { statusAfter } from './plannedStep.ts';
import { localHour } from './statistics.ts';
import { planTimeline, type TimelineQuestion } from './timeline.ts';

const calendar = compileCalendar(
  { timeZone: defaultTimeZone, workingPeriods: defaultWorkingPeriods, exceptions: new Map() },
  '2026-01-01',
  '2027-12-31',
);
const question: TimelineQuestion = {
  source: 'inspector',
  reportedAt: Date.parse('2026-11-02T02:00:00Z'),
  limit: { value: 1, unit: 'work_day' },
  limitUsed: 0.5,
  duplicateShare: 0.03,
  calendar,
};
const many = (changes: Partial<TimelineQuestion> = {}) => {
  const random = seededRandom(11);
  return Array.from({ length: 2_000 }, () => planTimeline({ ...question, ...changes }, random));
};

test('times ascend and every step is allowed where the case stands', () => {
  for (const source of ['inspector', 'hotline', 'citizen'] as const) {
    for (const steps of many({ source })) {
      let status: CaseStatus = 'reported';
      let at = question.reportedAt;
      for (const step of steps) {
        const isAllowed = transitions[step.kind].from.includes(status) && step.at >= at;
        if (!isAllowed) expect({ step, status, at }).toBe('a step that the case allows');
        status = statusAfter(status, step);
        at = step.at;
      }
      if (stageOf(status) !== 'ended') expect(steps).toBe('an ended case');
    }
  }
});

test('a citizen’s report is confirmed before filing, an inspector’s is not', () => {
  for (const steps of many({ source: 'citizen' })) {
    const kinds = steps.map((step) => step.kind);
    if (kinds.includes('file')) expect(kinds.indexOf('confirm')).toBeLessThan(kinds.indexOf('file'));
    if (kinds.includes('file')) expect(kinds).toContain('confirm');
  }
  expect(many().some((steps) => steps.some((step) => step.kind === 'confirm'))).toBe(false);
});

test('handling uses the planned part of the limit', () => {
  for (const limitUsed of [0.5, 1.5]) {
    for (const steps of many({ limitUsed })) {
      const dispatched = steps.find((step) => step.kind === 'dispatch');
      const handled = steps.find((step) => step.kind === 'give-feedback');
      // Returned and suspended cases have another clock than that of the first dispatch.
      const isPlain = !steps.some(({ kind }) => kind === 'request-return' || kind === 'request-suspension');
      if (!dispatched || !handled || !isPlain) continue;
      const due = dueAt(dispatched.at, question.limit, calendar);
      expect(handled.at > due).toBe(limitUsed > 1);
    }
  }
});

test('inspectors confirm and verify between seven and ten', () => {
  const night = Date.parse('2026-11-02T15:30:00Z');
  for (const steps of many({ source: 'hotline', reportedAt: night })) {
    for (const step of steps.filter(({ kind }) => kind === 'confirm' || kind === 'verify')) {
      expect(localHour(step.at)).toBeGreaterThanOrEqual(7);
      expect(localHour(step.at)).toBeLessThan(22);
    }
  }
});

test('some are refused, voided and reworked', () => {
  const all = many();
  const share = (test: (kinds: string[]) => boolean) =>
    all.filter((steps) => test(steps.map((step) => step.kind))).length / all.length;
  expect(share((kinds) => kinds.includes('refuse'))).toBeCloseTo(0.045, 1.7);
  expect(share((kinds) => kinds.includes('void'))).toBeGreaterThan(0.005);
  expect(share((kinds) => kinds.filter((kind) => kind === 'verify').length === 2)).toBeCloseTo(0.04, 1.7);
});
