import type { BodyOf } from '../contract/endpoints.ts';
import type { CaseFilter } from '../contract/schemas/caseFilter.ts';
import type { ExportJob } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ExportJobs, ExportOrder } from './exportJobs.ts';
import type { ExportCursor, ExportRow } from './exportPorts.ts';
import { filterObjection } from './listCases.ts';
import type { Ports } from './ports.ts';

/** Writes the cases of a filter to a file. */
export function exportCases(
  { exportRows, exportFiles, clock }: Pick<Ports, 'exportRows' | 'exportFiles' | 'clock'>,
  jobs: ExportJobs,
) {
  return async (actor: Actor, { format, query, language }: BodyOf<'startExport'>): Promise<ExportJob | Refusal> => {
    const objection = filterObjection(actor, query);
    if (objection) return objection;
    const now = clock.now();
    // Rows must not move while the file is written, and only the time of the report never does.
    const filter: CaseFilter = { ...query, order: query.order === 'oldest' ? 'oldest' : 'newest' };
    const order: ExportOrder<ExportRow, ExportCursor> = {
      subject: 'cases',
      format,
      count: (most) => exportRows.count(filter, actor, now, most),
      open: (id) => exportFiles.create(id, format, language),
      page: (after, limit) => exportRows.page({ filter, actor, now, after, limit }),
    };
    return jobs.start(actor, order);
  };
}
