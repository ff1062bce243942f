import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { ImportPort, ImportReportPort, ProblemRow, RunKey } from './ports.ts';

const PAGE_ROWS = 5000;

/** The quality report of an import as a spreadsheet, with every problem and not only the first ones. */
export async function readImportReport(
  { imports, importReports }: { readonly imports: ImportPort; readonly importReports: ImportReportPort },
  actor: Actor,
  run: RunKey,
  language: ExportLanguage,
) {
  const isOwn = actor.districtCode === null || actor.districtCode === run.districtCode;
  if (!isOwn) return refuse('not-your-district', { districtCode: run.districtCode }) satisfies Refusal;
  const account = await imports.account(run);
  if (!account) return refuse('not-found', { runId: run.runId });
  if (account.state === 'staging' || !account.hasRows) return refuse('import-not-ready', { runId: run.runId });
  const bytes = await importReports.open(account, problemPages(imports, run), language);
  return { fileName: account.fileName, bytes };
}

async function* problemPages(imports: ImportPort, run: RunKey): AsyncGenerator<readonly ProblemRow[]> {
  let after = 0;
  while (true) {
    const page = await imports.problemsAfter(run, after, PAGE_ROWS);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) return;
    after = last.position;
  }
}
