import { caseSources } from '../../case/caseFile.ts';
import { appliesToCategory } from '../applies.ts';
import { districtOfArea, isAreaWithin, mayAreasMeet } from '../areaCodes.ts';
import type { DispatchRule } from '../rules.ts';
import { MINUTES_PER_WEEK, minutesOfWeek, momentOfWeek } from '../timeWindow.ts';
import type { SharedCase } from './finding.ts';
import type { KnownValues } from './knownValues.ts';

type Stretch = readonly [number, number];

/** The cases a rule is about, condition by condition; null = all. */
export interface Extent {
  readonly categories: ReadonlySet<string> | null;
  readonly areas: readonly string[] | null;
  readonly professionalKinds: ReadonlySet<string> | null;
  readonly maintainers: ReadonlySet<string> | null;
  readonly owners: ReadonlySet<string> | null;
  readonly sources: ReadonlySet<string> | null;
  readonly minutes: readonly Stretch[] | null;
}

/** Lays a rule's conditions out against what the city has, so that two rules can be compared. */
export function extentOf({ when }: DispatchRule, known: KnownValues): Extent {
  const categories = new Set(
    known.categories.filter((one) => appliesToCategory(when, factsOf(one))).map(({ id }) => id),
  );
  const minutes = when.timeWindow ? minutesOfWeek(when.timeWindow) : null;
  const isWholeWeek = minutes?.length === 1 && minutes[0]?.[1] === MINUTES_PER_WEEK && minutes[0][0] === 0;
  const setOf = (values: readonly string[] | undefined) => (values ? new Set(values) : null);
  const sources = setOf(when.sources);
  return {
    categories: categories.size === known.categories.length ? null : categories,
    areas: when.areaCodes ?? null,
    professionalKinds: setOf(when.professionalKinds),
    maintainers: setOf(when.maintainerCodes),
    owners: setOf(when.ownerCodes),
    sources: sources?.size === caseSources.length ? null : sources,
    minutes: isWholeWeek ? null : minutes,
  };
}

const factsOf = ({ id, categoryClass, kind, trade }: KnownValues['categories'][number]) => ({
  categoryId: id,
  categoryClass,
  categoryKind: kind,
  trade,
});

/** Whether every case of `inner` is surely one of `outer`. */
export function covers(outer: Extent, inner: Extent): boolean {
  return (
    includesAll(outer.categories, inner.categories) &&
    includesAll(outer.professionalKinds, inner.professionalKinds) &&
    includesAll(outer.maintainers, inner.maintainers) &&
    includesAll(outer.owners, inner.owners) &&
    includesAll(outer.sources, inner.sources) &&
    every(outer.areas, inner.areas, isAreaWithin) &&
    every(outer.minutes, inner.minutes, (part, whole) => whole[0] <= part[0] && part[1] <= whole[1])
  );
}

function includesAll(outer: ReadonlySet<string> | null, inner: ReadonlySet<string> | null): boolean {
  return outer === null || (inner !== null && [...inner].every((value) => outer.has(value)));
}

function every<T>(
  outer: readonly T[] | null,
  inner: readonly T[] | null,
  isWithin: (part: T, whole: T) => boolean,
): boolean {
  return outer === null || (inner?.every((part) => outer.some((whole) => isWithin(part, whole))) ?? false);
}

/** The districts that a rule's areas lie in; null = all. */
export function districtsOf({ areas }: Extent): ReadonlySet<string> | null {
  return areas && new Set(areas.map(districtOfArea));
}

/** A case that may belong to both, or null when none can. */
export function sharedCase(one: Extent, other: Extent): SharedCase | null {
  const categoryId = shared(one.categories, other.categories);
  const maintainerCode = shared(one.maintainers, other.maintainers);
  const ownerCode = shared(one.owners, other.owners);
  const source = shared(one.sources, other.sources);
  const areaCodes = sharedAreas(one.areas, other.areas);
  const minute = sharedMinute(one.minutes, other.minutes);
  if (!categoryId || !maintainerCode || !ownerCode || !source || areaCodes === null || minute === null) return null;
  // A case may lie in professional grids of several kinds at once.
  const kinds = [one.professionalKinds, other.professionalKinds].flatMap((set) => [...(set ?? [])].slice(0, 1));
  return {
    categoryId: categoryId.value,
    areaCodes,
    professionalKinds: [...new Set(kinds)],
    maintainerCode: maintainerCode.value,
    ownerCode: ownerCode.value,
    source: source.value,
    filedAt: minute === 'any' ? null : momentOfWeek(minute),
  };
}

/** The first value of both sets; a value of null when neither set is limited; null when they have none in common. */
function shared(
  one: ReadonlySet<string> | null,
  other: ReadonlySet<string> | null,
): { readonly value: string | null } | null {
  if (one === null && other === null) return { value: null };
  const [some, limit] = one === null ? [other, one] : [one, other];
  for (const value of some ?? []) if (limit === null || limit.has(value)) return { value };
  return null;
}

function sharedAreas(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return (one ?? other ?? []).slice(0, 1);
  for (const a of one) {
    const b = other.find((code) => mayAreasMeet(a, code));
    if (b === undefined) continue;
    if (isAreaWithin(a, b)) return [a];
    return isAreaWithin(b, a) ? [b] : [a, b];
  }
  return null;
}

function sharedMinute(one: readonly Stretch[] | null, other: readonly Stretch[] | null): number | 'any' | null {
  if (one === null || other === null) return (one ?? other)?.[0]?.[0] ?? 'any';
  for (const [from, to] of one) {
    const meeting = other.find(([start, end]) => start < to && from < end);
    if (meeting) return Math.max(from, meeting[0]);
  }
  return null;
}
