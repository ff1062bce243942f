import type { Ports } from '../../application/ports.ts';
import { createUnitGridDraft } from '../../application/unit-grid-drafts/createUnitGridDraft.ts';
import {
  cancelUnitGridDivision,
  listUnitGridDivisions,
  RunningDivisions,
} from '../../application/unit-grid-drafts/runningDivisions.ts';
import {
  listUnitGridDrafts,
  publishUnitGridDraft,
  readUnitGridDraft,
  removeUnitGridDraft,
  saveUnitGridDraft,
} from '../../application/unit-grid-drafts/unitGridDrafts.ts';
import type { unitGridDraftEndpoints } from '../../contract/endpoints/unitGridDrafts.ts';
import type { Handlers } from '../handlers.ts';

/** Drafts of unit grids: begin, edit, publish. */
export function unitGridDraftHandlers(ports: Ports): Pick<Handlers, keyof typeof unitGridDraftEndpoints> {
  const runs = new RunningDivisions();
  const use = {
    list: listUnitGridDrafts(ports),
    create: createUnitGridDraft({ ...ports, runs }),
    listDivisions: listUnitGridDivisions(runs),
    cancelDivision: cancelUnitGridDivision(runs),
    read: readUnitGridDraft(ports),
    save: saveUnitGridDraft(ports),
    publish: publishUnitGridDraft(ports),
    remove: removeUnitGridDraft(ports),
  };
  return {
    listUnitGridDrafts: ({ actor }) => use.list(actor),
    createUnitGridDraft: ({ actor, body }) => use.create(actor, body),
    listUnitGridDivisions: ({ actor }) => use.listDivisions(actor),
    cancelUnitGridDivision: ({ actor, parameters }) => use.cancelDivision(actor, parameters),
    readUnitGridDraft: ({ actor, parameters }) => use.read(actor, parameters),
    saveUnitGridDraft: ({ actor, parameters, body }) => use.save(actor, parameters, body),
    publishUnitGridDraft: ({ actor, parameters, body }) => use.publish(actor, parameters, body),
    removeUnitGridDraft: ({ actor, parameters, body }) => use.remove(actor, parameters, body),
  };
}
