import type { DivisionPort, DraftKey } from '../../application/division/divisionPort.ts';
import type { GridOutline } from '../../contract/schemas/division.ts';
import type { ObstacleKind } from '../../domain/division/barriers.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { members } from './drafts.ts';

type Side = 'before' | 'after';
type Line = [longitude: number, latitude: number][];

interface OutlineRow {
  readonly side: Side;
  readonly key: string;
  readonly outline: { readonly coordinates: GridOutline['polygons'] };
  readonly polsbyPopper: number | null;
  readonly borderMeters: number;
}

/** Reads the outlines that drafts and present grids have, and what a draft had to respect. */
export function shapesIn(database: Database): Pick<DivisionPort, 'readShapes' | 'readConstraints'> {
  const ask = <T>(text: string, { districtCode, draftId }: DraftKey) =>
    runStatement<T>(database, { text }, [districtCode, draftId]);
  return {
    async readShapes(key) {
      const rows = await ask<OutlineRow>(outlines, key);
      const of = (side: Side) => rows.filter((row) => row.side === side);
      const polygonsOf = (side: Side) => of(side).map((row) => ({ key: row.key, polygons: row.outline.coordinates }));
      const shapesOf = (side: Side) =>
        new Map(of(side).flatMap((row) => (row.polsbyPopper === null ? [] : [[row.key, row.polsbyPopper] as const])));
      const borderOf = (side: Side) => of(side)[0]?.borderMeters ?? 0;
      return {
        outlines: { before: polygonsOf('before'), after: polygonsOf('after') },
        shapes: { before: shapesOf('before'), after: shapesOf('after') },
        borderMeters: { before: borderOf('before'), after: borderOf('after') },
      };
    },
    async readConstraints(key) {
      const barriers = await ask<{ kind: ObstacleKind; lines: Line[] }>(barrierLines, key);
      const fixed = await ask<{ lines: Line[]; unitGrids: number }>(fixedOutlines, key);
      return {
        barriers,
        fixed: fixed.map(({ lines }) => ({ lines })),
        fixedUnitGrids: fixed.reduce((sum, { unitGrids }) => sum + unitGrids, 0),
      };
    },
  };
}

/**
 * Both sides are put together from the draft's own unit grids, so that they cover the same and are measured alike. Of the
 * outlines' metres the border of the whole is counted once and every border between two grids twice.
 */
const outlines = `
  WITH sides AS (
    SELECT drafted.code, side.name AS side, side.key
    FROM (${members}) AS drafted
    CROSS JOIN LATERAL (VALUES ('before', drafted.before), ('after', drafted.number::text)) AS side (name, key)
    WHERE side.key IS NOT NULL
  ), grids AS MATERIALIZED (
    SELECT sides.side, sides.key, ST_Multi(ST_UnaryUnion(ST_Collect(g.boundary))) AS shape
    FROM sides JOIN unit_grids g ON g.district_code = $1 AND g.code = sides.code
    GROUP BY sides.side, sides.key
  ), measured AS MATERIALIZED (
    SELECT side, key, shape, ST_Area(shape::geography) AS area, ST_Perimeter(shape::geography) AS outline FROM grids
  ), whole AS (
    SELECT side, (sum(outline) - ST_Perimeter(ST_UnaryUnion(ST_Collect(shape))::geography)) / 2 AS border
    FROM measured GROUP BY side
  )
  SELECT side, key, ST_AsGeoJSON(shape, 6)::json AS outline,
    least(1, 4 * pi() * area / nullif(outline ^ 2, 0)) AS "polsbyPopper", greatest(0, border) AS "borderMeters"
  FROM measured JOIN whole USING (side) ORDER BY side, key`;

/** A multilinestring's lines as they stand in GeoJSON. */
const linesOf = (geometry: string) =>
  `(ST_AsGeoJSON(ST_Multi(ST_LineMerge(ST_CollectionExtract(${geometry}, 2))), 6)::json -> 'coordinates')`;

const barrierLines = `
  WITH held AS (
    SELECT b.one, b.other, b.kind FROM grid_drafts d
    CROSS JOIN LATERAL jsonb_to_recordset(d.barriers -> 'held') AS b (one text, other text, kind text)
    WHERE d.district_code = $1 AND d.id = $2::uuid AND d.barriers IS NOT NULL
  )
  SELECT held.kind, ${linesOf('ST_Collect(ST_Intersection(one.boundary, other.boundary))')} AS lines
  FROM held JOIN unit_grids one ON (one.district_code, one.code) = ($1, held.one)
  JOIN unit_grids other ON (other.district_code, other.code) = ($1, held.other)
  GROUP BY held.kind ORDER BY held.kind`;

const fixedOutlines = `
  SELECT ${linesOf('ST_Boundary(ST_UnaryUnion(ST_Collect(g.boundary)))')} AS lines, count(*)::int AS "unitGrids"
  FROM grid_draft_members d JOIN unit_grids g ON (g.district_code, g.code) = ($1, d.unit_grid_code)
  WHERE d.district_code = $1 AND d.draft_id = $2::uuid AND d.is_fixed
  GROUP BY d.number ORDER BY d.number`;
