import type { CountedObject, EvaluationPort } from '../../application/evaluation/evaluationPort.ts';
import type { Counts } from '../../domain/evaluation/counts.ts';
import type { Period } from '../../domain/evaluation/periods.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { type Gathering, gatheringsOf, parameters } from './gatherings.ts';

interface CountRow {
  readonly code: string;
  readonly number: string;
  readonly counts: Counts;
}

/** Lays out the periods as rows, numbered from 1. */
export const periodsText = `periods AS MATERIALIZED (
  SELECT * FROM unnest(${parameters.periodStarts}::timestamptz[], ${parameters.periodEnds}::timestamptz[])
    WITH ORDINALITY AS p (from_at, to_at, number))`;

/** Everything counted for the objects of a kind, in one statement and so of one instant. */
export function countFrom(database: Database): EvaluationPort['count'] {
  return async (question, periods, isTotal) => {
    const zone = await readTimeZone(database);
    const districts = question.districtCode === null ? await readDistricts(database) : [question.districtCode];
    const values = [...baseValues(periods, districts, question.now, zone), ...(question.code ? [question.code] : [])];
    const text = countText(gatheringsOf(question.kind), question.code !== null, isTotal);
    const rows = await runStatement<CountRow>(database, { text }, values);
    return merge(rows);
  };
}

/** The values of the parameters that every statement binds first. */
export function baseValues(
  periods: readonly Period[],
  districts: readonly string[],
  now: Date,
  zone: string,
): unknown[] {
  return [periods.map(({ from }) => from), periods.map(({ to }) => to), districts, now.toISOString(), zone];
}

/** The city's time zone. */
export async function readTimeZone(database: Database): Promise<string> {
  const text = `SELECT coalesce((SELECT time_zone FROM calendars WHERE code = 'default'), 'UTC') AS zone`;
  const [row] = await runStatement<{ zone: string }>(database, { name: 'read-time-zone', text }, []);
  return row?.zone ?? 'UTC';
}

/** About how many cases there are, without counting them; 0 on the coordinator of a cluster, whose shards count at once. */
export async function estimateCases(database: Database): Promise<number> {
  const text = `SELECT greatest(reltuples, 0)::float8 AS cases FROM pg_class WHERE oid = 'cases'::regclass`;
  const [row] = await runStatement<{ cases: number }>(database, { name: 'estimate-cases', text }, []);
  return row?.cases ?? 0;
}

/** The codes of all districts: counting in the whole city names each, so that indexes by district serve. */
export async function readDistricts(database: Database): Promise<readonly string[]> {
  const text = `SELECT ARRAY(SELECT code FROM administrative_areas WHERE level = 'district') AS codes`;
  const [row] = await runStatement<{ codes: string[] }>(database, { name: 'read-district-codes', text }, []);
  return row?.codes ?? [];
}

function countText(gatherings: readonly Gathering[], isOneObject: boolean, isTotal: boolean): string {
  const parts = gatherings.map((gathering) => {
    const counts = Object.entries(gathering.conditions)
      .map(([code, condition]) => `'${code}', count(*) FILTER (WHERE ${condition})`)
      .join(', ');
    const where = [...gathering.where, isOneObject ? `${gathering.key} = $6` : `${gathering.key} IS NOT NULL`];
    return `SELECT ${isTotal ? `'total'` : gathering.key} AS code, p.number, jsonb_build_object(${counts}) AS counts
      FROM ${gathering.from} WHERE ${where.join(' AND ')} GROUP BY 1, 2`;
  });
  // Not every gathering reads every parameter, but each must have a type.
  return `WITH ${periodsText}, asked AS (SELECT ${parameters.districts}::text[], ${parameters.now}::timestamptz, ${parameters.zone}::text)
    ${parts.join(' UNION ALL ')}`;
}

function merge(rows: readonly CountRow[]): CountedObject[] {
  const merged = new Map<string, CountedObject>();
  for (const { code, number, counts } of rows) {
    const key = `${code}|${number}`;
    const known = merged.get(key);
    merged.set(key, { code, periodIndex: Number(number) - 1, counts: { ...known?.counts, ...counts } });
  }
  return [...merged.values()];
}
