import { type ComponentFilter, componentFilterShape } from '@contract/schemas/inventory';

export type InventoryFilter = Partial<Omit<ComponentFilter, 'districtCode'>>;
type FilterName = keyof typeof componentFilterShape;

const names = Object.keys(componentFilterShape) as FilterName[];

/** The filter that an address holds; a value that is none is left out, so that an old link still finds something. */
export function filterFromAddress(parameters: URLSearchParams): InventoryFilter {
  const entries = names.flatMap((name) => {
    const values = parameters.getAll(name).filter((value) => value !== '');
    if (values.length === 0) return [];
    const result = componentFilterShape[name].safeParse(values.length === 1 ? values[0] : values);
    return result.success && result.data !== undefined ? [[name, result.data] as const] : [];
  });
  return Object.fromEntries(entries) as InventoryFilter;
}

type Changes = { readonly [N in keyof InventoryFilter]?: InventoryFilter[N] | null | undefined };

/** An address with some values of its filter replaced; null, an empty text and an empty list take one out. */
export function withFilter(parameters: URLSearchParams, changes: Changes): URLSearchParams {
  const after = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    after.delete(name);
    const items = value === null || value === undefined || value === '' ? [] : [value].flat();
    for (const item of items) after.append(name, String(item));
  }
  return after;
}

/** An address without any filter; district and camera stay. */
export function withoutFilter(parameters: URLSearchParams): URLSearchParams {
  return withFilter(parameters, Object.fromEntries(names.map((name) => [name, null])));
}
