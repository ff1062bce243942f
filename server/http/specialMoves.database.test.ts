import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition, smallCityUnit } from '../../seeds/smallCity.ts';
import type { CaseDetail } from '../contract/schemas.ts';
import type { CommandKind } from '../domain/case/commandKind.ts';
import { type Person, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

async function give(person: Person, kind: CommandKind, caseId: string, payload: object, envelope: object = {}) {
  const caller = await city.as(person);
  return caller.command(kind, payload, { caseId, districtCode: district, ...envelope });
}

async function read(person: Person, caseId: string): Promise<CaseDetail> {
  return (await (await city.as(person)).get<CaseDetail>(`/api/cases/${district}/${caseId}`)).body;
}

describe('commands that touch several cases', () => {
  it('link a duplicate in one transaction: both histories, both notices, one receipt', async () => {
    const [main, repeated] = [await walkCase(city, 'accept'), await walkCase(city, 'report')];
    const before = await headOfLog();
    const linked = await give('intakeOperator', 'link-duplicate', repeated.caseId, { otherCaseId: main.caseId });
    expect(linked.body).toMatchObject({ caseId: repeated.caseId, status: 'duplicate', version: 2 });
    expect((await headOfLog()) - before).toBe(2);
    expect((await read('intakeOperator', main.caseId)).related).toMatchObject([
      { relation: 'duplicate', id: repeated.caseId, number: repeated.number },
    ]);
    const freed = await give('intakeOperator', 'unlink-duplicate', repeated.caseId, { reason: '两处不同的垃圾' });
    expect(freed.body).toMatchObject({ status: 'reported' });
    expect((await read('intakeOperator', main.caseId)).activities.map(({ kind }) => kind)).toEqual([
      'report',
      'accept',
      'link-duplicate',
      'unlink-duplicate',
    ]);
  });

  it('split a case: the children get numbers in order, and a repetition makes none twice', async () => {
    const { caseId, number } = await walkCase(city, 'accept');
    const categoryId = 'cjt214-2007-e0104';
    const children = [1, 2, 3].map((part) => ({ caseId: randomUUID(), categoryId, description: `第${part}处` }));
    const envelope = { commandId: randomUUID() };
    for (let time = 0; time < 2; time++) {
      const answer = await give('dutyOfficer', 'split', caseId, { reason: '三处问题', children }, envelope);
      expect(answer.body.status).toBe('split');
    }
    const { related } = await read('dutyOfficer', caseId);
    const serials = related.map((child) => Number(child.number.slice(-5)) - Number(number.slice(-5)));
    expect(serials).toEqual([1, 2, 3]);
    expect(await read('dutyOfficer', children[0]?.caseId ?? '')).toMatchObject({
      status: 'accepted',
      parentId: caseId,
    });
  });

  it('apply to all their cases or to none when another command was first at one', async () => {
    const [main, one, two] = [
      await walkCase(city, 'accept'),
      await walkCase(city, 'report'),
      await walkCase(city, 'report'),
    ];
    const answers = await Promise.all(
      [one, two].map(({ caseId }) => give('intakeOperator', 'link-duplicate', caseId, { otherCaseId: main.caseId })),
    );
    // Both wrote the main case's history from the same version: one went first, the other was decided anew after it.
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { activities, related } = await read('intakeOperator', main.caseId);
    expect(activities.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(related.map(({ id }) => id).sort()).toEqual([one.caseId, two.caseId].sort());
  });
});

describe('two commands at once on the version both saw', () => {
  it('one wins, the other is told what changed', async () => {
    const { caseId } = await walkCase(city, 'accept');
    const answers = await Promise.all([
      give('dutyOfficer', 'file', caseId, {}, { expectedVersion: 2 }),
      give('dutyOfficer', 'void', caseId, { reason: '误报' }, { expectedVersion: 2 }),
    ]);
    const winner = answers.find(({ status }) => status === 200);
    const loser = answers.find(({ status }) => status === 409) as unknown as { body: { details: object } } | undefined;
    expect(loser?.body).toMatchObject({
      code: 'stale-version',
      details: {
        expected: 2,
        actual: 3,
        changes: [{ sequence: 3, kind: winner?.body.status === 'filed' ? 'file' : 'void' }],
      },
    });
  });
});

describe('requests and their decision', () => {
  it('shows the clock’s consequence before the decision, and keeps who asked and who decided', async () => {
    const { caseId } = await walkCase(city, 'acknowledge');
    await give('disposalUnit', 'request-extension', caseId, { reason: '需要吊车', value: 1 });
    const asked = await read('dispatcher', caseId);
    expect(asked.request).toMatchObject({ kind: 'extension', value: 1, reason: '需要吊车' });
    expect(Date.parse(asked.dueIfGranted ?? '') - Date.parse(asked.dueAt ?? '')).toBe(3_600_000);
    expect(asked.dueIfDenied).toBe(asked.dueAt);
    await give('dispatcher', 'decide-extension', caseId, { isApproved: true });
    const decided = await read('dispatcher', caseId);
    expect(decided).toMatchObject({ dueAt: asked.dueIfGranted, extensionCount: 1, request: null });
    expect(decided.activities.slice(-2)).toMatchObject([
      { kind: 'request-extension', actorRole: 'disposal-unit', note: '需要吊车' },
      { kind: 'decide-extension', actorRole: 'dispatcher' },
    ]);
  });

  it('wakes a suspended case when its time has come, by the system', async () => {
    const { caseId } = await walkCase(city, 'acknowledge');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await give('disposalUnit', 'request-suspension', caseId, { reason: '待备件', until });
    await give('dispatcher', 'decide-suspension', caseId, { isApproved: true });
    expect(await city.application.work.wakeSuspendedCases()).toBe(0);
    await city.database
      .knex('cases')
      .where({ id: caseId })
      .update({ suspended_until: new Date(Date.now() - 1000) });
    // The running application wakes cases, too; whoever is first.
    await city.application.work.wakeSuspendedCases();
    const awake = await read('dispatcher', caseId);
    expect(awake).toMatchObject({ status: 'handling', suspendedUntil: null });
    expect(awake.activities.at(-1)).toMatchObject({ kind: 'wake', actorRole: 'system' });
  });
});

describe('who verifies', () => {
  it('is drawn among the inspectors on duty near the case where the policy says so, and nobody else may', async () => {
    const { knex } = city.database;
    await knex('case_policies').insert({ code: district, policy: { verifierChoice: 'random-nearby' } });
    city.application.work.readPolicy.invalidate();
    const inspector = await city.as('inspector');
    const me = (await inspector.get<{ id: string }>('/api/session')).body.id;
    const position = smallCityPosition(district, 2.5, 2.5);
    await inspector.send('PUT', '/api/duty', { isOnDuty: true, position });
    const { caseId } = await walkCase(city, 'give-feedback');
    expect((await read('inspector', caseId)).assigneeId).toBe(me);
    const other = await knex('users').where({ role_code: 'inspector' }).whereNot({ id: me }).first('id');
    await give('intakeOperator', 'assign-inspector', caseId, { inspectorId: null });
    await knex('cases').where({ id: caseId }).update({ assignee_id: other.id });
    const refused = await give('inspector', 'verify', caseId, { passed: true, photos: [] });
    expect(refused.body.code).toBe('not-your-task');
    await inspector.send('PUT', '/api/duty', { isOnDuty: false });
    const { caseId: later } = await walkCase(city, 'give-feedback');
    expect((await read('inspector', later)).assigneeId).toBeNull();
    await knex('case_policies').where({ code: district }).delete();
    city.application.work.readPolicy.invalidate();
  });
});

describe('a rule that is marked as automatic', () => {
  it('sends a filed case by itself, and the case keeps the version that sent it', async () => {
    const unitCode = smallCityUnit(district, 2);
    const rule = { id: 'all', name: '自动派遣', when: {}, sendTo: { kind: 'named-unit', unitCode }, isAutomatic: true };
    const values = { version: 99, rules: JSON.stringify([rule]), published_at: new Date() };
    await city.database.knex('dispatch_rule_sets').insert(values);
    const { caseId } = await walkCase(city, 'file');
    const sent = await read('dispatcher', caseId);
    expect(sent).toMatchObject({
      status: 'dispatched',
      unitCode,
      dispatchRuleName: '自动派遣',
      dispatchRuleVersion: 99,
    });
    expect(sent.activities.at(-1)).toMatchObject({ kind: 'dispatch', actorRole: 'system' });
    // A published version never changes; another one takes its place.
    const manual = JSON.stringify([{ ...rule, isAutomatic: false }]);
    await city.database.knex('dispatch_rule_sets').insert({ ...values, version: 100, rules: manual });
    expect((await walkCase(city, 'file')).status).toBe('filed');
  });
});

describe('who hears of a change', () => {
  it('is the unit that has the case, the one that had it, and the sub-unit', async () => {
    const { caseId } = await walkCase(city, 'acknowledge');
    const unit = smallCityUnit(district, 1);
    await give('disposalUnit', 'request-return', caseId, { reason: '不属于本单位' });
    await give('dispatcher', 'decide-return', caseId, { isApproved: true });
    const rows = await city.database.knex('outbox').where({ case_id: caseId }).orderBy('position').pluck('payload');
    expect(rows.map(({ units }) => units)).toEqual([[], [], [], [unit], [unit], [unit], [unit]]);
    expect((await read('dispatcher', caseId)).unitCode).toBeNull();
  });
});

describe('self-disposal', () => {
  it('is one command from the tablet, audited by the duty officer', async () => {
    const inspector = await city.as('inspector');
    const done = await inspector.command('self-dispose', {
      location: smallCityPosition(district, 2.5, 2.5),
      categoryId: 'cjt214-2007-e0102',
      filingConditionId: 'cjt214-2007-e0102-1',
      description: '随手清理的小堆垃圾',
      photos: [await inspector.photo(district)],
    });
    expect(done.body).toMatchObject({ status: 'closed', version: 1 });
    const audited = await give('dutyOfficer', 'audit-self-disposal', done.body.caseId, {
      passed: false,
      note: '照片不符',
    });
    expect(audited.body.status).toBe('voided');
  });
});

describe('a calendar that changes', () => {
  it('moves the clocks of open cases with a record of it, and no closed one', async () => {
    const [open, closed] = [await walkCase(city, 'report'), await walkCase(city, 'close')];
    await give('intakeOperator', 'accept', open.caseId, {});
    await give('dutyOfficer', 'file', open.caseId, { filingConditionId: 'cjt214-2007-e0102-2' });
    await give('dispatcher', 'dispatch', open.caseId, { unitCode: smallCityUnit(district, 1) });
    const before = await read('dispatcher', open.caseId);
    const closedBefore = await read('dispatcher', closed.caseId);
    await makeHolidays(14);
    city.application.work.readCalendar.invalidate();
    const { changed } = await city.application.work.recomputeOpenCases([district]);
    expect(changed).toBeGreaterThanOrEqual(1);
    const after = await read('dispatcher', open.caseId);
    expect(Date.parse(after.dueAt ?? '')).toBeGreaterThan(Date.parse(before.dueAt ?? ''));
    expect(after.activities.at(-1)).toMatchObject({
      kind: 'recompute',
      actorRole: 'system',
      details: { from: { dueAt: before.dueAt }, to: { dueAt: after.dueAt } },
    });
    expect(await city.application.work.recomputeOpenCases([district])).toEqual({ changed: 0 });
    await give('dutyOfficer', 'note', closed.caseId, { note: '归档' });
    expect(await read('dispatcher', closed.caseId)).toMatchObject({ dueAt: closedBefore.dueAt });
  });
});

async function makeHolidays(days: number): Promise<void> {
  await city.database.knex.raw(
    `INSERT INTO calendar_exceptions (calendar_code, day, is_working, name)
     SELECT 'default', current_date + n, false, '台风' FROM generate_series(0, ?) n ON CONFLICT DO NOTHING`,
    [days],
  );
}

async function headOfLog(): Promise<number> {
  const row = await city.database.knex('outbox_positions').where({ district_code: district }).first('position');
  return Number(row.position);
}
