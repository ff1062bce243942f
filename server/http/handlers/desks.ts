import { listUnitLoads } from '../../application/listUnitLoads.ts';
import type { Ports } from '../../application/ports.ts';
import { previewRequest } from '../../application/previewRequest.ts';
import type { deskEndpoints } from '../../contract/endpoints/desks.ts';
import type { Handlers } from '../handlers.ts';

type Dependencies = Ports & Parameters<typeof previewRequest>[0];

/** What the desks ask before a command is given. */
export function deskHandlers(dependencies: Dependencies): Pick<Handlers, keyof typeof deskEndpoints> {
  const use = { listUnitLoads: listUnitLoads(dependencies), previewRequest: previewRequest(dependencies) };
  return {
    listUnitLoads: ({ actor, query }) => use.listUnitLoads(actor, query),
    previewRequest: ({ actor, parameters, query }) => use.previewRequest(actor, { ...parameters, ...query }),
  };
}
