import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityUnit } from '../../seeds/smallCity.ts';
import type {
  DryRunView,
  FindingView,
  ProposalView,
  RuleDraftView,
  RuleSetSummaryView,
  RuleSetView,
} from '../contract/schemas/dispatch.ts';
import type { DispatchRule, RuleSet } from '../domain/dispatch/rules.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const draftPath = '/api/dispatch-rule-draft';
interface Saved {
  readonly draft: RuleSetView;
  readonly findings: FindingView[];
  readonly code?: string;
  readonly details?: Record<string, unknown>;
}

let city: TestApplication;
let administrator: Caller;
let dispatcher: Caller;
let published: RuleSet;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  dispatcher = await city.as('dispatcher');
});
afterAll(() => city.close());
beforeEach(async () => {
  const { body } = await administrator.get<RuleDraftView>(draftPath);
  if (body.draft) await administrator.send('POST', `${draftPath}/discard`, { revision: body.draft.revision });
  published = body.published?.rules ?? [];
});

const night: DispatchRule = {
  id: 'night-garbage',
  name: '夜间垃圾',
  when: {
    categoryIds: ['cjt214-2007-e0102'],
    areaCodes: [`${district}002`],
    timeWindow: { from: '00:00', to: '00:00' },
  },
  sendTo: { kind: 'named-unit', unitCode: smallCityUnit(district, 3) },
  isAutomatic: false,
};
const save = (who: Caller, rules: readonly unknown[], revision = 0) =>
  who.send<Saved>('POST', draftPath, { rules, note: '', revision });

describe('the draft', () => {
  it('is saved over what was seen, and nobody overwrites another’s unseen', async () => {
    const first = await save(administrator, [night, ...published]);
    expect([first.status, first.body.draft.revision, first.body.draft.publishedAt]).toEqual([200, 1, null]);
    expect(first.body.draft.rules).toEqual([night, ...published]);
    const blind = await save(dispatcher, published);
    expect([blind.status, blind.body.code, blind.body.details]).toEqual([
      409,
      'stale-version',
      { revision: 1, by: first.body.draft.updatedByName },
    ]);
    const second = await save(dispatcher, [{ ...night, name: '夜间' }, ...published], 1);
    expect([second.status, second.body.draft.revision]).toEqual([200, 2]);
  });

  it.each([
    ['an attribute no rule has', { ...night, colour: 'red' }, 'rules[1].colour', 'unrecognized_keys'],
    ['a condition no rule has', { ...night, when: { weather: 'rain' } }, 'rules[1].when.weather', 'unrecognized_keys'],
    ['a source there is not', { ...night, when: { sources: ['radio'] } }, 'rules[1].when.sources[0]', 'invalid_value'],
    [
      'an hour there is not',
      { ...night, when: { timeWindow: { from: '25:00', to: '06:00' } } },
      'rules[1].when.timeWindow.from',
      'invalid_format',
    ],
    [
      'a unit where none belongs',
      { ...night, sendTo: { kind: 'trade-unit', unitCode: 'x' } },
      'rules[1].sendTo.unitCode',
      'unrecognized_keys',
    ],
    ['an empty condition', { ...night, when: { areaCodes: [] } }, 'rules[1].when.areaCodes', 'too_small'],
    [
      'an unknown category',
      { ...night, when: { categoryIds: ['e1'] } },
      'rules[1].when.categoryIds[0]',
      'unknown-category',
    ],
    [
      'an unknown area',
      { ...night, when: { areaCodes: [district, '990101009'] } },
      'rules[1].when.areaCodes[1]',
      'unknown-area',
    ],
    [
      'an unknown unit',
      { ...night, sendTo: { kind: 'named-unit', unitCode: 'nobody' } },
      'rules[1].sendTo.unitCode',
      'unknown-unit',
    ],
  ])('with %s is refused with the place', async (_, rule, path, reason) => {
    const [first] = published;
    const answer = await save(administrator, [first, rule]);
    expect([answer.status, answer.body.code]).toEqual([422, 'rule-invalid']);
    expect(answer.body.details).toMatchObject({ path, reason });
    expect((await administrator.get<RuleDraftView>(draftPath)).body.draft).toBeNull();
  });

  it('of a district changes that district only', async () => {
    const own = await save(dispatcher, [night, ...published]);
    expect(own.status).toBe(200);
    const foreign = { ...night, id: 'foreign', when: { areaCodes: [otherDistrict] }, sendTo: { kind: 'trade-unit' } };
    const answer = await save(dispatcher, [night, foreign, ...published], 1);
    expect([answer.status, answer.body.code, answer.body.details]).toEqual([
      403,
      'not-your-district',
      { path: 'rules[1]' },
    ]);
    await save(administrator, [night, foreign, ...published], 1);
    const publish = await dispatcher.send('POST', `${draftPath}/publish`, { revision: 2, note: '发布' });
    expect([publish.status, publish.body.code]).toEqual([403, 'not-your-district']);
  });

  it('is inspected: dead rules and crossing ones are pointed out', async () => {
    const rules = [
      { ...night, when: { areaCodes: [district] } },
      { ...night, id: 'dead' },
      { ...night, id: 'crossing', when: { sources: ['hotline'] }, sendTo: { kind: 'trade-unit' } },
    ];
    const { body } = await dispatcher.send<{ findings: FindingView[] }>('POST', '/api/dispatch-rules/inspect', {
      rules,
    });
    expect(body.findings.map(({ code, ruleIndex, otherRuleIndex }) => [code, ruleIndex, otherRuleIndex])).toEqual([
      ['dead', 1, 0],
      ['overlapping', 2, 0],
    ]);
    expect(body.findings[1]?.example).toMatchObject({ areaCodes: [district], source: 'hotline' });
  });

  it('names the areas and units of its rules and lists what can be chosen', async () => {
    await save(administrator, [night, ...published]);
    const { body } = await administrator.get<RuleDraftView>(draftPath);
    expect(body.names[`${district}002`]).toBe('试验一区 第2街道');
    expect(body.names[smallCityUnit(otherDistrict, 3)]).toBe('二区城管中队');
    const inside = async (query: string) =>
      (await dispatcher.get<{ items: { code: string; kind: string }[] }>(`/api/dispatch-areas${query}`)).body.items;
    expect((await inside('')).map(({ code }) => code)).toEqual([...smallCityDistricts]);
    const kinds = async (code: string) => new Set((await inside(`?parentCode=${code}`)).map(({ kind }) => kind));
    expect(await kinds(district)).toEqual(new Set(['subdistrict', 'professional-grid']));
    expect(await kinds(`${district}001`)).toEqual(new Set(['community', 'responsibility-grid']));
    expect(await kinds(`${district}001001`)).toEqual(new Set(['unit-grid']));
  });
});

