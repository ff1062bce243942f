import type { BodyOf } from '../../contract/endpoints.ts';
import type { ExportJob } from '../../contract/schemas/search.ts';
import { type Actor, may } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { ExportJobs, ExportOrder } from '../exportJobs.ts';
import type { ComponentExportRow } from '../exportPorts.ts';
import type { Ports } from '../ports.ts';
import { districtObjection } from './readInventory.ts';

/** Writes the components of a filter to a file; who takes them away must also be allowed to see them. */
export function exportComponents(
  { componentRows, exportFiles }: Pick<Ports, 'componentRows' | 'exportFiles'>,
  jobs: ExportJobs,
) {
  return async (
    actor: Actor,
    { format, srid, query }: BodyOf<'startComponentExport'>,
  ): Promise<ExportJob | Refusal> => {
    if (!may(actor, 'inventory.read')) return refuse('permission-denied', { permission: 'inventory.read' });
    const objection = districtObjection(actor, query.districtCode);
    if (objection) return objection;
    const order: ExportOrder<ComponentExportRow, string> = {
      subject: 'components',
      format,
      count: (most) => componentRows.count(query, most),
      open: (id) => exportFiles.createComponents(id, format, srid),
      page: (after, limit) => componentRows.page({ filter: query, srid, after, limit }),
    };
    return jobs.start(actor, order);
  };
}
