import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseFilter, caseFilter } from '../../contract/schemas/caseFilter.ts';
import { type Actor, systemActor } from '../../domain/identity/permissions.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { generateCity } from '../../testing/generatedCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { listFrom, listTexts } from './list.ts';
import { conditionsOf } from './searchConditions.ts';
import { similarStatement, valuesOf } from './searchSimilar.ts';

/** Enough that reading a whole table never pays; the embedded database counts random pages as cheap and needs fewer. */
const sizes = { server: 30_000, embedded: 8_000 } as const;
let size: number;
const district = '990101';
const now = new Date();
const everybody: Actor = { ...systemActor, kind: 'person', id: '00000000-0000-7000-8000-000000000000' };
let database: Database;

/** Every case gets a number, a text, a source and now and then something special, all following from its place in time. */
const enrich = `
  UPDATE cases SET number = district_code || '20300101' || lpad(n::text, 5, '0'),
    description = (ARRAY['路口有暴露垃圾', '道路破损，积水', '路灯不亮', '井盖缺失 请尽快处理', '违法搭建'])[1 + n % 5]
      || CASE WHEN n % 997 = 0 THEN '，滬太路旁ＡＢＣ广告牌' ELSE '' END,
    address = CASE WHEN n % 3 = 0 THEN '中山路' || n % 400 || '号' END,
    source = CASE WHEN n % 7 = 0 THEN 'hotline' ELSE 'inspector' END,
    professional_grid_codes = CASE WHEN n % 50 = 0 THEN ARRAY['10000099010100100000'] ELSE '{}' END,
    request = CASE WHEN n % 500 = 0 THEN '{"kind": "extension"}'::jsonb END,
    supervision = CASE WHEN n % 700 = 0 THEN 'owed' END,
    appeal = CASE WHEN n % 900 = 0 THEN 'granted' END,
    status = CASE WHEN n % 50 = 0 THEN 'handling' ELSE 'closed' END,
    self_disposal_audit = CASE WHEN n % 800 = 0 THEN 'pending' END,
    due_at = reported_at + interval '24 hours', handled_at = handled,
    step_started_at = reported_at, step_warn_at = reported_at + interval '20 hours',
    step_due_at = reported_at + interval '24 hours', step_paused_at = handled,
    disposal_clock = jsonb_build_object('pauses', CASE WHEN handled IS NULL THEN '[]'::jsonb ELSE
      jsonb_build_array(jsonb_build_object('from', handled, 'to', NULL)) END)
  FROM (
    SELECT id AS numbered, n, CASE WHEN n % 50 > 0 THEN reported_at + interval '1 hour' * (CASE WHEN n % 4 = 0 THEN 30 ELSE 5 END) END AS handled
    FROM (SELECT id, reported_at, row_number() OVER (ORDER BY reported_at DESC, id DESC)::int AS n FROM cases) AS ordered
  ) AS made WHERE id = numbered`;

beforeAll(async () => {
  database = await createTestDatabase();
  size = sizes[database.kind];
  await generateCity(database.knex, {
    communitiesWide: 3,
    communitiesHigh: 3,
    componentsPerGrid: 0,
    cases: size,
    caseDays: 400,
  });
  await database.knex.raw(enrich);
  await database.knex.raw('VACUUM ANALYZE');
}, 300_000);
afterAll(() => database?.close());

interface Row {
  readonly id: string;
  readonly number: string;
  readonly place: number;
  readonly status: string;
  readonly category_id: string;
  readonly community_code: string;
  readonly unit_code: string | null;
  readonly responsibility_grid_code: string;
  readonly reporter_id: string | null;
  readonly description: string;
  readonly address: string | null;
  readonly is_late: boolean;
}

async function rows(): Promise<Row[]> {
  const answer = await database.knex.raw<{ rows: Row[] }>(
    `
    SELECT id, number, right(number, 5)::int AS place, status, category_id, community_code, unit_code, responsibility_grid_code,
      reporter_id, description, address, coalesce(handled_at, $1) > due_at AND due_at < $1 AS is_late
    FROM cases ORDER BY reported_at DESC, id DESC`.replaceAll('$1', `'${now.toISOString()}'::timestamptz`),
  );
  return answer.rows;
}

