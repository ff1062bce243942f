import type { ClockTimes } from './clock.ts';

export const lamps = ['green', 'yellow', 'red', 'none'] as const;
export type Lamp = (typeof lamps)[number];

/**
 * The lamp of a clock: green to 80 % of the allowance, yellow to 100 %, red beyond (DOMAIN §5). Without a clock there is
 * no lamp. A clock that stands still keeps the lamp of the moment it stopped.
 */
export function lampAt(now: string, times: ClockTimes | null): Lamp {
  if (times === null) return 'none';
  // Compared as instants: as text, `01:00:00Z` comes after `01:00:00.000Z`.
  const moment = Date.parse(times.pausedAt ?? now);
  if (moment > Date.parse(times.dueAt)) return 'red';
  return moment > Date.parse(times.warnAt) ? 'yellow' : 'green';
}
