import type { ComponentExportPort, ComponentExportRow } from '../../application/exportPorts.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { componentConditions } from './componentConditions.ts';

/** The standard's own words, whatever the reader's language: the file is for exchange. */
const words = `
  CASE c.state WHEN 'intact' THEN '完好' WHEN 'damaged' THEN '破损' WHEN 'lost' THEN '丢失' WHEN 'abandoned' THEN '废弃' ELSE '移除' END
    AS "ObjState",
  CASE c.data_source WHEN 'surveyed' THEN '实测' WHEN 'topographic-map' THEN '地形图' ELSE '其他' END AS "DataSource"`;

/** Components for export, by the same filters and cursor as the list; the database projects. */
export function componentRowsFrom(database: Database): ComponentExportPort {
  return {
    async count(filter, most) {
      const { where, values } = componentConditions(filter);
      const text = `SELECT count(*)::int AS components FROM (SELECT FROM components c WHERE ${where.join(' AND ')} LIMIT ${most}) counted`;
      return (await runStatement<{ components: number }>(database, { text }, values))[0]?.components ?? 0;
    },
    async page({ filter, srid, after, limit }) {
      const { where, values } = componentConditions(filter);
      if (after) where.push(`c.code > $${values.push(after)}`);
      const point = srid === 4326 ? 'c.location' : `ST_Transform(c.location, ${srid})`;
      const text = `
        SELECT c.code AS "ObjID", c.name AS "ObjName", c.authority_code AS "DeptCode1", a.name AS "DeptName1",
          c.owner_code AS "DeptCode2", o.name AS "DeptName2", c.maintainer_code AS "DeptCode3", m.name AS "DeptName3",
          c.unit_grid_code AS "BGID", ${words}, c.recorded_on::text AS "ORDate", c.changed_on::text AS "CHDate", c.note AS "Note",
          ST_X(p.point) AS east, ST_Y(p.point) AS north
        FROM (SELECT c.* FROM components c WHERE ${where.join(' AND ')} ORDER BY c.code LIMIT ${limit + 1}) c
        CROSS JOIN LATERAL (SELECT ${point} AS point) p
        LEFT JOIN disposal_units a ON a.code = c.authority_code LEFT JOIN disposal_units o ON o.code = c.owner_code
        LEFT JOIN disposal_units m ON m.code = c.maintainer_code
        ORDER BY c.code`;
      const found = await runStatement<ComponentExportRow>(database, { text }, values);
      const rows = found.slice(0, limit);
      return { rows, next: found.length > limit ? (rows.at(-1)?.ObjID ?? null) : null };
    },
  };
}