async function find(filter: object, actor = everybody): Promise<{ ids: string[]; total: number }> {
  const query = { ...caseFilter.parse(filter), limit: 200 };
  const answer = await listFrom(database)(query, actor, now);
  if (isRefusal(answer)) throw new Error(answer.refused);
  return { ids: answer.items.map(({ id }) => id), total: answer.total };
}

const text = (row: Row) => `${row.description}\n${row.address ?? ''}`;
const expected: readonly (readonly [string, object, (row: Row) => boolean])[] = [
  ['one Chinese character', { text: '灯' }, (row) => text(row).includes('灯')],
  ['two characters', { text: '垃圾' }, (row) => text(row).includes('垃圾')],
  ['a longer piece across a space', { text: '缺失请尽快' }, (row) => text(row).includes('缺失 请尽快')],
  ['several words', { text: '积水 中山路3' }, (row) => /积水/.test(text(row)) && /中山路3/.test(text(row))],
  ['a rare character, half for full width and small', { text: '滬太 abc' }, (row) => row.place % 997 === 0],
  ['pairs that do not stand together', { text: '垃圾路口' }, () => false],
  ['wildcards as themselves', { text: '%' }, () => false],
  ['the end of a number as text', { text: '01234' }, (row) => row.number.endsWith('01234')],
  ['the beginning of a number', { number: '9901012030010100' }, (row) => row.number.startsWith('9901012030010100')],
  ['the end of a number', { number: '777' }, (row) => row.number.endsWith('777')],
  ['a category', { categoryId: ['made:3'] }, (row) => row.category_id === 'made:3'],
  ['two categories', { categoryId: ['made:3', 'made:4'] }, (row) => /made:[34]$/.test(row.category_id)],
  ['two units', { unitCode: ['990101-1', '990101-2'] }, (row) => /-[12]$/.test(row.unit_code ?? '')],
  ['two areas', { gridCode: ['990101001001', '990101001002'] }, (row) => /00[12]$/.test(row.community_code)],
  ['a source', { source: ['hotline'] }, (row) => row.place % 7 === 0],
  ['a professional grid', { professionalGridCode: ['10000099010100100000'] }, (row) => row.place % 50 === 0],
  [
    'a person',
    { person: '990101001Z001' },
    (row) => row.reporter_id !== null && row.responsibility_grid_code === '990101001Z001',
  ],
  ['nobody of that name', { person: '没有此人' }, () => false],
  ['a pending extension', { request: ['extension'] }, (row) => row.place % 500 === 0],
  ['a supervision', { supervision: ['owed'] }, (row) => row.place % 700 === 0],
  ['an appeal', { appeal: ['granted'] }, (row) => row.place % 900 === 0],
  ['an audit', { selfDisposalAudit: ['pending'] }, (row) => row.place % 800 === 0],
  ['overdue', { isOverdue: true }, (row) => row.is_late && row.place % 900 !== 0],
  [
    'open and overdue',
    { isOverdue: true, status: ['handling'] },
    (row) => row.is_late && row.status === 'handling' && row.place % 900 !== 0,
  ],
  [
    'everything at once',
    { text: '垃圾', source: ['inspector'], categoryId: ['made:1'], lamp: ['red'] },
    (row) => row.description.includes('垃圾') && row.place % 7 !== 0 && row.category_id === 'made:1' && row.is_late,
  ],
];

describe('a search finds what a look at every case finds', () => {
  test.each(expected)('%s', async (_name, filter, isWanted) => {
    const wanted = (await rows()).filter(isWanted).map(({ id }) => id);
    const found = await find(filter);
    expect(found.ids).toEqual(wanted.slice(0, 200));
    expect(found.total).toBe(Math.min(wanted.length, 10_000));
  });

  test('the oldest first is the newest first turned round', async () => {
    const filter = { appeal: ['granted'] };
    expect((await find({ ...filter, order: 'oldest' })).ids).toEqual((await find(filter)).ids.reverse());
  });

  test('a box on the map', async () => {
    const { total } = await find({ bounds: '100,30,100.0105,30.0105' });
    expect(total).toBeGreaterThan(size / 15);
    expect(total).toBeLessThan(size / 3);
  });

  test('a corrected text, category and place are found anew, and the old ones no longer', async () => {
    const [first] = await rows();
    await database.knex('cases').where({ id: first?.id }).update({ description: '鹅卵石', category_id: 'made:9' });
    expect((await find({ text: '卵石', categoryId: ['made:9'] })).ids).toEqual([first?.id]);
    await database
      .knex('cases')
      .where({ id: first?.id })
      .update({ description: first?.description, category_id: first?.category_id });
    expect((await find({ text: '卵石' })).ids).toEqual([]);
  });
});

