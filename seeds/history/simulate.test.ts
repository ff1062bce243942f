import { beforeAll, expect, test } from 'vitest';
import type { Activity, CaseFile } from '../../server/domain/case/caseFile.ts';
import { groupBy } from '../groupBy.ts';
import { replay } from '../testing/replay.ts';
import { sampleFacts, sampleNow } from '../testing/sampleFacts.ts';
import { openTargets } from './openCases.ts';
import { type CasePlan, draftCases, type LocatedDraft, planCases } from './plan.ts';
import { type History, simulate } from './simulate.ts';
import { Staff } from './staff.ts';
import { readStatistics } from './statistics.ts';

const COUNT = 4_000;
const statistics = readStatistics();
const facts = sampleFacts();
let history: History;
let activitiesOf: Map<string, Activity[]>;

function makePlans(count: number): CasePlan[] {
  const drafts = draftCases(facts, statistics, sampleNow, count);
  const located: LocatedDraft[] = drafts.map((draft) => {
    const place = facts.places.get(draft.place.anchor.unitGridCode);
    if (!place) throw new Error('the sample place is missing');
    return { ...draft, location: draft.place.location, facts: place, address: '', professionalGrids: [] };
  });
  return planCases(located, facts, statistics, sampleNow);
}

beforeAll(() => {
  history = simulate(makePlans(COUNT), facts, new Staff(facts));
  activitiesOf = groupBy(history.activities, (activity) => activity.caseId);
}, 60_000);

test('every case is the projection of its activities', () => {
  expect(history.cases).toHaveLength(COUNT);
  for (const caseFile of history.cases) {
    const replayed = replay(activitiesOf.get(caseFile.id) ?? []);
    // Compared as text first: a comparison with a report of differences is slow, and there are thousands.
    if (JSON.stringify(replayed) !== JSON.stringify(projected(caseFile))) expect(replayed).toEqual(projected(caseFile));
  }
});

function projected(caseFile: CaseFile) {
  const { version, status, reworkCount, unitCode, dueAt, updatedAt } = caseFile;
  const {
    reportedAt,
    confirmedAt,
    acceptedAt,
    filedAt,
    dispatchedAt,
    acknowledgedAt,
    handledAt,
    verifiedAt,
    closedAt,
  } = caseFile;
  const times = { reportedAt, confirmedAt, acceptedAt, filedAt, dispatchedAt, acknowledgedAt, handledAt, verifiedAt };
  return { version, status, reworkCount, unitCode, dueAt, updatedAt, ...times, closedAt };
}

test('nothing happens after the end of the history', () => {
  const end = sampleNow.toISOString();
  expect(history.activities.filter((activity) => activity.at > end)).toEqual([]);
});

test('as many cases as planned stay open at every stage, some of them overdue', () => {
  for (const [status, wanted] of Object.entries(openTargets)) {
    expect(
      history.cases.filter((caseFile) => caseFile.status === status),
      status,
    ).toHaveLength(wanted);
  }
  const open = history.cases.filter((each) => ['dispatched', 'handling'].includes(each.status));
  const overdue = open.filter((each) => each.dueAt !== null && each.dueAt < sampleNow.toISOString());
  expect(overdue.length).toBeGreaterThan(20);
  expect(overdue.length).toBeLessThan(open.length * 0.8);
});

test('the overdue share of the closed cases is that of the statistics', () => {
  const closed = history.cases.filter((each) => each.status === 'closed');
  const overdue = closed.filter(
    (each) => each.handledAt !== null && each.dueAt !== null && each.handledAt > each.dueAt,
  );
  expect(Math.abs(overdue.length / closed.length - statistics.overdueShare)).toBeLessThan(0.04);
});

test('numbers count up per district and day in the order of the reports', () => {
  const byDay = groupBy(history.cases, (each) => each.number.slice(0, 14));
  for (const [prefix, cases] of byDay) {
    const ordered = [...cases].sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1));
    const numbers = ordered.map((each) => Number(each.number.slice(14)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const counter = history.counters.find(
      ({ districtCode, day }) => `${districtCode}${day.replaceAll('-', '')}` === prefix,
    );
    expect(counter?.used).toBe(cases.length);
  }
});

test('a component’s case lies on its component and goes to the maintainer', () => {
  const components = new Map(facts.components.map((component) => [component.code, component]));
  const cases = history.cases.filter((each) => each.componentCode !== null);
  expect(cases.length).toBeGreaterThan(COUNT / 10);
  for (const each of cases) {
    const component = components.get(each.componentCode ?? '');
    expect(component?.categoryId).toBe(each.categoryId);
    expect(each.location.longitude).toBeCloseTo(component?.longitude ?? 0, 6);
    if (each.unitCode) expect(each.unitCode).toBe(component?.maintainerCode);
  }
});

test('who finds is never who handles', () => {
  for (const each of history.cases) {
    const verifiers = (activitiesOf.get(each.id) ?? []).filter((activity) => activity.kind === 'verify');
    const wrong = verifiers.filter(({ actorRole, actorId }) => actorRole !== 'inspector' || actorId === each.handlerId);
    if (wrong.length > 0) expect(wrong).toEqual([]);
  }
});

test('cases gather around hot spots', () => {
  const perGrid = [...groupBy(history.cases, (each) => each.unitGridCode).values()].map((cases) => cases.length);
  const even = COUNT / facts.places.size;
  expect(Math.max(...perGrid)).toBeGreaterThan(3 * even);
});

test('the same instant gives the same history', () => {
  const make = () => simulate(makePlans(500), facts, new Staff(facts));
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
});
