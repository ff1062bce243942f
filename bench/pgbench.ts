import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPostgres } from '../server/launch/postgresBinaries.mjs';
import type { Run } from './measure.ts';

const execute = promisify(execFile);

/** The reference: pgbench with prepared statements, each client taking one of the scripts at random for each transaction. */
export function pgbench(databaseUrl: string, scripts: readonly string[], clients: number): Run {
  return async (seconds) => {
    const { folder: binaries, reason } = findPostgres();
    if (!binaries) throw new Error(`pgbench is missing: ${reason}`);
    const folder = await mkdtemp(path.join(tmpdir(), 'wangge-bench-'));
    try {
      const files = scripts.map((_script, index) => path.join(folder, `${index}.sql`));
      for (const [index, file] of files.entries()) await writeFile(file, scripts[index] ?? '');
      const settings = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '1', '-T', `${seconds}`];
      const parameters = [...settings, ...files.flatMap((file) => ['-f', file]), databaseUrl];
      // As the product's own connections are.
      const env = { ...process.env, PGOPTIONS: '-c jit=off' };
      const { stdout, stderr } = await execute(path.join(binaries, 'pgbench'), parameters, { env });
      const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
      if (rate === undefined || /failed transactions: [1-9]/.test(stdout)) throw new Error(stdout + stderr);
      return { perSecond: Number(rate) };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

/** A script whose `$1 …` are replaced by pgbench variables or SQL; line breaks would end the command. */
export function scriptOf(head: readonly string[], text: string, values: readonly string[]): string {
  const statement = text
    .replace(/\$(\d+)/g, (_match, index) => values[Number(index) - 1] ?? 'NULL')
    .replace(/\s+/g, ' ');
  return [...head, `${statement.trim()};`].join('\n');
}
