import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityCondition, smallCityDistricts, smallCityUnit } from '../../seeds/smallCity.ts';
import type { ConfigurationAnswer, ConfigurationEntry } from '../contract/schemas/administration.ts';
import type { CaseDetail } from '../contract/schemas.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { reportPayload, walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const categoryId = 'cjt214-2007-e0102';
const DAY_MILLISECONDS = 86_400_000;

let city: TestApplication;
let admin: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  admin = await city.as('administrator');
});
afterAll(() => city.close());

const entryOf = async (subject: string, key: string): Promise<ConfigurationEntry> => {
  const { body } = await admin.get<{ items: ConfigurationEntry[] }>(`/api/configuration/${subject}`);
  const entry = body.items.find((item) => item.key === key);
  if (!entry) throw new Error(`no ${subject} ${key}`);
  return entry;
};
const save = (subject: string, key: string, document: object, revision = 0) =>
  admin.send<ConfigurationAnswer & { code?: string; details?: object }>('PUT', `/api/configuration/${subject}/${key}`, {
    subject,
    document,
    revision,
  });
const readCase = async (caseId: string): Promise<CaseDetail> =>
  (await admin.get<CaseDetail>(`/api/cases/${district}/${caseId}`)).body;
const revert = (change: { id: string }) =>
  admin.send<ConfigurationAnswer>('POST', `/api/configuration-changes/${change.id}/revert`, {});

/** A case with a limit of one work day, at the unit. */
async function dispatchedCase(): Promise<string> {
  const inspector = await city.as('inspector');
  const filingConditionId = smallCityCondition(categoryId, 2);
  const reported = await inspector.command(
    'report',
    reportPayload([await inspector.photo(district)], { filingConditionId }),
  );
  const { caseId } = reported.body;
  const envelope = { caseId, districtCode: district };
  await (await city.as('intakeOperator')).command('accept', {}, envelope);
  await (await city.as('dutyOfficer')).command('file', {}, envelope);
  const sent = await (await city.as('dispatcher')).command(
    'dispatch',
    { unitCode: smallCityUnit(district, 1) },
    envelope,
  );
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  return caseId;
}

/** The next thirty days, all free. */
function longHoliday(): { day: string; isWorking: boolean; name: string }[] {
  const days = Array.from({ length: 30 }, (_, index) => new Date(Date.now() + index * DAY_MILLISECONDS));
  return days.map((day) => ({ day: day.toISOString().slice(0, 10), isWorking: false, name: '长假' }));
}

describe('a changed calendar', () => {
  it('moves the clocks of open cases with a record of it, of closed ones never, and back again', async () => {
    const closed = (await walkCase(city, 'close')).caseId;
    const open = await dispatchedCase();
    const [closedBefore, openBefore] = [await readCase(closed), await readCase(open)];
    const { document } = await entryOf('calendar', 'default');
    const changed = { ...document, exceptions: longHoliday() };
    expect((await save('calendar', otherDistrict, changed)).body.recomputedCases).toBe(0);
    const { body } = await save('calendar', district, changed);
    expect(body.recomputedCases).toBe(1);
    const moved = await readCase(open);
    const later = Date.parse(moved.dueAt ?? '') - Date.parse(openBefore.dueAt ?? '');
    expect(later).toBeGreaterThan(20 * DAY_MILLISECONDS);
    expect(moved.activities.at(-1)).toMatchObject({ kind: 'recompute', actorRole: 'system' });
    expect(await readCase(closed)).toEqual(closedBefore);
    const back = await revert(body.change);
    expect([back.body.entry, back.body.recomputedCases]).toEqual([null, 1]);
    expect((await readCase(open)).dueAt).toBe(openBefore.dueAt);
  });
});

describe('a changed limit', () => {
  it('holds for cases sent from now on; a case keeps the limit it was sent with', async () => {
    const before = await dispatchedCase();
    const { dueAt } = await readCase(before);
    const { document, revision } = await entryOf('category', categoryId);
    if (!('conditions' in document)) throw new Error('no conditions');
    const limit = { value: 2, unit: 'urgent_hour' as const };
    const conditions = document.conditions.map((condition) =>
      condition.number === 2 ? { ...condition, limits: { A: limit, B: limit, C: limit } } : condition,
    );
    const saved = await save('category', categoryId, { ...document, conditions }, revision);
    expect(saved.status).toBe(200);
    const after = await readCase(await dispatchedCase());
    expect(Date.parse(after.dueAt ?? '') - Date.parse(after.dispatchedAt ?? '')).toBe(2 * 3_600_000);
    expect((await readCase(before)).dueAt).toBe(dueAt);
    await revert(saved.body.change);
  });
});

describe('a changed policy', () => {
  it('decides the next command', async () => {
    const inspector = await city.as('inspector');
    const report = () => inspector.command('report', reportPayload([]), { caseId: randomUUID() });
    expect((await report()).body.code).toBe('photo-required');
    const { document } = await entryOf('policy', 'default');
    const saved = await save('policy', district, { ...document, isInspectorPhotoRequired: false });
    expect((await report()).status).toBe(200);
    await revert(saved.body.change);
    expect((await report()).body.code).toBe('photo-required');
  });
});

describe('a unit with open cases', () => {
  it('cannot end', async () => {
    await dispatchedCase();
    const { document, revision } = await entryOf('unit', smallCityUnit(district, 1));
    const answer = await save('unit', smallCityUnit(district, 1), { ...document, validTo: '2020-01-02' }, revision);
    expect([answer.status, answer.body.code]).toEqual([409, 'unit-has-open-cases']);
    expect(answer.body.details).toMatchObject({ path: 'body.document.validTo', openCases: expect.any(Number) });
    expect((await entryOf('unit', smallCityUnit(district, 1))).revision).toBe(revision);
  });
});
