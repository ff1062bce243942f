import type { CategoryDocument, ConditionDocument } from '../../domain/administration/documents.ts';
import type { RunIn as Run } from '../transaction.ts';

const category = `
  INSERT INTO categories (id, edition, kind, code, major_name, name, english_name, professional_kind, trade, is_reportable,
    valid_from, valid_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (now() AT TIME ZONE 'UTC')::date, coalesce($11::date, 'infinity'))
  ON CONFLICT (id) DO UPDATE SET major_name = excluded.major_name, name = excluded.name, english_name = excluded.english_name,
    professional_kind = excluded.professional_kind, trade = excluded.trade, is_reportable = excluded.is_reportable,
    valid_to = excluded.valid_to`;

/** What no longer stands in the document, or stands there in other words, ends; cases filed under it keep it. */
const endConditions = `
  UPDATE filing_conditions f SET valid_to = (now() AT TIME ZONE 'UTC')::date
  WHERE f.category_id = $1 AND f.valid_to = 'infinity' AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset($2::jsonb) AS d (number int, "filingText" text, "closingText" text)
    WHERE d.number = f.number AND d."filingText" = f.filing_text AND d."closingText" = f.closing_text)`;

/** The id of a new condition is the category's with the number, and how often that number has begun anew. */
const beginConditions = `
  INSERT INTO filing_conditions (id, category_id, number, filing_text, closing_text, valid_from)
  SELECT $1 || '-' || d.number || CASE WHEN former.count = 0 THEN '' ELSE '-' || (former.count + 1) END,
    $1, d.number, d."filingText", d."closingText", (now() AT TIME ZONE 'UTC')::date
  FROM jsonb_to_recordset($2::jsonb) AS d (number int, "filingText" text, "closingText" text)
  CROSS JOIN LATERAL (SELECT count(*) FROM filing_conditions f WHERE f.category_id = $1 AND f.number = d.number) former
  WHERE NOT EXISTS (
    SELECT FROM filing_conditions f WHERE f.category_id = $1 AND f.number = d.number AND f.valid_to = 'infinity')`;

/** Limits change in place: a case keeps the limit it was sent with in its own clock. */
const setLimits = `
  INSERT INTO time_limits (filing_condition_id, area_class, limit_value, limit_unit)
  SELECT f.id, l.key, (l.value ->> 'value')::numeric, l.value ->> 'unit'
  FROM jsonb_to_recordset($2::jsonb) AS d (number int, limits jsonb)
  JOIN filing_conditions f ON f.category_id = $1 AND f.number = d.number AND f.valid_to = 'infinity'
  CROSS JOIN LATERAL jsonb_each(d.limits) AS l
  ON CONFLICT (filing_condition_id, area_class) DO UPDATE SET limit_value = excluded.limit_value, limit_unit = excluded.limit_unit`;

/** Writes a category with its conditions. */
export async function writeCategory(run: Run, id: string, document: CategoryDocument): Promise<void> {
  const { edition, kind, code, majorName, name, englishName, professionalKind, trade, isReportable, validTo } =
    document;
  const values = [edition, kind, code, majorName, name, englishName, professionalKind, trade, isReportable, validTo];
  await run(category, [id, ...values]);
  await writeConditions(run, id, document.conditions);
}

async function writeConditions(run: Run, id: string, conditions: readonly ConditionDocument[]): Promise<void> {
  const values = [id, JSON.stringify(conditions)];
  await run(endConditions, values);
  await run(beginConditions, values);
  await run(setLimits, values);
}
