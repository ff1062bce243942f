import {
  createGridDraft,
  listGridDrafts,
  publishGridDraft,
  readGridDraft,
  removeGridDraft,
  saveGridDraft,
} from '../../application/grid-drafts/gridDrafts.ts';
import type { Ports } from '../../application/ports.ts';
import type { gridDraftEndpoints } from '../../contract/endpoints/gridDrafts.ts';
import type { Handlers } from '../handlers.ts';

/** Drafts of unit grids: begin, edit, publish. */
export function gridDraftHandlers(ports: Ports): Pick<Handlers, keyof typeof gridDraftEndpoints> {
  const use = {
    list: listGridDrafts(ports),
    create: createGridDraft(ports),
    read: readGridDraft(ports),
    save: saveGridDraft(ports),
    publish: publishGridDraft(ports),
    remove: removeGridDraft(ports),
  };
  return {
    listGridDrafts: ({ actor }) => use.list(actor),
    createGridDraft: ({ actor, body }) => use.create(actor, body),
    readGridDraft: ({ actor, parameters }) => use.read(actor, parameters),
    saveGridDraft: ({ actor, parameters, body }) => use.save(actor, parameters, body),
    publishGridDraft: ({ actor, parameters, body }) => use.publish(actor, parameters, body),
    removeGridDraft: ({ actor, parameters, body }) => use.remove(actor, parameters, body),
  };
}
