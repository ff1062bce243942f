import type { Knex } from 'knex';
import { activityColumns, caseColumns, caseToJson } from '../../server/database/cases/caseRow.ts';
import type { Activity } from '../../server/domain/case/caseFile.ts';
import { withoutIndexes } from '../bulkLoad.ts';
import type { History } from './simulate.ts';

const BATCH_ROWS = 5_000;

/** Writes cases, activities and counters in the form in which the product writes each of them. */
export async function storeHistory(knex: Knex.Transaction, { cases, activities, counters }: History): Promise<void> {
  await withoutIndexes(knex, 'activities', () =>
    withoutIndexes(knex, 'cases', async () => {
      await insertJson(knex, 'cases', caseColumns, cases, caseToJson);
      await insertJson(knex, 'activities', activityColumns, activities, activityToJson);
    }),
  );
  await knex('case_counters').insert(
    counters.map(({ districtCode, day, used }) => ({ district_code: districtCode, day, used })),
  );
}

async function insertJson<T>(
  knex: Knex,
  table: string,
  columns: readonly string[],
  items: readonly T[],
  toJson: (item: T) => string,
): Promise<void> {
  const list = columns.join(', ');
  const statement = `INSERT INTO ${table} (${list})
    SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, ?::jsonb)`;
  for (let start = 0; start < items.length; start += BATCH_ROWS) {
    const batch = items.slice(start, start + BATCH_ROWS).map(toJson);
    await knex.raw(statement, [`[${batch.join(',')}]`]);
  }
}

const activityFields = activityColumns.map(
  (column) => [column, column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] as const,
);

/** The same JSON as the product's, with the names of the columns worked out once instead of for each of 170,000 rows. */
function activityToJson(activity: Activity): string {
  const values: Readonly<Record<string, unknown>> = { ...activity };
  const row: Record<string, unknown> = {};
  for (const [column, field] of activityFields) row[column] = values[field];
  return JSON.stringify(row);
}
