import type { CategoryKind } from '../rules.ts';

/** What the city has that a rule can name: only against this can a rule be judged. */
export interface KnownValues {
  readonly categories: readonly {
    readonly id: string;
    readonly categoryClass: string;
    readonly kind: CategoryKind;
    readonly trade: string | null;
  }[];
  /** Of the areas and grids that were asked for, those that there are. */
  readonly areaCodes: ReadonlySet<string>;
  /** Unit → its district. */
  readonly units: ReadonlyMap<string, string>;
}
