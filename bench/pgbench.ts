import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPostgres } from '../server/launch/postgresBinaries.mjs';
import { median } from './measure.ts';

const run = promisify(execFile);

export interface PgbenchOptions {
  readonly clients: number;
  readonly seconds: number;
  readonly runs: number;
}

/** Transactions per second of pgbench scripts, taken at random, with prepared statements: the median of several runs after a warm-up. */
export async function pgbench(
  databaseUrl: string,
  scripts: string | readonly string[],
  options: PgbenchOptions,
): Promise<number> {
  const { folder: binaries, reason } = findPostgres();
  if (!binaries) throw new Error(`pgbench is missing: ${reason}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'wangge-bench-'));
  try {
    const files = [scripts].flat().map((script, index) => ({ script, file: path.join(folder, `${index}.sql`) }));
    for (const { file, script } of files) await writeFile(file, script);
    const once = async (seconds: number) => {
      const settings = ['-n', '-M', 'prepared', '-c', `${options.clients}`, '-j', '1', '-T', `${seconds}`];
      const chosen = files.flatMap(({ file }) => ['-f', file]);
      const { stdout, stderr } = await run(path.join(binaries, 'pgbench'), [...settings, ...chosen, databaseUrl]);
      const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
      if (rate === undefined || /number of failed transactions: [1-9]/.test(stdout)) throw new Error(stdout + stderr);
      return Number(rate);
    };
    await once(1);
    const rates: number[] = [];
    for (let index = 0; index < options.runs; index += 1) rates.push(await once(options.seconds));
    return median(rates);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A script whose `$1 …` are replaced by pgbench variables or SQL; line breaks would end the command. */
export function scriptOf(head: readonly string[], text: string, values: readonly string[]): string {
  const statement = text
    .replace(/\$(\d+)/g, (_match, index) => values[Number(index) - 1] ?? 'NULL')
    .replace(/\s+/g, ' ');
  return [...head, `${statement.trim()};`].join('\n');
}
