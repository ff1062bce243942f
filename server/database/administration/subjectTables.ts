import type { Subject } from '../../domain/administration/documents.ts';

/** A day as documents say it; `infinity` = null = without end. */
const validTo = (table: string) =>
  `CASE WHEN ${table}.valid_to = 'infinity' THEN NULL ELSE to_char(${table}.valid_to, 'YYYY-MM-DD') END`;

const conditions = `
  SELECT jsonb_agg(jsonb_build_object('number', f.number, 'filingText', f.filing_text, 'closingText', f.closing_text, 'limits', (
      SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
      FROM time_limits t WHERE t.filing_condition_id = f.id)) ORDER BY f.number)
  FROM filing_conditions f WHERE f.category_id = g.id AND f.valid_to = 'infinity'`;

const exceptions = `
  SELECT jsonb_agg(jsonb_build_object('day', to_char(e.day, 'YYYY-MM-DD'), 'isWorking', e.is_working, 'name', e.name) ORDER BY e.day)
  FROM calendar_exceptions e WHERE e.calendar_code = c.code`;

/** A calendar of before there were seven weekdays in each: missing ones are free. */
const weekdays = `jsonb_build_object('1', '[]'::jsonb, '2', '[]'::jsonb, '3', '[]'::jsonb, '4', '[]'::jsonb, '5', '[]'::jsonb,
  '6', '[]'::jsonb, '7', '[]'::jsonb)`;
const ownDistrict = (table: string) => `nullif(${table}.code, 'default')`;

/** How each subject's entries are read: `key`, whose it is, the document, and what it is sorted by. */
export const selects: Readonly<Record<Subject, string>> = {
  category: `
    SELECT g.id AS key, NULL::text AS "districtCode", g.kind || g.code || g.edition AS sort, jsonb_build_object(
      'edition', g.edition, 'kind', g.kind, 'code', g.code, 'majorName', g.major_name, 'name', g.name,
      'englishName', g.english_name, 'professionalKind', g.professional_kind, 'trade', g.trade,
      'isReportable', g.is_reportable, 'validTo', ${validTo('g')}, 'conditions', coalesce((${conditions}), '[]')) AS document
    FROM categories g`,
  calendar: `
    SELECT c.code AS key, ${ownDistrict('c')} AS "districtCode", coalesce(${ownDistrict('c')}, '') AS sort, jsonb_build_object(
      'timeZone', c.time_zone, 'workingPeriods', ${weekdays} || c.working_periods,
      'exceptions', coalesce((${exceptions}), '[]')) AS document
    FROM calendars c`,
  policy: `
    SELECT p.code AS key, ${ownDistrict('p')} AS "districtCode", coalesce(${ownDistrict('p')}, '') AS sort, p.policy AS document
    FROM (SELECT code, policy FROM case_policies
      UNION ALL SELECT 'default', '{}' WHERE NOT EXISTS (SELECT FROM case_policies WHERE code = 'default')) p`,
  unit: `
    SELECT u.code AS key, u.district_code AS "districtCode", u.code AS sort, jsonb_build_object(
      'name', u.name, 'englishName', u.english_name, 'districtCode', u.district_code, 'subdistrictCode', u.subdistrict_code,
      'parentCode', u.parent_code, 'trades', u.trades, 'validTo', ${validTo('u')}) AS document
    FROM disposal_units u`,
  user: `
    SELECT u.id::text AS key, u.district_code AS "districtCode", u.login AS sort, jsonb_build_object(
      'login', u.login, 'displayName', u.display_name, 'roleCode', u.role_code, 'districtCode', u.district_code,
      'unitCode', u.unit_code, 'isActive', u.is_active) AS document
    FROM users u`,
  role: `
    SELECT r.code AS key, NULL::text AS "districtCode", r.code AS sort,
      jsonb_build_object('permissions', r.permissions) AS document
    FROM roles r`,
  template: `
    SELECT t.id AS key, NULL::text AS "districtCode", t.command || lpad(t.position::text, 5, '0') || t.id AS sort, jsonb_build_object(
      'command', t.command, 'position', t.position, 'text', t.text, 'englishText', t.english_text) AS document
    FROM reply_templates t`,
};
