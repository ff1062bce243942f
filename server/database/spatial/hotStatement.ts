import type { Database } from '../connection.ts';

/** A statement of the hot paths: its own name on the server, `$1 …` parameters, one typed row shape. */
export interface HotStatement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set; it carries the row's type. */
  readonly row?: Row;
}

/** What this module uses of the driver's connection, which Knex hands out untyped. */
interface DriverConnection {
  query<Row>(query: { name?: string; text: string; values: readonly unknown[] }): Promise<{ rows: Row[] }>;
}
interface DriverPool {
  acquireConnection(): Promise<DriverConnection>;
  releaseConnection(connection: DriverConnection): Promise<void>;
}

/**
 * Runs one statement on a pooled connection, past Knex's query building: as a named prepared statement on a server, which
 * saves parsing and, after five calls, planning; unnamed on the embedded database, whose one session is shared by all.
 *
 * The plan stays generic by the statement's shape alone: its parameters enter through a materialised row, so a plan made
 * for the values is estimated no cheaper than the generic one and PostgreSQL keeps the latter (no setting is touched).
 */
export async function runHot<Row>(
  database: Database,
  statement: HotStatement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const pool: DriverPool = database.knex.client;
  const connection = await pool.acquireConnection();
  try {
    const name = database.kind === 'server' ? { name: statement.name } : {};
    const result = await connection.query<Row>({ ...name, text: statement.text, values });
    return result.rows;
  } finally {
    await pool.releaseConnection(connection);
  }
}
