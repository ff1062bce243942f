import { type TileSource, tileSourceNames } from '../../contract/tiles.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';

type Versions = Readonly<Record<TileSource, string>>;

/** The sources whose rows begin and end by day, and their tables. */
const tablesWithPeriods = {
  areas: 'administrative_areas',
  'unit-grids': 'unit_grids',
  'responsibility-grids': 'responsibility_grids',
  'professional-grids': 'professional_grids',
} as const satisfies Partial<Record<TileSource, string>>;
type SourceWithPeriods = keyof typeof tablesWithPeriods;

interface Asked {
  today: string;
  versions: Partial<Record<string, string>>;
}

/**
 * The present version of each source: the number kept in `layer_versions` (1 where nothing was ever written there) and,
 * where rows have periods, the last day on which one of them began or ended. A change that was entered weeks ahead thus gets
 * its own address at the city's midnight, without anybody writing anything. That day is sought once a day and change.
 */
export function versionReader(database: Database): () => Promise<Versions> {
  let known: { key: string; versions: Versions } | null = null;
  return async () => {
    const asked = await readNumbers(database);
    const key = JSON.stringify(asked);
    if (known?.key !== key) known = { key, versions: await withLastChanges(database, asked) };
    return known.versions;
  };
}

async function readNumbers(database: Database): Promise<Asked> {
  const { rows } = await database.knex.raw<{ rows: Asked[] }>(
    `SELECT ${cityToday}::text AS today,
       (SELECT coalesce(json_object_agg(layer, version::text ORDER BY layer), '{}') FROM layer_versions) AS versions`,
  );
  return rows[0] ?? { today: '', versions: {} };
}

async function withLastChanges(database: Database, { today, versions }: Asked): Promise<Versions> {
  const lastChange = (table: string) => `
    SELECT to_char(greatest(max(valid_from) FILTER (WHERE valid_from <= day), max(valid_to) FILTER (WHERE valid_to <= day)),
      'YYYYMMDD') FROM ${table}`;
  const columns = Object.entries(tablesWithPeriods).map(([source, table]) => `(${lastChange(table)}) AS "${source}"`);
  const { rows } = await database.knex.raw<{ rows: Record<SourceWithPeriods, string | null>[] }>(
    `SELECT ${columns.join(', ')} FROM (SELECT ?::date AS day) AS asked`,
    [today],
  );
  const changes: Partial<Record<TileSource, string | null>> = rows[0] ?? {};
  const version = (source: TileSource) =>
    [versions[source] ?? '1', changes[source]].filter((part) => part != null).join('.');
  return Object.fromEntries(tileSourceNames.map((source) => [source, version(source)])) as Record<TileSource, string>;
}
