import { listInspectors, readDuty, setDuty } from '../../application/duty.ts';
import { exportCases } from '../../application/exportCases.ts';
import type { ExportJobs } from '../../application/exportJobs.ts';
import type { Ports } from '../../application/ports.ts';
import {
  changeSavedFilter,
  createSavedFilter,
  listSavedFilters,
  removeSavedFilter,
} from '../../application/savedFilters.ts';
import { listSimilarCases, listSimilarToCase } from '../../application/similarCases.ts';
import type { searchEndpoints } from '../../contract/endpoints/search.ts';
import type { CasePolicy } from '../../domain/case/policy.ts';
import type { Handlers } from '../handlers.ts';

type Dependencies = Ports & {
  readonly exportJobs: ExportJobs;
  readonly readPolicy: (districtCode: string | null) => Promise<CasePolicy>;
};
type SearchHandlers = Pick<Handlers, Exclude<keyof typeof searchEndpoints, 'readExportFile'>>;

/** Binds the endpoints of search and duty to their use cases. */
export function searchHandlers(dependencies: Dependencies): SearchHandlers {
  const use = {
    similarToCase: listSimilarToCase(dependencies),
    similarCases: listSimilarCases(dependencies),
    readDuty: readDuty(dependencies),
    setDuty: setDuty(dependencies),
    listInspectors: listInspectors(dependencies),
    listSavedFilters: listSavedFilters(dependencies),
    createSavedFilter: createSavedFilter(dependencies),
    changeSavedFilter: changeSavedFilter(dependencies),
    removeSavedFilter: removeSavedFilter(dependencies),
    exports: dependencies.exportJobs,
    startExport: exportCases(dependencies, dependencies.exportJobs),
  };
  return {
    listSimilarToCase: ({ actor, parameters }) => use.similarToCase(actor, parameters),
    listSimilarCases: ({ actor, query }) => use.similarCases(actor, query),
    readDuty: ({ actor }) => use.readDuty(actor),
    setDuty: ({ actor, body }) => use.setDuty(actor, body),
    listInspectors: ({ actor, query }) => use.listInspectors(actor, query),
    listSavedFilters: ({ actor }) => use.listSavedFilters(actor),
    createSavedFilter: ({ actor, body }) => use.createSavedFilter(actor, body),
    changeSavedFilter: ({ actor, parameters, body }) => use.changeSavedFilter(actor, parameters.filterId, body),
    removeSavedFilter: ({ actor, parameters }) => use.removeSavedFilter(actor, parameters.filterId),
    listExports: ({ actor }) => use.exports.list(actor),
    startExport: ({ actor, body }) => use.startExport(actor, body),
    readExport: ({ actor, parameters }) => use.exports.read(actor, parameters.exportId),
    cancelExport: ({ actor, parameters }) => use.exports.cancel(actor, parameters.exportId),
  };
}