describe('a published version', () => {
  it('proposes from then on, is kept by the case it sent, and can be gone back to', async () => {
    const { caseId } = await walkCase(city, 'file');
    const proposalPath = `/api/cases/${district}/${caseId}/proposal`;
    const before = await dispatcher.get<ProposalView>(proposalPath);
    expect(before.body).toMatchObject({ unitCode: smallCityUnit(district, 1), ruleId: 'trade', ruleSetVersion: 1 });
    expect(before.body.alternatives[0]?.distanceMeters).toBeGreaterThan(0);

    await save(dispatcher, [night, ...published]);
    expect((await dispatcher.get<ProposalView>(proposalPath)).body.ruleId).toBe('trade');
    const publish = await dispatcher.send<RuleSetView>('POST', `${draftPath}/publish`, {
      revision: 1,
      note: '夜间垃圾归城管',
    });
    expect([publish.status, publish.body.version, publish.body.note]).toEqual([200, 2, '夜间垃圾归城管']);

    const after = await dispatcher.get<ProposalView>(proposalPath);
    expect(after.body).toMatchObject({
      unitCode: smallCityUnit(district, 3),
      ruleId: 'night-garbage',
      ruleSetVersion: 2,
    });
    expect(after.body.reasons).toContainEqual({ code: 'area', value: `${district}002`, label: '第2街道' });
    await dispatcher.command('dispatch', { unitCode: smallCityUnit(district, 3) }, { caseId, districtCode: district });
    const { body: versions } = await dispatcher.get<{ items: RuleSetSummaryView[] }>('/api/dispatch-rules');
    expect(versions.items.map(({ version, caseCount }) => [version, caseCount])).toEqual([
      [2, 1],
      [1, 0],
    ]);

    const restored = await dispatcher.send<Saved>('POST', '/api/dispatch-rules/1/restore', { revision: 0 });
    expect([restored.status, restored.body.draft.version, restored.body.draft.rules.length]).toEqual([
      200,
      3,
      published.length,
    ]);
  });

  it('is not published twice', async () => {
    await save(administrator, published);
    const publish = () => administrator.send('POST', `${draftPath}/publish`, { revision: 1, note: '再次' });
    const statuses = (await Promise.all([publish(), publish()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, expect.toSatisfy((status: number) => status === 404 || status === 409)]);
  });
});

describe('a dry run', () => {
  it('says which cases would go elsewhere, and changes nothing', async () => {
    await save(administrator, published);
    await administrator.send('POST', `${draftPath}/publish`, { revision: 1, note: '起点' });
    const { caseId, number } = await walkCase(city, 'dispatch');
    const last = {
      ...night,
      id: 'everything',
      when: { areaCodes: [district] },
      sendTo: { kind: 'named-unit', unitCode: smallCityUnit(district, 2) },
    };
    const { status, body } = await dispatcher.send<DryRunView>('POST', '/api/dispatch-rules/dry-run', {
      rules: [last],
      days: 2,
    });
    expect(status).toBe(200);
    expect(body.moved).toBe(body.cases);
    expect(body.movedCases[0]).toMatchObject({
      id: caseId,
      number,
      actualUnitCode: smallCityUnit(district, 1),
      after: { unitCode: smallCityUnit(district, 2), ruleName: '夜间垃圾' },
    });
    expect(body.units.find(({ unitCode }) => unitCode === smallCityUnit(district, 2))).toMatchObject({
      before: 0,
      after: body.cases,
    });
    expect(body.rules).toEqual([{ ruleId: 'everything', cases: body.cases }]);
    expect((await administrator.get<RuleDraftView>(draftPath)).body.draft).toBeNull();
  });
});
