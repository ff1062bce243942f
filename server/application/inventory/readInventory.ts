import type { OutputOf, ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import { type Actor, caseScope } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { editionsOfPeriod } from '../editionsOfPeriod.ts';
import type { Ports } from '../ports.ts';

type Inventory = Pick<Ports, 'inventory'>;

/** The refusal for somebody of another district, or null. */
export function districtObjection(actor: Actor, districtCode: string): Refusal | null {
  const isOwn = actor.districtCode === null || actor.districtCode === districtCode;
  return isOwn ? null : refuse('not-your-district', { districtCode });
}

/** A page of a district's components. */
export function listComponents({ inventory }: Inventory) {
  return async (actor: Actor, query: QueryOf<'listComponents'>): Promise<OutputOf<'listComponents'> | Refusal> =>
    districtObjection(actor, query.districtCode) ?? inventory.list(query);
}

/** One component with everything that is known of it. */
export function readComponent({ inventory }: Inventory) {
  return async (actor: Actor, key: ParametersOf<'readComponent'>): Promise<OutputOf<'readComponent'> | Refusal> =>
    districtObjection(actor, key.districtCode) ??
    (await inventory.read(key.districtCode, key.code, caseScope(actor))) ??
    refuse('not-found', { code: key.code });
}

/** What a district has today, counted by the grids of today. */
export function readInventoryStatistics({
  inventory,
  spatial,
  division,
}: Pick<Ports, 'inventory' | 'spatial' | 'division'>) {
  return async (
    actor: Actor,
    query: QueryOf<'readInventoryStatistics'>,
  ): Promise<OutputOf<'readInventoryStatistics'> | Refusal> => {
    const objection = districtObjection(actor, query.districtCode);
    if (objection) return objection;
    const today = await division.readToday();
    const [statistics, editions] = await Promise.all([
      inventory.statistics(query),
      editionsOfPeriod({ spatial }, query.districtCode, today, today),
    ]);
    return { ...statistics, editions };
  };
}
