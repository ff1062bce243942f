import type { Ports } from '../../application/ports.ts';
import type { borderLineEndpoints } from '../../contract/endpoints/borderLines.ts';
import type { Handlers } from '../handlers.ts';

/** What new borders of grids can be drawn along. */
export function borderLineHandlers({ borderLines }: Ports): Pick<Handlers, keyof typeof borderLineEndpoints> {
  return {
    listBorderLines: async ({ query }) => ({ items: [...(await borderLines.around(query.longitude, query.latitude))] }),
  };
}
