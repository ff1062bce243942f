import type { ExportRow, ExportRowPort } from '../../application/exportPorts.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { lampSql } from './lampSql.ts';
import { findPeople, pageOf } from './list.ts';
import { conditionsOf } from './searchConditions.ts';

const local = (column: string, name: string) =>
  `to_char(c.${column} AT TIME ZONE z.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS "${name}"`;

/** The rows of a page first, their names after: a join must not lead the plan away from the page's index. */
const columns = `c.id, to_char(c.reported_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS cursor,
  c.number, c.status, c.source, g.major_name AS "majorCategory", g.name AS category,
  c.description, c.address, d.name AS district, b.name AS subdistrict, m.name AS community, c.unit_grid_code AS "unitGridCode",
  r.name AS "responsibilityGrid", u.name AS unit, v.name AS "subUnit", p.display_name AS reporter,
  ${lampSql('$1::timestamptz')} AS lamp, ${local('reported_at', 'reportedAt')}, ${local('accepted_at', 'acceptedAt')},
  ${local('filed_at', 'filedAt')}, ${local('dispatched_at', 'dispatchedAt')}, ${local('due_at', 'dueAt')},
  ${local('handled_at', 'handledAt')}, ${local('verified_at', 'verifiedAt')}, ${local('closed_at', 'closedAt')},
  c.rework_count AS "reworkCount", c.extension_count AS "extensionCount", ST_X(c.location) AS longitude, ST_Y(c.location) AS latitude`;
const joins = `
  JOIN categories g ON g.id = c.category_id
  LEFT JOIN administrative_areas d ON d.code = c.district_code
  LEFT JOIN administrative_areas b ON b.code = c.subdistrict_code
  LEFT JOIN administrative_areas m ON m.code = c.community_code
  LEFT JOIN responsibility_grids r ON r.district_code = c.district_code AND r.code = c.responsibility_grid_code
  LEFT JOIN disposal_units u ON u.code = c.unit_code
  LEFT JOIN disposal_units v ON v.code = c.sub_unit_code
  LEFT JOIN users p ON p.id = c.reporter_id
  CROSS JOIN (SELECT time_zone FROM calendars WHERE code = 'default') z`;

type Row = ExportRow & { readonly id: string; readonly cursor: string };

/** Cases for export, by the same filters and cursor as the list. */
export function exportRowsFrom(database: Database): ExportRowPort {
  return {
    async count(filter, actor, now, most) {
      const people = filter.person ? await findPeople(database, filter.person, actor) : [];
      const { where, values } = conditionsOf(filter, actor, now, people);
      const text = `SELECT count(*)::int AS cases, $1::timestamptz AS now
        FROM (SELECT FROM cases c WHERE ${where.join(' AND ')} LIMIT ${most}) counted`;
      const [row] = await runStatement<{ cases: number }>(database, { text }, values);
      return row?.cases ?? 0;
    },
    async page({ filter, actor, now, after, limit }) {
      const people = filter.person ? await findPeople(database, filter.person, actor) : [];
      const conditions = conditionsOf(filter, actor, now, people);
      const page = pageOf(filter.order, after, conditions);
      const text = `
        WITH c AS MATERIALIZED (SELECT c.* FROM cases c
          WHERE ${[...conditions.where, ...page.after].join(' AND ')} ORDER BY ${page.order} LIMIT ${limit + 1})
        SELECT ${columns} FROM c ${joins} ORDER BY ${page.order}`;
      const found = await runStatement<Row>(database, { text }, conditions.values);
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return { rows, next: last ? { at: last.cursor, id: last.id } : null };
    },
  };
}
