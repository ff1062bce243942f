import type { NoticePort } from '../application/ports.ts';
import type { Notice } from '../contract/schemas.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/**
 * Reads the log after a cursor of one position per district. Positions are given under the district's row lock, so
 * a later read can never meet a smaller one; districts missing in the cursor are read from their beginning. A district's
 * notices come in the order of their positions, not of their times: what was decided first may commit second.
 */
const after = {
  name: 'read-notices',
  text: `
    WITH cursor AS (
      SELECT heads.district_code, coalesce(seen.position, 0) AS position
      FROM outbox_positions heads
      LEFT JOIN jsonb_to_recordset($1::jsonb) AS seen (district_code text, position bigint) USING (district_code)
      WHERE ($2::text IS NULL OR heads.district_code = $2) AND heads.position > coalesce(seen.position, 0)
    )
    SELECT o.district_code AS "districtCode", o.position::int, o.kind, o.case_id AS "caseId", o.payload ->> 'number' AS number,
      (o.payload ->> 'version')::int AS version, o.payload ->> 'status' AS status, o.payload -> 'units' AS "unitCodes", o.at
    FROM cursor CROSS JOIN LATERAL (
      SELECT * FROM outbox WHERE outbox.district_code = cursor.district_code AND outbox.position > cursor.position
      ORDER BY outbox.position LIMIT $3
    ) o
    ORDER BY o.district_code, o.position`,
};
const heads = {
  name: 'read-notice-heads',
  text: 'SELECT district_code, position::int FROM outbox_positions WHERE $1::text IS NULL OR district_code = $1',
};

type Row = Omit<Notice, 'at'> & { readonly at: Date };

/** The log of notices. `subscribe` passes on hints that something may be new. */
export function noticeRepository(database: Database, subscribe: NoticePort['subscribe']): NoticePort {
  return {
    subscribe,
    async readAfter(cursor, districtCode, limit) {
      const seen = Object.entries(cursor).map(([code, position]) => ({ district_code: code, position }));
      const rows = await runStatement<Row>(database, after, [JSON.stringify(seen), districtCode, limit]);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
    async readHead(districtCode) {
      const rows = await runStatement<{ district_code: string; position: number }>(database, heads, [districtCode]);
      return Object.fromEntries(rows.map((row) => [row.district_code, row.position]));
    },
  };
}
