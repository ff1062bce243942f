import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase } from '../testing/testDatabase.ts';
import type { Database } from './connection.ts';
import { openNoticeBell } from './noticeBell.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('a ring in this process wakes every subscriber until it leaves', async () => {
  const bell = await openNoticeBell(database);
  const [first, second] = [vi.fn(), vi.fn()];
  bell.subscribe(first);
  bell.subscribe(second)();
  bell.ring();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  await bell.close();
});

test('on a server, a commit of another process rings too, and after a lost connection again', async (context) => {
  if (database.kind !== 'server') return context.skip('one process only');
  const bell = await openNoticeBell(database);
  const wake = vi.fn();
  bell.subscribe(wake);
  await database.knex.raw("SELECT pg_notify('wangge_outbox', '310101')");
  await vi.waitFor(() => expect(wake).toHaveBeenCalledTimes(1), 5000);

  await database.knex.raw(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`,
  );
  await vi.waitFor(() => expect(wake).toHaveBeenCalledTimes(2), 10_000);
  await database.knex.raw("SELECT pg_notify('wangge_outbox', '310101')");
  await vi.waitFor(() => expect(wake).toHaveBeenCalledTimes(3), 5000);
  await bell.close();
});
