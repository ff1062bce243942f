import type { OutputOf, QueryOf } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type ListCases = (actor: Actor, query: QueryOf<'listCases'>) => Promise<OutputOf<'listCases'> | Refusal>;

/** Lists the cases that the actor may see. Asking for another district or unit is refused, not silently narrowed. */
export function listCases({ cases, clock }: Pick<Ports, 'cases' | 'clock'>): ListCases {
  return async (actor, query) => {
    const district = query.districtCode ?? (query.gridCode ? query.gridCode.slice(0, 6) : undefined);
    if (district && actor.districtCode !== null && district !== actor.districtCode) {
      return refuse('not-your-district', { districtCode: district });
    }
    if (query.unitCode && actor.unitCode !== null && query.unitCode !== actor.unitCode) {
      return refuse('not-your-unit', { unitCode: query.unitCode });
    }
    return cases.list(query, actor, clock.now());
  };
}
