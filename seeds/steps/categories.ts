import type { Knex } from 'knex';
import { z } from 'zod';
import { type AreaClass, areaClasses } from '../../server/domain/grid/codes.ts';
import { type LimitUnit, limitUnits } from '../../server/domain/time-limit/units.ts';
import { bulkInsert } from '../bulkInsert.ts';
import { columns } from '../columns.ts';
import { readCsv } from '../files.ts';
import { VALID_FROM } from '../step.ts';

const empty = z.literal('').transform(() => null);
const category = z.object({
  id: z.string(),
  edition: z.string(),
  kind: z.enum(['component', 'event']),
  code: z.string().regex(/^\d{4}$/),
  major_name: z.string().min(1),
  name: z.string().min(1),
  english_name: z.string().min(1),
  professional_kind: empty.or(z.enum(['water', 'greening', 'municipal', 'underground'])),
  trade: empty.or(z.string()),
  is_reportable: z.enum(['true', 'false']).transform((value) => value === 'true'),
});

const condition = z.object({
  category_id: z.string(),
  number: z.coerce.number().int().positive(),
  filing_text: z.string().min(1),
  closing_text: z.string().min(1),
  limit_value: z.coerce.number().positive(),
  limit_unit: z.enum(limitUnits),
});

export const readCategories = () => readCsv('seeds/data/categories.csv', category);
export const readConditions = () => readCsv('seeds/data/filing-conditions.csv', condition);

export async function seedCategories(knex: Knex): Promise<void> {
  const rows = readCategories().map((row) => ({ ...row, valid_from: VALID_FROM }));
  await bulkInsert(knex, 'categories', columns.categories, rows);
}

/** Conditions with their limits. The file holds class A; B and C are derived, sample data like the figures themselves. */
export async function seedFilingConditions(knex: Knex): Promise<void> {
  const conditions = readConditions().map((row) => ({ ...row, id: `${row.category_id}-${row.number}` }));
  const rows = conditions.map((row) => ({ ...row, valid_from: VALID_FROM }));
  await bulkInsert(knex, 'filing_conditions', columns.filingConditions, rows);
  const limits = conditions.flatMap((row) =>
    areaClasses.map((areaClass) => {
      const limit = limitOf(row.limit_value, row.limit_unit, areaClass);
      return { filing_condition_id: row.id, area_class: areaClass, limit_value: limit, limit_unit: row.limit_unit };
    }),
  );
  await bulkInsert(knex, 'time_limits', columns.timeLimits, limits);
}

const factors: Readonly<Record<AreaClass, number>> = { A: 1, B: 1.5, C: 2 };

/** Hours round to halves, days to whole days upwards; an area class never has a shorter limit than the one before. */
export function limitOf(value: number, unit: LimitUnit, areaClass: AreaClass): number {
  const exact = value * factors[areaClass];
  return unit.endsWith('hour') ? Math.round(exact * 2) / 2 : Math.ceil(exact);
}
