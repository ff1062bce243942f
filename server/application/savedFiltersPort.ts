import type { CaseFilter } from '../contract/schemas/caseFilter.ts';
import type { SavedFilter } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';

/** Filters that people keep under a name. */
export interface SavedFiltersPort {
  /** The person's own, and those that colleagues of the same post and district share, by name. */
  list(actor: Actor): Promise<readonly SavedFilter[]>;
  /** Null when the person already keeps as many as allowed. */
  create(
    owner: Actor,
    filter: { id: string; name: string; query: CaseFilter; isShared: boolean; at: Date; most: number },
  ): Promise<SavedFilter | null>;
  /** Changes what is given of an own filter; null when the person has none of that id. */
  change(
    owner: Actor,
    id: string,
    changes: { name?: string | undefined; query?: CaseFilter | undefined; isShared?: boolean | undefined },
    at: Date,
  ): Promise<SavedFilter | null>;
  /** Whether there was one to remove. */
  remove(owner: Actor, id: string): Promise<boolean>;
}
