import type { HeatFactsPort, HeatState, NumberedCode, PackedFacts } from '../../application/heatmap/heatPorts.ts';
import { heatCodeKinds } from '../../domain/heatmap/heatStore.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';
import type { RunIn } from '../transaction.ts';
import { casesByIds, casesOfDistrict, dayOfCase, numberingText, packedText } from './factsSql.ts';
import { numbersOf } from './packedBytes.ts';
import { recountIn } from './recountBlocks.ts';
import { underLock } from './underLock.ts';

export interface PackedRow {
  readonly day: number;
  readonly facts: Buffer;
  readonly unnumbered: number;
}

/** Storing blocks and numbering codes. */
const LOCK = 'heat blocks';
/** Blocks of one reading: some megabytes, so that a start never holds a whole district twice. */
const BLOCKS_PER_READING = 40;
/** New codes may come between their numbering and the packing; hardly ever twice. */
const MOST_ATTEMPTS = 5;

const stateText = `
  SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('districtCode', d.code, 'position', coalesce(o.position, 0),
      'repairs', coalesce(h.repairs, 0))), '[]')
    FROM (
      SELECT code FROM administrative_areas WHERE level = 'district' UNION SELECT district_code FROM outbox_positions
    ) AS d (code)
    LEFT JOIN outbox_positions o ON o.district_code = d.code
    LEFT JOIN heat_positions h ON h.district_code = d.code) AS districts,
    ${cityToday}::text || (SELECT coalesce(string_agg(layer || version, ',' ORDER BY layer), '') FROM layer_versions
      WHERE layer NOT IN ('components', 'component-loads', 'cases', 'base', 'names')) AS "areasVersion"`;

/** The days of numbering of the cases that changed since the blocks were stored. */
const changedDays = `
  SELECT DISTINCT ${dayOfCase.replaceAll('c.number', "(o.payload ->> 'number')").replaceAll('c.district_code', 'o.district_code')} AS day
  FROM outbox o, heat_positions h
  WHERE h.district_code = $1 AND o.district_code = $1 AND o.position > h.position`;
/** OFFSET keeps each day a search of its own in the index of numbers: joined, every case of the district was compared with every day. */
const changedCases = `(
    SELECT c.* FROM (${changedDays}) AS changed (day)
    CROSS JOIN LATERAL (
      SELECT * FROM cases WHERE district_code = $1 AND number >= $1 || changed.day AND number < $1 || (changed.day + 1)
      OFFSET 0
    ) AS c
    WHERE changed.day > 0
    UNION ALL
    SELECT c.* FROM cases c WHERE c.district_code = $1 AND ${dayOfCase} = 0
      AND EXISTS (SELECT FROM (${changedDays}) AS changed (day) WHERE changed.day = 0)
  ) AS c`;

/** Stores packed blocks and the position that they are right for: one statement, and so of one instant. */
const storeText = (from: string) => `
  WITH packed AS MATERIALIZED (${packedText(from)}), stored AS (
    INSERT INTO heat_blocks (district_code, day, facts) SELECT $1, day, facts FROM packed
    ON CONFLICT (district_code, day) DO UPDATE SET facts = EXCLUDED.facts
  ), positioned AS (
    INSERT INTO heat_positions (district_code, position)
    SELECT $1, coalesce((SELECT position FROM outbox_positions WHERE district_code = $1), 0)
    WHERE NOT EXISTS (SELECT FROM packed WHERE unnumbered > 0)
    ON CONFLICT (district_code) DO UPDATE SET position = EXCLUDED.position
  )
  SELECT coalesce(sum(unnumbered), 0)::int AS unnumbered FROM packed`;

/** The heat map's facts in the database. */
export function heatFactsRepository(database: Database): HeatFactsPort {
  const run: RunIn = (text, values) => runStatement(database, { text }, values);
  return {
    async readState() {
      const [state] = await runStatement<HeatState>(database, { name: 'read-heat-state', text: stateText }, []);
      if (!state) throw new Error('a statement without a table gave no row');
      return state;
    },
    bringUpToDate: (districtCode) =>
      underLock(database, LOCK, districtCode, (locked) => storeChanges(locked, districtCode)),
    async readPosition(districtCode) {
      const text = 'SELECT position::int, repairs FROM heat_positions WHERE district_code = $1';
      const [row] = await run<{ position: number; repairs: number }>(text, [districtCode]);
      return row ?? { position: 0, repairs: 0 };
    },
    readBlocks: (districtCode) => readBlocks(run, districtCode),
    readCodes(districtCode, known) {
      const text = `
        SELECT h.kind, h.number, h.code FROM jsonb_each_text($2::jsonb) AS k (kind, known)
        JOIN heat_codes h ON h.district_code = $1 AND h.kind = k.kind AND h.number >= k.known::int`;
      return run<NumberedCode>(text, [districtCode, JSON.stringify(known)]);
    },
    readFacts: (districtCode, caseIds) => readFacts(database, districtCode, caseIds),
    recount: (districtCode, isRepair) =>
      underLock(database, LOCK, districtCode, async (locked) => {
        await storeChanges(locked, districtCode);
        return recountIn(locked, districtCode, isRepair);
      }),
  };
}

async function* readBlocks(run: RunIn, districtCode: string): AsyncGenerator<PackedFacts[]> {
  const text = 'SELECT day, facts FROM heat_blocks WHERE district_code = $1 AND day > $2 ORDER BY day LIMIT $3';
  for (let after = -1; ; ) {
    const rows = await run<PackedRow>(text, [districtCode, after, BLOCKS_PER_READING]);
    yield rows.map(({ day, facts }) => ({ day, facts: numbersOf(facts) }));
    if (rows.length < BLOCKS_PER_READING) return;
    after = rows.at(-1)?.day ?? after;
  }
}

async function readFacts(database: Database, districtCode: string, caseIds: readonly string[]): Promise<PackedFacts[]> {
  const values = [districtCode, caseIds];
  const statement = { name: 'read-heat-facts', text: packedText(casesByIds) };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const rows = await runStatement<PackedRow>(database, statement, values);
    if (rows.every(({ unnumbered }) => unnumbered === 0))
      return rows.map(({ day, facts }) => ({ day, facts: numbersOf(facts) }));
    await underLock(database, LOCK, districtCode, (locked) =>
      locked(numberingText(casesByIds), values, 'number-heat-codes'),
    );
  }
  throw new Error(`codes of ${districtCode} cannot be numbered: ${heatCodeKinds.join(', ')}`);
}

async function storeChanges(run: RunIn, districtCode: string): Promise<void> {
  const [known] = await run<{ isUpToDate: boolean }>(
    `SELECT h.position >= coalesce(o.position, 0) AS "isUpToDate"
     FROM heat_positions h LEFT JOIN outbox_positions o USING (district_code) WHERE h.district_code = $1`,
    [districtCode],
  );
  // To find that none of 600,000 cases changed took half a minute.
  if (known?.isUpToDate) return;
  const from = known ? changedCases : casesOfDistrict;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await run(numberingText(from), [districtCode]);
    // Without statistics that know the district its codes are thought to be one row, and each case searches all of them.
    if (!known) await run('ANALYZE heat_codes', []);
    const [stored] = await run<{ unnumbered: number }>(storeText(from), [districtCode]);
    if (stored?.unnumbered === 0) return;
  }
  throw new Error(`codes of ${districtCode} changed while they were numbered`);
}
