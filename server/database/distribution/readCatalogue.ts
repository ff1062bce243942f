import type { Knex } from 'knex';
import type { Reference, TableCatalogue } from './plan.ts';

/** The tables of the schema by name, with every foreign key between them. */
export async function readCatalogue(knex: Knex): Promise<TableCatalogue> {
  const tables = await knex.raw<{ rows: { name: string }[] }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const references = await knex.raw<{ rows: Reference[] }>(
    `SELECT DISTINCT conrelid::regclass::text AS table, confrelid::regclass::text AS target FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return { tables: tables.rows.map(({ name }) => name), references: references.rows };
}
