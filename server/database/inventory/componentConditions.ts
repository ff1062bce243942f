import type { ComponentFilter } from '../../contract/schemas/inventory.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';

/** Conditions on components `c` and the values of their parameters. */
export interface ComponentConditions {
  readonly where: string[];
  readonly values: unknown[];
}

/** What a filter asks, so that each part of it can be answered by an index in the order of the codes. */
export function componentConditions(filter: ComponentFilter): ComponentConditions {
  const values: unknown[] = [filter.districtCode];
  const where = ['c.district_code = $1'];
  const give = (value: unknown): string => `$${values.push(value)}`;
  if (filter.categoryId) where.push(`c.category_id = ANY (${give(filter.categoryId)}::text[])`);
  if (filter.state) where.push(`c.state = ANY (${give(filter.state)}::text[])`);
  if (filter.maintainerCode) where.push(`c.maintainer_code = ${give(filter.maintainerCode)}`);
  if (filter.gridCode) where.push(`(${filter.gridCode.map((code) => gridCondition(code, give)).join(' OR ')})`);
  for (const word of (filter.text ?? '').split(/\s+/).filter(Boolean)) where.push(wordCondition(word, give));
  return { where, values };
}

/** A unit grid, all grids of a responsibility grid, or all whose code begins so; digits sort alike in every collation. */
function gridCondition(code: string, give: (value: unknown) => string): string {
  if (code.length === 6) return `c.district_code = ${give(code)}`;
  if (/^\d{15}$/.test(code)) return `c.unit_grid_code = ${give(code)}`;
  if (/^\d+$/.test(code)) {
    return `c.unit_grid_code BETWEEN ${give(code.padEnd(15, '0'))} AND ${give(code.padEnd(15, '9'))}`;
  }
  // As an array that is made first: joined, it would be compared with every component of the district.
  return `c.unit_grid_code = ANY (ARRAY(SELECT m.unit_grid_code FROM responsibility_grid_members m
    WHERE m.district_code = $1 AND m.responsibility_grid_code = ${give(code)}
      AND m.valid_from <= ${cityToday} AND ${cityToday} < m.valid_to))`;
}

/** Six digits and more begin a code; anything else stands in the name. */
function wordCondition(word: string, give: (value: unknown) => string): string {
  if (/^\d{6,16}$/.test(word)) return `c.code BETWEEN ${give(word.padEnd(16, '0'))} AND ${give(word.padEnd(16, '9'))}`;
  const text = give(word);
  return `search_tokens(search_text(c.name)) @> search_query_tokens(search_text(${text}::text))
    AND strpos(search_text(c.name), search_text(${text}::text)) > 0`;
}