describe('plans', () => {
  const single: readonly object[] = expected.map(([, filter]) => filter);
  const others: readonly object[] = [
    {},
    { status: ['handling'] },
    { stage: ['disposal'], gridCode: ['990101001Z001'] },
    { lamp: ['red'] },
    { from: '2026-11-01', to: '2026-11-20' },
    { bounds: '100,30,100.001,30.001' },
    { districtCode: district },
    { reporter: 'me' },
    { unitCode: ['nobody'] },
  ];
  const combinations = [...single, ...others].flatMap((first, index, all) =>
    all.slice(index).map((second) => ({ ...first, ...second })),
  );
  const people = ['00000000-0000-7000-8000-000000000001'];

  type PlanOf = (statement: string, values: readonly unknown[]) => Promise<string>;

  /**
   * Plans as a database on solid-state disks makes them: with the price of turning disks a scan of this small city's cases costs about as
   * much as some hundred looks into an index, and the choice then hangs on which rows the statistics happened to sample.
   */
  async function planning(work: (planOf: PlanOf) => Promise<void>): Promise<void> {
    const connection = await database.knex.client.acquireConnection();
    try {
      await connection.query('BEGIN');
      await connection.query('SET LOCAL random_page_cost = 1.1');
      await work(async (statement, values) => {
        const answer = await connection.query(`EXPLAIN ${statement}`, values);
        return answer.rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
      });
    } finally {
      await connection.query('ROLLBACK');
      database.knex.client.releaseConnection(connection);
    }
  }

  test.each(['newest', 'oldest', 'due'] as const)(
    'every pair of filters comes by index, %s',
    async (order) => {
      const scanned: string[] = [];
      const look = async (planOf: PlanOf, actor: typeof everybody, combination: object) => {
        const filter: CaseFilter = caseFilter.parse({ ...combination, order });
        const conditions = conditionsOf(filter, actor, now, people);
        const { page } = listTexts({ order, limit: 50 }, null, conditions);
        const plan = await planOf(page, conditions.values);
        if (/Seq Scan on (cases|case_search|activities)/.test(plan)) scanned.push(`${JSON.stringify(filter)}\n${plan}`);
      };
      await planning(async (planOf) => {
        for (const actor of [everybody, { ...everybody, districtCode: district }]) {
          for (const combination of combinations) await look(planOf, actor, combination);
        }
      });
      expect(scanned.length === 0 ? '' : `${scanned.length}\n${scanned[0]}`).toBe('');
      expect(combinations.length).toBeGreaterThan(400);
    },
    120_000,
  );

  test('districts are named for the few cases of a status, not for the closed ones, which are nearly all', () => {
    const where = (status: CaseFilter['status']) =>
      conditionsOf({ status }, everybody, now, []).where.filter((condition) => condition.includes('district_code'));
    expect(where(['voided'])).toHaveLength(1);
    expect(where(['voided', 'closed'])).toEqual([]);
  });

  test('similar cases are asked of the index of places', async () => {
    const question = {
      location: { longitude: 100.005, latitude: 30.005 },
      categoryId: 'made:3',
      reportedAt: now.toISOString(),
      radiusMeters: 50,
      hours: 24,
      scope: { districtCode: district, unitCode: null },
      exceptCaseId: null,
      limit: 20,
      now,
    };
    await planning(async (planOf) => {
      const plan = await planOf(similarStatement.text, valuesOf(question));
      expect(plan).toMatch(/cases_location|cases_newest/);
      expect(plan).not.toMatch(/Seq Scan on cases/);
    });
  });
});
