import type { Knex } from 'knex';
import { activityColumns, caseColumns } from '../../server/database/cases/caseRow.ts';
import type { Activity, CaseFile } from '../../server/domain/case/caseFile.ts';
import { withoutIndexes } from '../bulkLoad.ts';
import type { History } from './simulate.ts';

const BATCH_ROWS = 5_000;

/** Writes cases, activities and counters in the form in which the product writes each of them. */
export async function storeHistory(knex: Knex.Transaction, { cases, activities, counters }: History): Promise<void> {
  const load = async (): Promise<void> => {
    await insertJson(knex, 'cases', caseColumns, cases, caseToJson);
    await insertJson(knex, 'activities', activityColumns, activities, activityJson);
  };
  // What is searched for is kept by a trigger of `cases`, so its table grows in the same load.
  await withoutIndexes(knex, 'case_search', () =>
    withoutIndexes(knex, 'activities', () => withoutIndexes(knex, 'cases', load)),
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

/**
 * The same JSON as the product's, with the names of the columns worked out once instead of for each of 200,000 rows, and
 * without what is null: the database takes a missing value for that.
 */
function jsonOf<T extends object>(columns: readonly string[]): (item: T) => string {
  const fields = columns.map(
    (column) => [column, column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof T] as const,
  );
  return (item) => {
    const row: Record<string, unknown> = {};
    for (const [column, field] of fields) if (item[field] !== null) row[column] = item[field];
    return JSON.stringify(row);
  };
}

const activityJson = jsonOf<Activity>(activityColumns);
const caseJson = jsonOf<Omit<CaseFile, 'location'> & { location: string }>(caseColumns);

function caseToJson(caseFile: CaseFile): string {
  const { longitude, latitude } = caseFile.location;
  return caseJson({ ...caseFile, location: `SRID=4326;POINT(${longitude} ${latitude})` });
}
