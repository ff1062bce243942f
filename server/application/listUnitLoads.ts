import type { OutputOf, QueryOf } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type ListUnitLoads = (actor: Actor, query: QueryOf<'listUnitLoads'>) => Promise<OutputOf<'listUnitLoads'> | Refusal>;

/** The units of the districts one may see, with what they have in work. */
export function listUnitLoads({ dispatch }: Pick<Ports, 'dispatch'>): ListUnitLoads {
  return async (actor, { districtCode }) => {
    if (actor.districtCode !== null && districtCode !== undefined && districtCode !== actor.districtCode) {
      return refuse('not-your-district');
    }
    const units = await dispatch.listUnitFacts(districtCode ?? actor.districtCode);
    return { items: units.map((unit) => ({ ...unit, trades: [...unit.trades] })) };
  };
}
