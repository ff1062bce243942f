import { importJobs } from '../../application/import/importJobs.ts';
import { listImportProblems } from '../../application/import/readImportReport.ts';
import { surveyUploads } from '../../application/import/surveyUploads.ts';
import type { Ports } from '../../application/ports.ts';
import type { surveyImportEndpoints } from '../../contract/endpoints/surveyImport.ts';
import type { Handlers } from '../handlers.ts';

/** Binds the endpoints of the survey import to their use cases. */
export function surveyImportHandlers(
  ports: Ports,
): Pick<Handlers, Exclude<keyof typeof surveyImportEndpoints, 'uploadSurveyFile' | 'readImportReport'>> {
  const use = { ...importJobs(ports), ...surveyUploads(ports) };
  const listProblems = listImportProblems(ports);
  return {
    listSurveyUploads: ({ actor }) => use.listUploads(actor),
    removeSurveyUpload: ({ actor, parameters }) => use.removeUpload(actor, parameters.fileId),
    inspectSurvey: ({ actor, parameters, body }) => use.inspect(actor, parameters.fileId, body),
    checkSurvey: ({ actor, parameters, body }) => use.check(actor, parameters.fileId, body),
    inspectBaseMap: ({ actor, parameters, body }) => use.inspectBaseMap(actor, parameters.fileId, body),
    checkBaseMap: ({ actor, parameters, body }) => use.checkBaseMap(actor, parameters.fileId, body),
    listImportProblems: ({ actor, parameters, query }) => listProblems(actor, parameters, query),
    listImports: ({ actor, query }) => use.list(actor, query.districtCode),
    readImport: ({ actor, parameters }) => use.read(actor, parameters),
    loadImport: ({ actor, parameters }) => use.load(actor, parameters),
    cancelImport: ({ actor, parameters }) => use.cancel(actor, parameters),
  };
}
