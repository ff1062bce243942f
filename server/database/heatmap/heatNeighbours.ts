import type { HeatAreaPort, HeatNeighbours } from '../../application/heatmap/heatPorts.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import type { RunIn } from '../transaction.ts';
import { asked, isValid, type LevelSql, levelSql } from './levelSql.ts';
import { numbersOf, packedBytesOf } from './packedBytes.ts';
import { underLock } from './underLock.ts';

interface StoredRow {
  readonly version: string;
  readonly codes: string;
  readonly ownCount: number;
  readonly pairs: Buffer;
}
/** The district's areas in the order of their codes, and of each the neighbours with higher codes, joined by commas: both joined by line feeds. */
interface FoundRow {
  readonly version: string;
  readonly codes: string;
  readonly neighbours: string;
}

/**
 * A mix of all that the neighbours of a district's areas follow from: the codes and shapes of the areas that hold today in its
 * rectangle. So the district is read anew when one of them began, ended or moved, whoever did it, and not when others did.
 */
function versionText({ table, where }: LevelSql): string {
  return `
    SELECT count(*) || '.' || coalesce(bit_xor(hashtextextended(g.code, geometry_hash(g.boundary))), 0) AS version
    FROM (
      SELECT ST_Extent(g.boundary)::geometry AS box FROM ${table} g
      WHERE g.district_code = $1 AND ${where} AND ${isValid('g')}
    ) AS district
    JOIN ${table} g ON g.boundary && ST_SetSRID(district.box, 4326) AND ${where} AND ${isValid('g')}`;
}

const storedText = (level: LevelSql) => `${asked}
  SELECT n.version, n.codes, n.own_count AS "ownCount", n.pairs
  FROM (${versionText(level)}) AS present
  JOIN heat_neighbours n ON n.district_code = $1 AND n.level = $3 AND n.kind = coalesce($2, '')
    AND n.version = present.version`;

/**
 * Neighbours touch or overlap; areas of other districts are neighbours, too. Each pair is looked at once, from the lower code. One
 * row, because millions of pairs would keep the process for long, and because its version must be of the same instant.
 */
function foundText(level: LevelSql): string {
  const { table, where } = level;
  return `${asked}, found AS (
      SELECT g.code, string_agg(o.code, ',' ORDER BY o.code COLLATE "C") AS neighbours FROM ${table} g
      LEFT JOIN ${table} o ON o.code > g.code AND ${where.replaceAll('g.', 'o.')} AND ${isValid('o')}
        AND ST_Intersects(g.boundary, o.boundary)
      WHERE g.district_code = $1 AND ${where} AND ${isValid('g')} GROUP BY g.code
    )
    SELECT (${versionText(level)}) AS version,
      coalesce(string_agg(code, E'\\n' ORDER BY code COLLATE "C"), '') AS codes,
      coalesce(string_agg(coalesce(neighbours, ''), E'\\n' ORDER BY code COLLATE "C"), '') AS neighbours
    FROM found`;
}

const storeText = `
  INSERT INTO heat_neighbours (district_code, level, kind, version, codes, own_count, pairs)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (district_code, level, kind) DO UPDATE
  SET version = EXCLUDED.version, codes = EXCLUDED.codes, own_count = EXCLUDED.own_count, pairs = EXCLUDED.pairs`;

/** Reads the neighbours of a district's areas, stored for what holds today or else found and stored by one process at a time. */
export function heatNeighbours(database: Database): HeatAreaPort['readNeighbours'] {
  return async (level, kind, districtCode) => {
    const stored = await readStored(
      (text, values) => runStatement(database, { text }, values),
      level,
      kind,
      districtCode,
    );
    if (stored) return stored;
    return underLock(database, 'heat neighbours', districtCode, async (run) => {
      const justStored = await readStored(run, level, kind, districtCode);
      return justStored ?? findAndStore(run, level, kind, districtCode);
    });
  };
}

async function readStored(
  run: RunIn,
  level: HeatAreaLevel,
  kind: ProfessionalKind | null,
  districtCode: string,
): Promise<HeatNeighbours | null> {
  const [row] = await run<StoredRow>(storedText(levelSql[level]), [districtCode, kind, level]);
  return row ? { codes: linesOf(row.codes), ownCount: row.ownCount, pairs: numbersOf(row.pairs) } : null;
}

async function findAndStore(
  run: RunIn,
  level: HeatAreaLevel,
  kind: ProfessionalKind | null,
  districtCode: string,
): Promise<HeatNeighbours> {
  const [row] = await run<FoundRow>(foundText(levelSql[level]), [districtCode, kind]);
  if (!row) throw new Error('a statement without a group gave no row');
  const found = packed(linesOf(row.codes), row.neighbours.split('\n'));
  const values = [row.version, found.codes.join('\n'), found.ownCount, packedBytesOf(found.pairs)];
  await run(storeText, [districtCode, level, kind ?? '', ...values]);
  return found;
}

/** Places in a list of codes instead of the codes of each pair, which are the most of the bytes. */
function packed(own: readonly string[], neighboursOf: readonly string[]): HeatNeighbours {
  const codes = [...own];
  const places = new Map(own.map((code, place) => [code, place]));
  const pairs: number[] = [];
  for (let place = 0; place < own.length; place += 1) {
    for (const code of neighboursOf[place]?.split(',') ?? []) {
      if (code === '') continue;
      const other = places.get(code) ?? codes.push(code) - 1;
      places.set(code, other);
      pairs.push(place, other);
    }
  }
  return { codes, ownCount: own.length, pairs: Int32Array.from(pairs) };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
