import type { OutputOf, QueryOf } from '../contract/endpoints.ts';
import type { CaseFilter } from '../contract/schemas/caseFilter.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type ListCases = (actor: Actor, query: QueryOf<'listCases'>) => Promise<OutputOf<'listCases'> | Refusal>;

/** Lists the cases that the actor may see. Asking for another district or unit is refused, not silently narrowed. */
export function listCases({ cases, clock }: Pick<Ports, 'cases' | 'clock'>): ListCases {
  return async (actor, query) => filterObjection(actor, query) ?? cases.list(query, actor, clock.now());
}

/** The reason why a person may not ask for what a filter names, or null. */
export function filterObjection(actor: Actor, filter: Omit<CaseFilter, 'order'>): Refusal | null {
  const areas = [...(filter.gridCode ?? []), ...(filter.districtCode ? [filter.districtCode] : [])];
  const foreign = areas.map((code) => code.slice(0, 6)).find((code) => code !== actor.districtCode);
  if (actor.districtCode !== null && foreign) return refuse('not-your-district', { districtCode: foreign });
  const other = filter.unitCode?.find((code) => code !== actor.unitCode);
  if (actor.unitCode !== null && other) return refuse('not-your-unit', { unitCode: other });
  return null;
}
