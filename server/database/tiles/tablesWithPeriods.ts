import type { TileSource } from '../../contract/tiles.ts';

/** The sources whose rows begin and end by day, and their tables. */
export const tablesWithPeriods = {
  areas: 'administrative_areas',
  'unit-grids': 'unit_grids',
  'responsibility-grids': 'responsibility_grids',
  'professional-grids': 'professional_grids',
} as const satisfies Partial<Record<TileSource, string>>;
export type SourceWithPeriods = keyof typeof tablesWithPeriods;

export function isWithPeriods(source: TileSource): source is SourceWithPeriods {
  return source in tablesWithPeriods;
}

/** The number of a day by which `unit_grids_began` finds it (migration 023). */
export const dayNumber = (day: string): string => `(${day} - DATE '2000-01-01')`;

/**
 * SQL of the last day up to the given one on which a row of a table began or ended, YYYYMMDD. Asked as two, so that each is found at
 * the end of an index where a table is large.
 */
export function lastChangeDay(table: string, day: string): string {
  const began = dayNumber('valid_from');
  return `to_char(greatest((SELECT DATE '2000-01-01' + max(${began}) FROM ${table} WHERE ${began} <= ${dayNumber(day)}),
    (SELECT max(valid_to) FROM ${table} WHERE valid_to <= ${day} AND valid_to < 'infinity')), 'YYYYMMDD')`;
}
