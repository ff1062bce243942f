import type { Knex } from 'knex';
import type { Database } from './connection.ts';

/** A statement with `$1` parameters. A named one is prepared once per connection where the server can hold it. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** What the pool's connections can do; knex does not type its raw connections. */
interface RawConnection {
  query(question: { name?: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

/**
 * Runs one statement on a pooled connection and gives its rows. The embedded database has a single session behind its
 * socket and holds no named statements, so names are dropped there.
 */
export async function runStatement<Row>(
  database: Pick<Database, 'knex' | 'kind'>,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = database.knex.client as Knex.Client;
  const connection = (await client.acquireConnection()) as RawConnection;
  try {
    const isNamed = database.kind === 'server' && statement.name !== undefined;
    const question = { text: statement.text, values, ...(isNamed ? { name: statement.name } : {}) };
    return (await connection.query(question)).rows as Row[];
  } finally {
    client.releaseConnection(connection);
  }
}

/** The name of the unique constraint that an error reports as violated, or null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== '23505') return null;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null;
}
