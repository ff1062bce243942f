import type { Database } from '../server/database/connection.ts';

export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A database that notes every statement sent to it by `runStatement`, so that a bench repeats exactly what the product asks. */
export function recordStatements(database: Database): { database: Database; recorded: RecordedStatement[] } {
  const recorded: RecordedStatement[] = [];
  const client = database.knex.client;
  const note = (statement: RecordedStatement) => {
    recorded.push(statement);
  };
  const recordingClient = {
    async acquireConnection() {
      const connection = await client.acquireConnection();
      return {
        connection,
        query: (question: RecordedStatement) => {
          note({ text: question.text, values: question.values });
          return connection.query(question);
        },
      };
    },
    releaseConnection: (wrapped: { connection: unknown }) => client.releaseConnection(wrapped.connection),
  };
  const knex = new Proxy(database.knex, {
    get: (target, property) => (property === 'client' ? recordingClient : Reflect.get(target, property)),
  });
  return { database: { ...database, knex }, recorded };
}

/**
 * A recorded statement with its values written into it, as one line for pgbench. Each of the given texts (ids that may
 * occur once only) is replaced by its SQL expression, wherever it stands.
 */
export function inlined({ text, values }: RecordedStatement, replacements: Readonly<Record<string, string>>): string {
  const literals = values.map((value) => literalOf(value, replacements));
  return `${text.replace(/\$(\d+)/g, (_match, index) => literals[Number(index) - 1] ?? 'NULL').replace(/\s+/g, ' ')};`;
}

function literalOf(value: unknown, replacements: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `ARRAY[${value.map((item) => literalOf(item, replacements)).join(', ')}]::text[]`;
  const known = replacements[String(value)];
  if (known !== undefined) return `(${known})::uuid`;
  return Object.entries(replacements).reduce(
    (expression, [id, by]) => (String(value).includes(id) ? `replace(${expression}, '${id}', ${by})` : expression),
    quoted(String(value)),
  );
}

/** Colons are written as escapes: pgbench would take what follows one for the name of a variable. */
function quoted(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
}
