import type { CataloguePort } from '../application/ports.ts';
import type { Category, DisposalUnit } from '../contract/schemas.ts';
import type { CalendarDefinition } from '../domain/time-limit/calendar.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/** Of so many latest cases in each district it is told what they were about: enough to put the usual first, at any size of the city. */
const LATEST_CASES = 1000;

const categories = {
  name: 'list-categories',
  text: `
    SELECT g.id, g.edition, g.kind, g.code, g.major_name AS "majorName", g.name, g.english_name AS "englishName",
      g.professional_kind AS "professionalKind", g.is_reportable AS "isReportable", coalesce(recent.cases, 0)::int AS "recentCases",
      coalesce(conditions.list, '[]') AS conditions
    FROM categories g
    LEFT JOIN (
      SELECT latest.category_id, count(*) AS cases
      FROM administrative_areas d CROSS JOIN LATERAL (
        SELECT category_id FROM cases WHERE district_code = d.code ORDER BY reported_at DESC LIMIT ${LATEST_CASES}
      ) AS latest
      WHERE d.level = 'district' AND ($1::text IS NULL OR d.code = $1) GROUP BY latest.category_id
    ) recent ON recent.category_id = g.id
    LEFT JOIN (
      SELECT f.category_id, jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'filingText', f.filing_text,
        'closingText', f.closing_text, 'limits', (
          SELECT coalesce(jsonb_object_agg(t.area_class, jsonb_build_object('value', t.limit_value, 'unit', t.limit_unit)), '{}')
          FROM time_limits t WHERE t.filing_condition_id = f.id)) ORDER BY f.number) AS list
      FROM filing_conditions f WHERE now() < f.valid_to GROUP BY f.category_id
    ) conditions ON conditions.category_id = g.id
    WHERE g.is_reportable AND now() < g.valid_to
    ORDER BY recent.cases DESC NULLS LAST, g.id`,
};

const units = {
  name: 'list-units',
  text: `
    SELECT code, name, english_name AS "englishName", district_code AS "districtCode", subdistrict_code AS "subdistrictCode", trades,
      parent_code AS "parentCode"
    FROM disposal_units WHERE now() < valid_to AND ($1::text IS NULL OR district_code = $1) ORDER BY code`,
};

const calendar = {
  text: `
    SELECT c.time_zone AS "timeZone", c.working_periods AS "workingPeriods",
      (SELECT coalesce(jsonb_object_agg(e.day, e.is_working), '{}') FROM calendar_exceptions e WHERE e.calendar_code = c.code) AS exceptions
    FROM calendars c WHERE c.code IN ('default', $1) ORDER BY c.code = 'default' LIMIT 1`,
};

type CalendarRow = Omit<CalendarDefinition, 'exceptions'> & { readonly exceptions: Record<string, boolean> };

/** Categories, conditions, units and the calendar: what administrators keep and everybody reads. */
export function catalogueRepository(database: Database): CataloguePort {
  return {
    listCategories: (districtCode) => runStatement<Category>(database, categories, [districtCode]),
    listUnits: (districtCode) => runStatement<DisposalUnit>(database, units, [districtCode]),
    async readCalendar(districtCode = null) {
      const [row] = await runStatement<CalendarRow>(database, calendar, [districtCode]);
      if (!row) throw new Error('the working calendar "default" is missing');
      return { ...row, exceptions: new Map(Object.entries(row.exceptions)) };
    },
  };
}
