import { DraftRuns } from '../../application/division/draftRuns.ts';
import {
  cancelDraft,
  listDrafts,
  listPresentGrids,
  publishDraft,
  readDraft,
  removeDraft,
} from '../../application/division/drafts.ts';
import { startDraft } from '../../application/division/startDraft.ts';
import type { Ports } from '../../application/ports.ts';
import type { divisionEndpoints } from '../../contract/endpoints/division.ts';
import type { Handlers } from '../handlers.ts';

/** Binds the endpoints of drafted responsibility grids to their use cases. */
export function divisionHandlers(ports: Ports): Pick<Handlers, keyof typeof divisionEndpoints> {
  const dependencies = { ...ports, runs: new DraftRuns() };
  const use = {
    list: listDrafts(dependencies),
    listPresent: listPresentGrids(dependencies),
    start: startDraft(dependencies),
    read: readDraft(dependencies),
    cancel: cancelDraft(dependencies),
    remove: removeDraft(dependencies),
    publish: publishDraft(dependencies),
  };
  return {
    listGridDrafts: ({ actor, query }) => use.list(actor, query.districtCode),
    listPresentGrids: ({ actor, query }) => use.listPresent(actor, query.districtCode),
    startGridDraft: ({ actor, body }) => use.start(actor, body),
    readGridDraft: ({ actor, parameters }) => use.read(actor, parameters),
    cancelGridDraft: ({ actor, parameters }) => use.cancel(actor, parameters),
    removeGridDraft: ({ actor, parameters }) => use.remove(actor, parameters),
    publishGridDraft: ({ actor, parameters, body }) => use.publish(actor, parameters, body),
  };
}
