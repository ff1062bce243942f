import { type CaseFilter, caseFilterShape, caseOrders } from '@contract/schemas/caseFilter';

/** What a search asks, without what only the map or the panel know. */
export type SearchFilter = Partial<CaseFilter>;
export type FilterName = keyof typeof caseFilterShape;

const names = Object.keys(caseFilterShape) as FilterName[];

/** The filter that an address holds; a value that is none is left out, so that an old link still finds something. */
export function filterFromAddress(parameters: URLSearchParams): SearchFilter {
  const entries = names.flatMap((name) => {
    const values = parameters.getAll(name).filter((value) => value !== '');
    if (values.length === 0) return [];
    const result = caseFilterShape[name].safeParse(values.length === 1 ? values[0] : values);
    return result.success && result.data !== undefined ? [[name, result.data] as const] : [];
  });
  const order = caseOrders.find((each) => each === parameters.get('order'));
  return { ...Object.fromEntries(entries), ...(order && order !== 'newest' ? { order } : {}) } as SearchFilter;
}

/** Writes a filter into an address in place of the one it holds; everything else there stays. */
export function withFilter(parameters: URLSearchParams, filter: SearchFilter): URLSearchParams {
  const after = new URLSearchParams(parameters);
  for (const name of [...names, 'order' as const]) {
    after.delete(name);
    const value = filter[name];
    if (value === undefined || value === '' || (name === 'order' && value === 'newest')) continue;
    for (const item of Array.isArray(value) ? value : [value]) after.append(name, String(item));
  }
  return after;
}

/** A filter with some values replaced; null, an empty text and an empty list take one out. */
export function changed(
  filter: SearchFilter,
  changes: { readonly [N in keyof SearchFilter]?: SearchFilter[N] | null | undefined },
): SearchFilter {
  const kept = Object.entries({ ...filter, ...changes }).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as SearchFilter;
}

/** Whether two filters ask the same. */
export function isSameFilter(one: SearchFilter, other: SearchFilter): boolean {
  const text = (filter: SearchFilter) => withFilter(new URLSearchParams(), filter).toString();
  return text(one) === text(other);
}
