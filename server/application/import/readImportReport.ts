import type { OutputOf, QueryOf } from '../../contract/endpoints.ts';
import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { ImportAccount, ImportPort, ImportReportPort, ProblemRow, RunKey } from './ports.ts';

const PAGE_ROWS = 5000;

/** The quality report of an import as a spreadsheet, with every problem and not only the first ones. */
export async function readImportReport(
  { imports, importReports }: { readonly imports: ImportPort; readonly importReports: ImportReportPort },
  actor: Actor,
  run: RunKey,
  language: ExportLanguage,
) {
  const account = await accountWithRows(imports, actor, run);
  if (isRefusal(account)) return account;
  const bytes = await importReports.open(account, problemPages(imports, run), language);
  return { fileName: account.fileName, bytes };
}

/** A page of the records that need a look. */
export function listImportProblems({ imports }: { readonly imports: ImportPort }) {
  return async (
    actor: Actor,
    run: RunKey,
    { after, limit }: QueryOf<'listImportProblems'>,
  ): Promise<OutputOf<'listImportProblems'> | Refusal> => {
    const account = await accountWithRows(imports, actor, run);
    if (isRefusal(account)) return account;
    const items = await imports.problemsAfter(run, after, limit);
    const total = await imports.problemCount(run);
    return { items: items.map((row) => ({ ...row, problems: [...row.problems] })), total };
  };
}

/** The account of a run whose records are still there, for those who may see it. */
async function accountWithRows(imports: ImportPort, actor: Actor, run: RunKey): Promise<ImportAccount | Refusal> {
  const isOwn = actor.districtCode === null || actor.districtCode === run.districtCode;
  if (!isOwn) return refuse('not-your-district', { districtCode: run.districtCode });
  const account = await imports.account(run);
  if (!account) return refuse('not-found', { runId: run.runId });
  return account.state === 'staging' || !account.hasRows ? refuse('import-not-ready', { runId: run.runId }) : account;
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
