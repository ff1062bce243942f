import type { HeatAreaPort, HeatAreaSize } from '../../application/heatmap/heatPorts.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';
import { heatNeighbours } from './heatNeighbours.ts';
import { asked, isValid, type LevelSql, levelSql } from './levelSql.ts';

function codesText({ table, where, ofCases }: LevelSql): string {
  return `${asked}
    SELECT g.code FROM ${table} g WHERE g.district_code = $1 AND ${where} AND ${isValid('g')}
    UNION ${ofCases}`;
}

function sizesText(level: LevelSql): string {
  return `${asked}, areas AS MATERIALIZED (
      SELECT DISTINCT ON (g.code) g.code, ${level.squareMeters} AS "squareMeters" FROM ${level.table} g
      WHERE g.district_code = $1 AND ${level.where} AND (${isValid('g')} OR g.code IN (${level.ofCases}))
      ORDER BY g.code
    ), counted AS MATERIALIZED (${level.components})
    SELECT code, "squareMeters", coalesce(count, 0)::int AS "componentCount" FROM areas LEFT JOIN counted USING (code)`;
}

/** The areas that heat maps are shaded by. */
export function heatAreaRepository(database: Database): HeatAreaPort {
  const run = <Row>(text: string, level: HeatAreaLevel, kind: ProfessionalKind | null, districtCode: string) =>
    runStatement<Row>(database, { text }, [districtCode, level === 'professional-grid' ? kind : null]);
  return {
    async readCodes(level, kind, districtCode) {
      const rows = await run<{ code: string }>(codesText(levelSql[level]), level, kind, districtCode);
      return rows.map(({ code }) => code);
    },
    readSizes: (level, kind, districtCode) => run<HeatAreaSize>(sizesText(levelSql[level]), level, kind, districtCode),
    readNeighbours: heatNeighbours(database),
    async readToday() {
      const [row] = await runStatement<{ today: string }>(database, { text: `SELECT ${cityToday}::text AS today` }, []);
      return row?.today ?? '';
    },
    async readNames() {
      const text = `SELECT 'category' AS kind, id AS code, name FROM categories
        UNION ALL SELECT 'unit', code, name FROM disposal_units`;
      const rows = await runStatement<{ kind: string; code: string; name: string }>(database, { text }, []);
      const of = (kind: string) =>
        new Map(rows.filter((row) => row.kind === kind).map(({ code, name }) => [code, name]));
      return { categories: of('category'), units: of('unit') };
    },
  };
}
