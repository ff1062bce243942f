import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallCityDistricts, smallCityPosition, smallCityUsers } from '../../../seeds/smallCity.ts';
import type { Receipt } from '../../contract/schemas.ts';
import type { CaseCommand, CommandOf } from '../../domain/case/commands.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { actorFor } from '../../testing/caseFactory.ts';
import { startTestApplication, type TestApplication } from '../../testing/testApplication.ts';

/** Commands that come in the same moment share statements and commits; nothing that each is promised may suffer. */
const operator: Actor = actorFor('intake-operator', { id: smallCityUsers.intakeOperator.id, districtCode: null });
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

const give = (command: CaseCommand): Promise<Receipt | Refusal> => city.application.work.giveCommand(operator, command);
const rows = async <T>(text: string): Promise<T[]> => (await city.database.knex.raw<{ rows: T[] }>(text)).rows;

function report(
  district: (typeof smallCityDistricts)[number],
  changes: Partial<CommandOf<'report'>> = {},
): CommandOf<'report'> {
  const location = smallCityPosition(district, 2.5, 2.5);
  const payload = {
    location,
    categoryId: 'cjt214-2007-e0102',
    description: '同时',
    source: 'hotline',
    photos: [],
  } as const;
  return { kind: 'report', commandId: randomUUID(), caseId: randomUUID(), payload, ...changes };
}

async function giveAll(commands: readonly CaseCommand[]): Promise<string[]> {
  const answers = await Promise.all(commands.map(give));
  return answers.map((answer) => (isRefusal(answer) ? answer.refused : answer.status));
}

/** Of the cases: how many there are, how many transactions wrote them, and whether numbers and log positions have gaps. */
async function account(ids: readonly string[]) {
  const [found] = await rows<{ cases: number; transactions: number; numbers: number }>(`
    SELECT count(*)::int AS cases, count(DISTINCT xmin::text)::int AS transactions, count(DISTINCT number)::int AS numbers
    FROM cases WHERE id IN ('${ids.join("','")}')`);
  const gaps = await rows(`
    SELECT p.district_code FROM outbox_positions p JOIN outbox o USING (district_code)
    GROUP BY 1, p.position HAVING count(*) <> p.position OR max(o.position) <> p.position`);
  const counters = await rows(`
    SELECT c.district_code FROM case_counters c JOIN cases k ON k.district_code = c.district_code
      AND k.number LIKE c.district_code || to_char(c.day, 'YYYYMMDD') || '%'
    GROUP BY 1, c.day, c.used HAVING count(*) <> c.used OR max(right(k.number, 5)::int) <> c.used`);
  return { cases: 0, transactions: 0, numbers: 0, ...found, gaps: gaps.length + counters.length };
}

describe('reports that come together', () => {
  test('share transactions and get a number, a receipt and a log position each', async () => {
    const commands = Array.from({ length: 40 }, (_, index) => report(smallCityDistricts[index % 2 === 0 ? 0 : 1]));
    const answers = await Promise.all(commands.map(give));
    const receipts = answers.filter((answer): answer is Receipt => !isRefusal(answer));
    expect(receipts.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId));
    const { transactions, ...counts } = await account(commands.map(({ caseId }) => caseId));
    expect(counts).toEqual({ cases: 40, numbers: 40, gaps: 0 });
    expect(transactions).toBeLessThanOrEqual(12);
    // On a cluster a transaction is cheap while it stays on one node: where one district is.
    for (const table of ['cases', 'activities', 'receipts', 'outbox', 'case_search'])
      expect(await rows(`SELECT xmin::text FROM ${table} GROUP BY 1 HAVING count(DISTINCT district_code) > 1`)).toEqual(
        [],
      );
    const stored = await rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM receipts WHERE command_id IN ('${commands.map(({ commandId }) => commandId).join("','")}')`,
    );
    expect(stored).toEqual([{ count: 40 }]);
  });

  test('one that cannot be applied does not take the others with it', async () => {
    const [district] = smallCityDistricts;
    const first = report(district);
    const sameCase = report(district, { caseId: first.caseId });
    const unknown = report(district, { payload: { ...first.payload, categoryId: 'nothing' } });
    const commands = [report(district), first, sameCase, unknown, report(district)];
    const statuses = await giveAll(commands);
    expect(statuses.toSorted()).toEqual(['case-id-reused', 'category-unknown', 'reported', 'reported', 'reported']);
    expect(statuses[0]).toBe('reported');
    expect(statuses[4]).toBe('reported');
    expect(await account(commands.map(({ caseId }) => caseId))).toMatchObject({ cases: 3, gaps: 0 });
  });

  test('twins have one effect and one answer', async () => {
    const [district] = smallCityDistricts;
    const twin = report(district);
    const answers = await Promise.all([twin, report(district), twin, twin].map(give));
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[3]).toEqual(answers[0]);
    expect(await account([twin.caseId])).toMatchObject({ cases: 1, gaps: 0 });
  });
});

describe('changes that come together', () => {
  test('apply to their own cases; of two on one version one wins', async () => {
    const [district] = smallCityDistricts;
    const commands = Array.from({ length: 8 }, () => report(district));
    await giveAll(commands);
    const linked = (caseId: string): CaseCommand => ({
      kind: 'note',
      commandId: randomUUID(),
      caseId,
      districtCode: district,
      payload: { note: '补充' },
    });
    const voided = (caseId: string): CaseCommand => ({
      kind: 'refuse',
      commandId: randomUUID(),
      caseId,
      districtCode: district,
      expectedVersion: 1,
      payload: { reason: '误报' },
    });
    const contested = commands[0]?.caseId ?? '';
    const changes = [...commands.slice(1).map(({ caseId }) => linked(caseId)), voided(contested), voided(contested)];
    const statuses = await giveAll(changes);
    expect(statuses.slice(0, 7)).toEqual(Array(7).fill('reported'));
    expect(statuses.slice(7).toSorted()).toEqual(['refused', 'stale-version']);
    expect(await account(commands.map(({ caseId }) => caseId))).toMatchObject({ cases: 8, gaps: 0 });
  });
});
