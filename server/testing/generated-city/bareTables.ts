import type { Knex } from 'knex';

/** What was taken off the tables, as the statements that put it back. */
export interface TakenOff {
  readonly indexes: readonly { readonly name: string; readonly statement: string }[];
  /** In this order: keys first, then what refers to them. */
  readonly constraints: readonly { readonly name: string; readonly statement: string }[];
}

interface Found {
  readonly name: string;
  readonly table: string;
  readonly definition: string;
}

/**
 * Takes indexes, keys and foreign keys off the tables (and the foreign keys of others that point at them), so that loading
 * costs nothing but the rows, as the catalogue has them: whatever the schema's next steps add is treated alike.
 */
export async function takeOff(knex: Knex, tables: readonly string[]): Promise<TakenOff> {
  const list = `(${tables.map((table) => `'${table}'::regclass`).join(', ')})`;
  const rows = async (text: string) => (await knex.raw<{ rows: Found[] }>(text)).rows;
  const foreign = await rows(`
    SELECT conname AS name, conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype = 'f' AND (conrelid IN ${list} OR confrelid IN ${list}) ORDER BY 2, 1`);
  const keys = await rows(`
    SELECT conname AS name, conrelid::regclass::text AS table, CASE contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END AS definition
    FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid IN ${list} ORDER BY 2, 1`);
  const indexes = await rows(`
    SELECT indexrelid::regclass::text AS name, indrelid::regclass::text AS table, pg_get_indexdef(indexrelid) AS definition
    FROM pg_index WHERE indrelid IN ${list} ORDER BY 2, 1`);
  const drop = ({ table, name }: Found) => knex.raw(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  for (const constraint of [...foreign, ...keys]) await drop(constraint);
  const isKey = new Set(keys.map(({ name }) => name));
  for (const { name } of indexes) if (!isKey.has(name)) await knex.raw(`DROP INDEX ${name}`);
  return {
    indexes: indexes.map(({ name, definition }) => ({ name, statement: definition })),
    constraints: [
      ...keys.map(({ name, table, definition }) => ({
        name,
        statement: `ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition} USING INDEX "${name}"`,
      })),
      ...foreign.map(({ name, table, definition }) => ({
        name,
        statement: `ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`,
      })),
    ],
  };
}
