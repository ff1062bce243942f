import type { InventoryPort } from '../../application/inventory/inventoryPort.ts';
import type { QueryOf } from '../../contract/endpoints.ts';
import type { ComponentSummary } from '../../contract/schemas/inventory.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { componentConditions } from './componentConditions.ts';

/** Counting stops here: a list longer than this is "more than", not a number that costs a full scan. */
const COUNT_LIMIT = 10_000;

/** Lists components in the order of their codes, one page in one round trip. */
export function listComponentsFrom(database: Database): InventoryPort['list'] {
  return async (query) => {
    const { count, page, values } = componentListTexts(query);
    const text = `SELECT (${count}) AS total, (SELECT coalesce(jsonb_agg(to_jsonb(page)), '[]') FROM (${page}) page) AS rows`;
    const [answer] = await runStatement<{ total: number; rows: ComponentSummary[] }>(database, { text }, values);
    const rows = answer?.rows ?? [];
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last?.code ?? null, total: answer?.total ?? 0 };
  };
}

/** The two questions of a list: how many there are, at most, and one page of them with one more to tell whether it ends. */
export function componentListTexts(query: QueryOf<'listComponents'>): {
  count: string;
  page: string;
  values: unknown[];
} {
  const { where, values } = componentConditions(query);
  const counted = where.join(' AND ');
  const count = `SELECT count(*)::int FROM (SELECT FROM components c WHERE ${counted} LIMIT ${COUNT_LIMIT}) counted`;
  const after = query.cursor ? ` AND c.code > $${values.push(query.cursor)}` : '';
  // The rows of the page first, their names after: a join must not lead the plan away from the page's index.
  const page = `
    SELECT c.district_code AS "districtCode", c.code, c.version, c.category_id AS "categoryId", g.name AS "categoryName", c.name, c.state,
      c.unit_grid_code AS "unitGridCode", u.name AS "maintainerName", c.changed_on::text AS "changedOn",
      jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)) AS location
    FROM (SELECT c.* FROM components c WHERE ${counted}${after} ORDER BY c.code LIMIT ${query.limit + 1}) c
    JOIN categories g ON g.id = c.category_id LEFT JOIN disposal_units u ON u.code = c.maintainer_code
    ORDER BY c.code`;
  return { count, page, values };
}
