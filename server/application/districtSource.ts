import type { Clock } from './ports.ts';

/** How long a change made by another process may go unnoticed by this one. */
const FRESH_MILLISECONDS = 60_000;

/** Reads what holds in a district (null = where no district's own holds); `invalidate` makes a change apply at once. */
export interface DistrictSource<T> {
  (districtCode?: string | null): Promise<T>;
  invalidate(): void;
}

/** Keeps what `read` gave for each district for a while. A failed reading is not kept. */
export function districtSource<T>(clock: Clock, read: (districtCode: string | null) => Promise<T>): DistrictSource<T> {
  const kept = new Map<string | null, { value: Promise<T>; until: number }>();
  const source = (districtCode: string | null = null): Promise<T> => {
    const now = clock.now().getTime();
    const known = kept.get(districtCode);
    if (known && now < known.until) return known.value;
    const value = read(districtCode);
    const entry = { value, until: now + FRESH_MILLISECONDS };
    kept.set(districtCode, entry);
    value.catch(() => kept.get(districtCode) === entry && kept.delete(districtCode));
    return value;
  };
  return Object.assign(source, { invalidate: () => kept.clear() });
}
