import type { HeatAreaPort, HeatAreaSize } from '../../application/heatmap/heatPorts.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

/** How the areas `g` of a level are read in district $1; $2 is the kind of professional grids, and null for other levels. */
interface LevelSql {
  readonly table: string;
  readonly where: string;
  readonly squareMeters: string;
  /** The areas of the places that cases of the district ever had. */
  readonly ofCases: string;
  /** `code` and `count` of the components of each area. */
  readonly components: string;
}

const isValid = (alias: string) => `${alias}.valid_from <= ${cityToday} AND ${cityToday} < ${alias}.valid_to`;
const placesOf = (kind: string) => `heat_codes h WHERE h.district_code = $1 AND h.kind = '${kind}'`;
/** Counted by unit grid first, from the index alone: what stands in a larger area is the sum of its grids. */
const byUnitGrid = `(
    SELECT unit_grid_code, count(*) AS count FROM components
    WHERE district_code = $1 AND state <> 'removed' GROUP BY 1
  ) AS c`;
const perGrid = (area: string) => `SELECT ${area} AS code, sum(count) AS count FROM ${byUnitGrid} GROUP BY 1`;

function administrative(level: string, digits: number): LevelSql {
  return {
    table: 'administrative_areas',
    where: `g.level = '${level}'`,
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `SELECT DISTINCT left(h.code, ${digits}) FROM ${placesOf('grid')}`,
    components: perGrid(`left(c.unit_grid_code, ${digits})`),
  };
}

const levels: Readonly<Record<HeatAreaLevel, LevelSql>> = {
  'unit-grid': {
    table: 'unit_grids',
    where: 'true',
    squareMeters: 'g.area_square_meters',
    ofCases: `SELECT h.code FROM ${placesOf('grid')}`,
    components: perGrid('c.unit_grid_code'),
  },
  'responsibility-grid': {
    table: 'responsibility_grids',
    where: 'true',
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `SELECT h.code FROM ${placesOf('responsibility')}`,
    components: `
      SELECT m.responsibility_grid_code AS code, sum(count) AS count
      FROM ${byUnitGrid} JOIN responsibility_grid_members m USING (unit_grid_code)
      WHERE m.district_code = $1 AND ${isValid('m')} GROUP BY 1`,
  },
  'professional-grid': {
    table: 'professional_grids',
    where: 'g.kind = $2',
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `
      SELECT p.code FROM (SELECT DISTINCT unnest(string_to_array(h.code, ',')) AS code FROM ${placesOf('professional')}) AS used
      JOIN professional_grids p ON p.district_code = $1 AND p.code = used.code WHERE p.kind = $2`,
    components: `
      SELECT p.code, count(*) AS count FROM professional_grids p
      JOIN components c ON c.district_code = p.district_code AND ST_Covers(p.boundary, c.location)
      WHERE p.district_code = $1 AND p.kind = $2 AND ${isValid('p')} AND c.state <> 'removed' GROUP BY 1`,
  },
  community: administrative('community', 12),
  subdistrict: administrative('subdistrict', 9),
  district: administrative('district', 6),
};

/** A parameter that only one level reads must have a type at every one. */
const asked = 'WITH asked AS (SELECT $1::text AS district_code, $2::text AS kind)';

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

/**
 * Neighbours touch or overlap; areas of other districts are neighbours, too. Each pair is looked at once, from the lower code. One row an
 * area, because millions of pairs would keep the process for long.
 */
function neighboursText({ table, where }: LevelSql): string {
  return `${asked}
    SELECT g.code, string_agg(o.code, ',') AS neighbours FROM ${table} g
    LEFT JOIN ${table} o ON o.code > g.code AND ${where.replaceAll('g.', 'o.')} AND ${isValid('o')}
      AND ST_Intersects(g.boundary, o.boundary)
    WHERE g.district_code = $1 AND ${where} AND ${isValid('g')} GROUP BY g.code`;
}

/** The areas that heat maps are shaded by. */
export function heatAreaRepository(database: Database): HeatAreaPort {
  const run = <Row>(text: string, level: HeatAreaLevel, kind: ProfessionalKind | null, districtCode: string) =>
    runStatement<Row>(database, { text }, [districtCode, level === 'professional-grid' ? kind : null]);
  return {
    async readCodes(level, kind, districtCode) {
      const rows = await run<{ code: string }>(codesText(levels[level]), level, kind, districtCode);
      return rows.map(({ code }) => code);
    },
    readSizes: (level, kind, districtCode) => run<HeatAreaSize>(sizesText(levels[level]), level, kind, districtCode),
    async readNeighbours(level, kind, districtCode) {
      const text = neighboursText(levels[level]);
      const rows = await run<{ code: string; neighbours: string | null }>(text, level, kind, districtCode);
      return rows.map(({ code, neighbours }) => ({ code, neighbours: neighbours?.split(',') ?? [] }));
    },
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
