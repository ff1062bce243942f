import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runProgram } from '../testing/childProgram.ts';
import { openDatabase } from './connection.ts';

const WRITER = new URL('../testing/programs/writeUntilKilled.ts', import.meta.url);
let folder = '';
let city = '';

/** Opening takes seconds each time, and much longer on a machine that is busy with other suites. */
const PATIENCE = { timeout: 240_000 };

/** Each test goes on with what the one before left behind, as a machine that loses its power again and again. */
describe.skipIf(inject('testDatabase').kind !== 'embedded')('the embedded database, killed', PATIENCE, () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wangge-crash-'));
    city = path.join(folder, 'city');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('during its first initialisation: nothing half-made takes its name', async () => {
    const writer = runProgram(WRITER, [folder]);
    await writer.waitFor((line) => line === 'initialise');
    await sleep(1500);
    await writer.kill();
    expect(existsSync(city)).toBe(false);
  });

  test('in the middle of writing: it had begun anew, and every committed transaction is whole', async () => {
    const writer = runProgram(WRITER, [folder]);
    await writer.waitFor((line) => Number(line) >= 150);
    await writer.kill();
    const committed = Math.max(...writer.lines.map(Number).filter(Number.isFinite));

    const database = await openDatabase({ dataDirectory: folder });
    const { rows } = await database.knex.raw(
      'SELECT count(*)::int AS halves, count(DISTINCT number)::int AS pairs, max(number) AS last FROM crash_probes',
    );
    await database.close();
    expect(rows[0].last).toBeGreaterThanOrEqual(committed);
    expect(rows[0]).toEqual({ halves: rows[0].last * 2, pairs: rows[0].last, last: rows[0].last });
  });

  test('several times, right after opening too: the files stay sound', async () => {
    for (const writes of [0, 30]) {
      const writer = runProgram(WRITER, [folder]);
      await writer.waitFor((line) => Number(line) > writes);
      await writer.kill();
    }
    const database = await openDatabase({ dataDirectory: folder });
    await database.knex.raw('VACUUM crash_probes');
    await database.knex.raw('REINDEX TABLE crash_probes');
    const { rows } = await database.knex.raw('SELECT postgis_lib_version() AS version, count(*) FROM crash_probes');
    expect(rows[0].version).toMatch(/^3/);
    await database.close();
  });

  test('a directory in use is refused; the lock of a dead process and unfinished directories are cleared away', async () => {
    writeFileSync(`${city}.lock`, JSON.stringify({ pid: process.ppid, startedAt: null }));
    await expect(openDatabase({ dataDirectory: folder })).rejects.toMatchObject({ code: 'data-directory-in-use' });

    writeFileSync(`${city}.lock`, JSON.stringify({ pid: process.ppid, startedAt: 'an earlier life' }));
    const database = await openDatabase({ dataDirectory: folder });
    await expect(openDatabase({ dataDirectory: folder })).rejects.toMatchObject({ code: 'data-directory-in-use' });
    await database.close();
    expect(readdirSync(folder)).toEqual(['city']);
  });
});
