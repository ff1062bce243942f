import type { TileChange, TileChanges } from '../../application/tileChanges.ts';
import type { TileSource } from '../../contract/tiles.ts';
import type { MercatorBox } from '../../domain/mercator.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';
import { dayNumber, isWithPeriods, lastChangeDay, tablesWithPeriods } from './tablesWithPeriods.ts';

/** Days so far back are looked at; a tile that is older is made anew. */
const REMEMBERED_DAYS = 60;
/** More places than this are not told one by one. */
const MOST_PLACES = 2000;

interface NumberedRow {
  present: number;
  number: number | null;
  box: MercatorBox | null;
}

interface DatedRow {
  day: string;
  box: MercatorBox;
}

/** Numbered changes, the newest first. A number without a row was given by something that did not say where. */
const numbered = `
  SELECT v.version::int AS present, c.version::int AS number,
    CASE WHEN west IS NOT NULL THEN ARRAY[west, south, east, north] END AS box
  FROM layer_versions v LEFT JOIN layer_changes c USING (layer) WHERE layer = $1 ORDER BY c.version DESC`;

const firstDay = `(${cityToday} - ${REMEMBERED_DAYS})`;

/** Where rows of a table began or ended of late, by day and subdistrict, the newest first. */
const dated = (table: string) => `
  SELECT to_char(day, 'YYYYMMDD') AS day,
    ARRAY[ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)] AS box
  FROM (
    SELECT day, ST_Extent(boundary_mercator) AS extent
    FROM (
      SELECT valid_from AS day, code, boundary_mercator FROM ${table}
      WHERE ${dayNumber('valid_from')} > ${dayNumber(firstDay)} AND ${dayNumber('valid_from')} <= ${dayNumber(cityToday)}
      UNION ALL
      SELECT valid_to, code, boundary_mercator FROM ${table}
      WHERE valid_to > ${firstDay} AND valid_to <= ${cityToday} AND valid_to < 'infinity'
    ) AS changed GROUP BY day, left(code, 9)
  ) AS placed ORDER BY day DESC LIMIT ${MOST_PLACES + 1}`;

/** Where a source changed of late, and after which version that is all. */
export async function readChanges(database: Database, source: TileSource): Promise<TileChanges> {
  const [byNumber, byDay] = await Promise.all([
    changesByNumber(database, source),
    isWithPeriods(source) ? changesByDay(database, tablesWithPeriods[source]) : { after: '', changes: [] },
  ]);
  return {
    completeAfter: { number: byNumber.after, day: byDay.after },
    changes: [...byNumber.changes, ...byDay.changes],
  };
}

async function changesByNumber(
  database: Database,
  source: TileSource,
): Promise<{ after: number; changes: TileChange[] }> {
  const rows = await runStatement<NumberedRow>(database, { text: numbered }, [source]);
  const present = rows[0]?.present ?? 1;
  const changes: TileChange[] = [];
  for (const { number, box } of rows) {
    if (number === null || number !== present - changes.length) break;
    changes.push({ since: { number }, box });
  }
  return { after: present - changes.length, changes };
}

async function changesByDay(database: Database, table: string): Promise<{ after: string; changes: TileChange[] }> {
  const rows = await runStatement<DatedRow>(database, { text: dated(table) }, []);
  if (rows.length > MOST_PLACES) return { after: rows[0]?.day ?? '', changes: [] };
  const earlier = { text: `SELECT ${lastChangeDay(table, firstDay)} AS day` };
  const [last] = await runStatement<{ day: string | null }>(database, earlier, []);
  return { after: last?.day ?? '', changes: rows.map(({ day, box }) => ({ since: { day }, box })) };
}
