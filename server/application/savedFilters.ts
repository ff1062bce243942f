import type { BodyOf, OutputOf } from '../contract/endpoints.ts';
import type { SavedFilter } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { filterObjection } from './listCases.ts';
import type { Ports } from './ports.ts';

/** A side list longer than this is no help; the bound keeps a broken client from filling the table. */
const MOST_FILTERS = 100;

type Dependencies = Pick<Ports, 'savedFilters' | 'credentials' | 'clock'>;

/** The filters a person can choose from. */
export function listSavedFilters({ savedFilters }: Dependencies) {
  return async (actor: Actor): Promise<OutputOf<'listSavedFilters'>> => ({
    items: [...(await savedFilters.list(actor))],
  });
}

/** Keeps a filter under a name. */
export function createSavedFilter({ savedFilters, credentials, clock }: Dependencies) {
  return async (actor: Actor, body: BodyOf<'createSavedFilter'>): Promise<SavedFilter | Refusal> => {
    // A machine has no desk to come back to.
    if (actor.kind !== 'person') return refuse('permission-denied', { permission: 'case.read' });
    const objection = filterObjection(actor, body.query);
    if (objection) return objection;
    const filter = { ...body, id: credentials.newId(), at: clock.now(), most: MOST_FILTERS };
    return (await savedFilters.create(actor, filter)) ?? refuse('too-many-filters', { most: MOST_FILTERS });
  };
}

/** Renames an own filter, shares it or keeps it to oneself, or replaces what it asks. */
export function changeSavedFilter({ savedFilters, clock }: Dependencies) {
  return async (actor: Actor, id: string, body: BodyOf<'changeSavedFilter'>): Promise<SavedFilter | Refusal> => {
    const objection = body.query ? filterObjection(actor, body.query) : null;
    if (objection) return objection;
    return (await savedFilters.change(actor, id, body, clock.now())) ?? refuse('not-found', { filterId: id });
  };
}

/** Removes an own filter. */
export function removeSavedFilter({ savedFilters }: Dependencies) {
  return async (actor: Actor, id: string): Promise<OutputOf<'removeSavedFilter'> | Refusal> =>
    (await savedFilters.remove(actor, id)) ? { isRemoved: true } : refuse('not-found', { filterId: id });
}
