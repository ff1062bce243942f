import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ImportAccount, ProblemRow } from '../../application/import/ports.ts';
import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { Cell } from './cells.ts';
import { type ImportReportWords, importReportWords } from './importReportWords.ts';
import { Workbook } from './workbook.ts';

/**
 * The quality report as a workbook: the account, and every record with a problem, page by page. The file lies in a folder
 * of its own that goes when the stream has ended, however it ends.
 */
export async function importReportFile(
  account: ImportAccount,
  pages: AsyncIterable<readonly ProblemRow[]>,
  language: ExportLanguage,
): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-report-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'report.xlsx');
    await write(path, account, pages, importReportWords[language]);
    const stream = createReadStream(path);
    stream.once('close', () => void remove());
    return stream;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function write(
  path: string,
  account: ImportAccount,
  pages: AsyncIterable<readonly ProblemRow[]>,
  words: ImportReportWords,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    const workbook = new Workbook(file);
    await workbook.begin(words.accountSheet, words.accountTitles);
    await workbook.add(accountRows(account, words));
    await workbook.begin(words.problemSheet, words.problemTitles);
    for await (const page of pages) await workbook.add(page.map((row) => problemCells(row, words)));
    await workbook.end();
  } finally {
    await file.close();
  }
}

function accountRows(account: ImportAccount, words: ImportReportWords): Cell[][] {
  const { fileName, dataset, crs, read, inserted, updated, unchanged, waiting, removed } = account;
  const rejected = Object.values(account.rejected).reduce((sum, count) => sum + count, 0);
  const items = { fileName, dataset, crs, read, inserted, updated, unchanged, rejected, waiting, removed };
  const reasons = Object.entries(account.rejected).map(([code, count]): Cell[] => [
    `${words.account.rejected}: ${words.reasons[code] ?? code}`,
    count,
  ]);
  return [...Object.entries(items).map(([name, value]): Cell[] => [words.account[name] ?? name, value]), ...reasons];
}

function problemCells(row: ProblemRow, { reasons }: ImportReportWords): Cell[] {
  const problems = row.problems.map((code) => reasons[code] ?? code).join('; ');
  return [row.position, row.name, row.sourceKey, problems, row.twin, row.longitude, row.latitude];
}
