import { beforeAll, expect, test } from 'vitest';
import type { Activity, CaseFile } from '../../server/domain/case/caseFile.ts';
import type { CommandKind } from '../../server/domain/case/commandKind.ts';
import { distanceMeters } from '../../server/domain/case/distance.ts';
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
  history = simulate(makePlans(COUNT), facts, new Staff(facts), sampleNow);
  activitiesOf = groupBy(history.activities, (activity) => activity.caseId);
}, 60_000);

test('every case is the projection of its activities', () => {
  expect(history.cases).toHaveLength(COUNT);
  const wrong = history.cases.filter((caseFile) => {
    const replayed = replay(activitiesOf.get(caseFile.id) ?? []);
    return Object.entries(replayed).some(([field, value]) => caseFile[field as keyof CaseFile] !== value);
  });
  expect(wrong).toEqual([]);
});

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

test('numbers count up per district and day in the order in which cases begin', () => {
  const byDay = groupBy(history.cases, (each) => each.number.slice(0, 14));
  for (const [prefix, cases] of byDay) {
    const begun = (each: CaseFile): string => activitiesOf.get(each.id)?.[0]?.at ?? '';
    const ordered = [...cases].sort((a, b) => Number(a.number.slice(14)) - Number(b.number.slice(14)));
    expect(ordered.map((each) => Number(each.number.slice(14)))).toEqual(ordered.map((_, index) => index + 1));
    const times = ordered.map(begun);
    expect(times).toEqual([...times].sort());
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
    if (each.dispatchCount === 1) expect(each.unitCode ?? component?.maintainerCode).toBe(component?.maintainerCode);
    if (each.dispatchCount === 2 && each.reopenCount === 0) expect(each.unitCode).toBe(`${each.districtCode}D02`);
  }
});

test('who finds is never who handles', () => {
  for (const each of history.cases) {
    const verifiers = (activitiesOf.get(each.id) ?? []).filter((activity) => activity.kind === 'verify');
    const wrong = verifiers.filter(({ actorRole, actorId }) => actorRole !== 'inspector' || actorId === each.handlerId);
    if (wrong.length > 0) expect(wrong).toEqual([]);
  }
});

test('every special move is there in its share', () => {
  const count = (kind: CommandKind, test: (activity: Activity) => boolean = () => true) =>
    history.activities.filter((activity) => activity.kind === kind && test(activity)).length;
  const sent = count('dispatch');
  const between = (share: number, from: number, to: number) => share >= from && share <= to;
  const shares: [string, number, number, number][] = [
    ['returns', count('request-return') / sent, 0.012, 0.03],
    ['returns granted', count('decide-return', isApproved) / count('decide-return'), 0.5, 0.8],
    ['extensions', count('request-extension') / sent, 0.02, 0.07],
    ['extensions granted', count('decide-extension', isApproved) / count('decide-extension'), 0.7, 0.95],
    ['suspensions', count('request-suspension') / sent, 0.006, 0.02],
    ['linked', history.cases.filter(({ status }) => status === 'duplicate').length / COUNT, 0.01, 0.03],
    ['self-disposals', count('self-dispose') / COUNT, 0.008, 0.02],
    ['notes on the way', count('handle') / sent, 0.03, 0.2],
    ['sub-units', count('assign-sub-unit') / sent, 0.4, 0.8],
    ['corrections', (count('relocate') + count('recategorise')) / COUNT, 0.001, 0.01],
  ];
  expect(shares.filter(([, share, from, to]) => !between(share, from, to))).toEqual([]);
  const rare = [
    'urge',
    'answer-urge',
    'appeal',
    'decide-appeal',
    'reopen',
    'void',
    'merge',
    'unlink-duplicate',
  ] as const;
  expect([...rare, 'wake', 'split', 'audit-self-disposal'].filter((kind) => count(kind as CommandKind) === 0)).toEqual(
    [],
  );
  expect(history.activities.find(({ kind }) => kind === 'wake')).toMatchObject({ actorRole: 'system', actorId: null });
});

const isApproved = ({ details }: Activity): boolean => details.isApproved === true;

test('a duplicate lies beside the case that it repeats; children stand where their parent did', () => {
  const byId = new Map(history.cases.map((each) => [each.id, each]));
  for (const each of history.cases.filter(({ duplicateOf }) => duplicateOf !== null)) {
    const main = byId.get(each.duplicateOf ?? '');
    expect(main).toMatchObject({ categoryId: each.categoryId, duplicateOf: null, districtCode: each.districtCode });
    if (main) expect(distanceMeters(main.location, each.location)).toBeLessThanOrEqual(50);
    expect(Date.parse(each.reportedAt) - Date.parse(main?.reportedAt ?? '')).toBeLessThanOrEqual(24 * 3_600_000);
    expect(activitiesOf.get(main?.id ?? '')?.some(({ details }) => 'duplicate' in details)).toBe(true);
  }
  const children = history.cases.filter(({ parentId }) => parentId !== null);
  expect(children.length).toBeGreaterThanOrEqual(2);
  for (const child of children) {
    const { status, location } = byId.get(child.parentId ?? '') ?? {};
    expect({ status, location }).toEqual({ status: 'split', location: child.location });
  }
});

test('a newcomer finds matters waiting in the district with most cases', () => {
  const [main = []] = [...groupBy(history.cases, (each) => each.districtCode).values()].sort(
    (a, b) => b.length - a.length,
  );
  const count = (test: (each: CaseFile) => boolean): number => main.filter(test).length;
  for (const kind of ['return', 'extension', 'suspension'])
    expect(count(({ request }) => request?.kind === kind)).toBeGreaterThan(0);
  const suspended = main.filter(({ status }) => status === 'suspended');
  expect(suspended.length).toBeGreaterThanOrEqual(2);
  expect(suspended.every((each) => (each.suspendedUntil ?? '') > sampleNow.toISOString())).toBe(true);
  expect(count(({ supervision }) => supervision === 'owed')).toBeGreaterThanOrEqual(1);
  expect(count(({ appeal }) => appeal === 'pending')).toBeGreaterThanOrEqual(2);
  expect(count(({ selfDisposalAudit }) => selfDisposalAudit === 'pending')).toBeGreaterThanOrEqual(3);
});

test('most steps inside the centres are in time, some are late', () => {
  for (const step of ['acceptance', 'confirmation', 'filing', 'dispatch', 'verification', 'closure'] as const) {
    const ended = history.activities.filter((activity) => activity.endedStep === step);
    const late = ended.filter(({ at, stepDueAt }) => stepDueAt !== null && at > stepDueAt).length / ended.length;
    expect(late > 0.005 && late < 0.5 ? 'some late' : `${late} of ${step} late`).toBe('some late');
  }
});

test('cases gather around hot spots', () => {
  const perGrid = [...groupBy(history.cases, (each) => each.unitGridCode).values()].map((cases) => cases.length);
  const even = COUNT / facts.places.size;
  expect(Math.max(...perGrid)).toBeGreaterThan(3 * even);
});

test('the same instant gives the same history', () => {
  const make = () => simulate(makePlans(500), facts, new Staff(facts), sampleNow);
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
});
