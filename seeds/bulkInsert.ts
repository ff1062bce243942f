import type { Knex } from 'knex';

/** Column → SQL type of its value in JSON; geometry may be given as EWKT text or as a GeoJSON object. */
export type ColumnTypes = Readonly<Record<string, string>>;
export type Row = Readonly<Record<string, unknown>>;

/** Rows per statement: large enough to hide the round trip, small enough for the embedded database's memory. */
const BATCH_ROWS = 5_000;

/**
 * Inserts many rows with one statement per batch, all values in one JSON parameter. Rows are objects keyed by column;
 * a missing or null value becomes NULL. `expressions` replaces `row."column"` for columns that need a conversion.
 */
export async function bulkInsert(
  knex: Knex,
  table: string,
  types: ColumnTypes,
  rows: readonly Row[],
  expressions: Readonly<Record<string, string>> = {},
): Promise<void> {
  const columns = Object.keys(types);
  const values = columns.map((column) => expressions[column] ?? `r.${column}`);
  const record = columns.map((column) => `${column} ${types[column]}`);
  const statement = `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${values.join(', ')} FROM jsonb_to_recordset(?::jsonb) AS r(${record.join(', ')})`;
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    await knex.raw(statement, [JSON.stringify(rows.slice(start, start + BATCH_ROWS))]);
  }
}
