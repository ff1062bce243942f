import type { CataloguePort } from '../application/ports.ts';
import type { Category, DisposalUnit } from '../contract/schemas.ts';
import type { DispatchFacts, DispatchRule, UnitFacts } from '../domain/dispatch/propose.ts';
import type { CalendarDefinition } from '../domain/time-limit/calendar.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

const categories = {
  name: 'list-categories',
  text: `
    SELECT g.id, g.edition, g.kind, g.code, g.major_name AS "majorName", g.name, g.english_name AS "englishName",
      g.professional_kind AS "professionalKind", g.is_reportable AS "isReportable", coalesce(recent.cases, 0)::int AS "recentCases",
      coalesce(conditions.list, '[]') AS conditions
    FROM categories g
    LEFT JOIN (
      SELECT category_id, count(*) AS cases FROM cases
      WHERE reported_at > now() - interval '60 days' AND ($1::text IS NULL OR district_code = $1) GROUP BY category_id
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
    SELECT code, name, english_name AS "englishName", district_code AS "districtCode", subdistrict_code AS "subdistrictCode", trades
    FROM disposal_units WHERE now() < valid_to AND ($1::text IS NULL OR district_code = $1) ORDER BY code`,
};

const calendar = {
  text: `
    SELECT c.time_zone AS "timeZone", c.working_periods AS "workingPeriods",
      (SELECT coalesce(jsonb_object_agg(e.day, e.is_working), '{}') FROM calendar_exceptions e WHERE e.calendar_code = c.code) AS exceptions
    FROM calendars c WHERE c.code = 'default'`,
};

const rules = {
  name: 'list-dispatch-rules',
  text: `
    SELECT id, priority, name, category_id AS "categoryId", trade, professional_kind AS "professionalKind",
      district_code AS "districtCode", subdistrict_code AS "subdistrictCode", chooses, unit_code AS "unitCode"
    FROM dispatch_rules WHERE now() < valid_to ORDER BY priority, id`,
};

/** The professional grids are found by the case's place through the index on their boundary. */
const facts = {
  name: 'read-dispatch-facts',
  text: `
    SELECT c.category_id AS "categoryId", g.trade, c.district_code AS "districtCode", c.subdistrict_code AS "subdistrictCode",
      c.responsibility_grid_code AS "responsibilityGridCode", c.component_code AS "componentCode",
      p.maintainer_code AS "maintainerCode", g.professional_kind AS "professionalKind",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'kind', f.kind, 'name', f.name, 'unitCode', f.unit_code)
          ORDER BY f.code), '[]')
        FROM professional_grids f
        WHERE f.district_code = c.district_code AND ST_Covers(f.boundary, c.location) AND now() < f.valid_to) AS "professionalGrids"
    FROM cases c JOIN categories g ON g.id = c.category_id
    LEFT JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code
    WHERE c.district_code = $1 AND c.id = $2`,
};

const unitFacts = {
  name: 'list-unit-facts',
  text: `
    SELECT u.code, u.name, u.district_code AS "districtCode", u.subdistrict_code AS "subdistrictCode", u.trades,
      (SELECT count(*)::int FROM cases c WHERE c.unit_code = u.code AND c.status IN ('dispatched', 'handling')) AS "openCases"
    FROM disposal_units u WHERE u.district_code = $1 AND now() < u.valid_to ORDER BY u.code`,
};

type CalendarRow = Omit<CalendarDefinition, 'exceptions'> & { readonly exceptions: Record<string, boolean> };

/** Categories, conditions, units, rules and the calendar: what administrators keep and everybody reads. */
export function catalogueRepository(database: Database): CataloguePort {
  return {
    listCategories: (districtCode) => runStatement<Category>(database, categories, [districtCode]),
    listUnits: (districtCode) => runStatement<DisposalUnit>(database, units, [districtCode]),
    listDispatchRules: () => runStatement<DispatchRule>(database, rules, []),
    listUnitFacts: (districtCode) => runStatement<UnitFacts>(database, unitFacts, [districtCode]),
    async readDispatchFacts(districtCode, caseId) {
      const [row] = await runStatement<DispatchFacts>(database, facts, [districtCode, caseId]);
      return row ?? null;
    },
    async readCalendar() {
      const [row] = await runStatement<CalendarRow>(database, calendar, []);
      if (!row) throw new Error('the working calendar "default" is missing');
      return { ...row, exceptions: new Map(Object.entries(row.exceptions)) };
    },
  };
}
