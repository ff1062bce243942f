import { type TileSource, tileSourceNames } from '../../contract/tiles.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';
import { isWithPeriods, lastChangeDay, type SourceWithPeriods, tablesWithPeriods } from './tablesWithPeriods.ts';

type Versions = Readonly<Record<TileSource, string>>;

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
  const [row] = await runStatement<Asked>(database, { name: 'tile numbers', text: numbers }, []);
  return row ?? { today: '', versions: {} };
}

const numbers = `
  SELECT ${cityToday}::text AS today,
    (SELECT coalesce(json_object_agg(layer, version::text ORDER BY layer), '{}') FROM layer_versions) AS versions`;

async function withLastChanges(database: Database, { today, versions }: Asked): Promise<Versions> {
  const columns = Object.entries(tablesWithPeriods).map(
    ([source, table]) => `${lastChangeDay(table, '$1::date')} AS "${source}"`,
  );
  const statement = { name: 'tile days', text: `SELECT ${columns.join(', ')}` };
  const [changes] = await runStatement<Record<SourceWithPeriods, string | null>>(database, statement, [today]);
  const version = (source: TileSource) => {
    const day = isWithPeriods(source) ? (changes?.[source] ?? null) : null;
    return [versions[source] ?? '1', day].filter((part) => part !== null).join('.');
  };
  return Object.fromEntries(tileSourceNames.map((source) => [source, version(source)])) as Record<TileSource, string>;
}
