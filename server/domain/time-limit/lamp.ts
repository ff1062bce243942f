export const lamps = ['green', 'yellow', 'red', 'none'] as const;
export type Lamp = (typeof lamps)[number];

/**
 * The lamp of a running limit: green to 80 % of it, yellow to 100 %, red beyond (DOMAIN §5). Epoch milliseconds.
 * Without a due time there is no lamp. A stopped clock keeps the lamp of `now` = the stop.
 */
export function lampAt(now: number, startedAt: number | null, dueAt: number | null): Lamp {
  if (startedAt === null || dueAt === null) return 'none';
  if (now > dueAt) return 'red';
  return now - startedAt > 0.8 * (dueAt - startedAt) ? 'yellow' : 'green';
}
