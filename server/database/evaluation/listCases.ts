import type { EvaluationPort } from '../../application/evaluation/evaluationPort.ts';
import type { CaseSummary } from '../../contract/schemas.ts';
import type { CountCode } from '../../domain/evaluation/counts.ts';
import type { ObjectKind } from '../../domain/evaluation/objects.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CaseCursor, decodeCursor, encodeCursor } from '../cases/cursor.ts';
import { type SummaryRow, summaryColumns, summaryOf } from '../cases/list.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { baseValues, periodsText, readDistricts, readTimeZone } from './count.ts';
import { gatheringsOf, parameters } from './gatherings.ts';

interface Found {
  readonly count: number;
  readonly total: number;
  readonly keys: readonly { readonly district_code: string; readonly id: string }[];
}

/** The cases behind one number: the very rows that were counted, each case once, newest first. */
export function listCasesFrom(database: Database): EvaluationPort['listCases'] {
  return async (question, period, { count, cursor, limit }) => {
    const after = cursor === null ? null : decodeCursor(cursor);
    if (cursor !== null && !after) return refuse('invalid-input', { cursor });
    const text = foundText(question.kind, count, after !== null, limit);
    if (text === null) return refuse('invalid-input', { count, objectKind: question.kind });
    const zone = await readTimeZone(database);
    const districts = question.districtCode === null ? await readDistricts(database) : [question.districtCode];
    const values = [...baseValues([period], districts, question.now, zone), question.code, ...cursorValues(after)];
    const [found] = await runStatement<Found>(database, { text }, values);
    const items = await readSummaries(database, found?.keys.slice(0, limit) ?? [], question.now);
    const last = (found?.keys.length ?? 0) > limit ? items.at(-1) : undefined;
    return {
      items,
      nextCursor: last ? encodeCursor('newest', last) : null,
      total: found?.total ?? 0,
      count: found?.count ?? 0,
    };
  };
}

const cursorValues = (after: CaseCursor | null): string[] => (after ? [after.at, after.id] : []);

/** Null when nothing of the kind is counted under that code. */
function foundText(kind: ObjectKind, count: CountCode, isAfter: boolean, limit: number): string | null {
  const gathering = gatheringsOf(kind).find(({ conditions }) => conditions[count] !== undefined);
  if (!gathering) return null;
  const where = [...gathering.where, `${gathering.key} = $6`, gathering.conditions[count]].join(' AND ');
  return `WITH ${periodsText}, asked AS (SELECT ${parameters.districts}::text[], ${parameters.now}::timestamptz, ${parameters.zone}::text),
    counted AS (SELECT c.district_code, c.id, c.reported_at FROM ${gathering.from} WHERE ${where}),
    different AS (SELECT DISTINCT * FROM counted),
    page AS (
      SELECT * FROM different ${isAfter ? 'WHERE (reported_at, id) < ($7::timestamptz, $8::uuid)' : ''}
      ORDER BY reported_at DESC, id DESC LIMIT ${limit + 1})
    SELECT (SELECT count(*)::int FROM counted) AS count, (SELECT count(*)::int FROM different) AS total,
      (SELECT coalesce(jsonb_agg(to_jsonb(page) ORDER BY reported_at DESC, id DESC), '[]') FROM page) AS keys`;
}

async function readSummaries(database: Database, keys: Found['keys'], now: Date): Promise<CaseSummary[]> {
  const text = `
    SELECT to_jsonb(page) AS row FROM (
      SELECT ${summaryColumns}
      FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS wanted (district_code, id, place)
        JOIN cases c ON c.district_code = wanted.district_code AND c.id = wanted.id
        JOIN categories g ON g.id = c.category_id LEFT JOIN disposal_units u ON u.code = c.unit_code
      ORDER BY wanted.place) page`;
  const rows = await runStatement<{ row: SummaryRow }>(database, { name: 'read-case-summaries', text }, [
    now.toISOString(),
    keys.map((key) => key.district_code),
    keys.map((key) => key.id),
  ]);
  return rows.map(({ row }) => summaryOf(row));
}
