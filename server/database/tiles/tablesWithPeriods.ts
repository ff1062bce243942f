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

/**
 * SQL of the last day up to the given one on which a row of a table began or ended, YYYYMMDD. Asked as two, so that each is found at
 * the end of an index where a table is large.
 */
export function lastChangeDay(table: string, day: string): string {
  return `to_char(greatest((SELECT max(valid_from) FROM ${table} WHERE valid_from <= ${day}),
    (SELECT max(valid_to) FROM ${table} WHERE valid_to <= ${day} AND valid_to < 'infinity')), 'YYYYMMDD')`;
}
