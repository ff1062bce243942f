import type { CasePort } from '../../application/ports.ts';
import type { QueryOf } from '../../contract/endpoints.ts';
import type { CaseOrder } from '../../contract/schemas/caseFilter.ts';
import type { CaseSummary } from '../../contract/schemas.ts';
import { stageOf } from '../../domain/case/caseFile.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { type CaseCursor, decodeCursor, encodeCursor } from './cursor.ts';
import { lampSql } from './lampSql.ts';
import { type Conditions, conditionsOf } from './searchConditions.ts';

/** Counting stops here: a list longer than this is "more than", not a number that costs a full scan. */
const COUNT_LIMIT = 10_000;

export type SummaryRow = Omit<CaseSummary, 'stage' | 'location'> & {
  readonly longitude: number;
  readonly latitude: number;
};

/** Lists cases in the actor's scope by filter, one page in one round trip (and one more where a person is named). */
export function listFrom(database: Database): CasePort['list'] {
  return async (query, actor, now) => {
    const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
    if (query.cursor !== undefined && !cursor) return refuse('invalid-input', { cursor: query.cursor });
    const people = query.person ? await findPeople(database, query.person, actor) : [];
    const conditions = conditionsOf(query, actor, now, people);
    const { count, page } = listTexts(query, cursor, conditions);
    const text = `SELECT (${count}) AS total, (SELECT coalesce(jsonb_agg(to_jsonb(page)), '[]') FROM (${page}) page) AS rows`;
    const [answer] = await runStatement<{ total: number; rows: SummaryRow[] }>(database, { text }, conditions.values);
    const rows = answer?.rows ?? [];
    const items = rows.slice(0, query.limit).map(summaryOf);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor(query.order, last) : null, total: answer?.total ?? 0 };
  };
}

/** The two questions of a list: how many there are, at most, and one page of them with one more to tell whether it ends. */
export function listTexts(
  query: Pick<QueryOf<'listCases'>, 'order' | 'limit'>,
  cursor: CaseCursor | null,
  conditions: Conditions,
): { count: string; page: string } {
  const filter = conditions.where.join(' AND ');
  const { order, after } = pageOf(query.order, cursor, conditions);
  return {
    count: `SELECT count(*)::int FROM (SELECT FROM cases c WHERE ${filter} LIMIT ${COUNT_LIMIT}) counted`,
    page: `SELECT ${summaryColumns} FROM cases c ${summaryJoins}
      WHERE ${[filter, ...after].join(' AND ')} ORDER BY ${order} LIMIT ${query.limit + 1}`,
  };
}

/** Joined to `cases c`, so that a summary has its names. */
export const summaryJoins =
  'JOIN categories g ON g.id = c.category_id LEFT JOIN disposal_units u ON u.code = c.unit_code';

/** The columns of a case’s summary; `c` is the case, `g` its category, `u` its unit, `$1` the present instant. */
export const summaryColumns = `c.district_code AS "districtCode", c.id, c.number, c.version, c.status, c.source, c.category_id AS "categoryId",
  g.name AS "categoryName", c.description, c.address, ST_X(c.location) AS longitude, ST_Y(c.location) AS latitude,
  c.unit_grid_code AS "unitGridCode", c.responsibility_grid_code AS "responsibilityGridCode",
  c.subdistrict_code AS "subdistrictCode", c.unit_code AS "unitCode", u.name AS "unitName",
  ${lampSql('$1::timestamptz')} AS lamp, c.reported_at AS "reportedAt", c.dispatched_at AS "dispatchedAt", c.due_at AS "dueAt",
  c.closed_at AS "closedAt", c.updated_at AS "updatedAt", c.rework_count AS "reworkCount", c.step_started_at AS "stepStartedAt",
  c.step_warn_at AS "stepWarnAt", c.step_due_at AS "stepDueAt", c.step_paused_at AS "stepPausedAt",
  c.professional_grid_codes AS "professionalGridCodes", c.sub_unit_code AS "subUnitCode", c.assignee_id AS "assigneeId", c.request,
  c.suspended_until AS "suspendedUntil", c.is_self_disposal AS "isSelfDisposal", c.self_disposal_audit AS "selfDisposalAudit",
  c.supervision, c.supervision_due_at AS "supervisionDueAt", c.appeal, c.extension_count AS "extensionCount",
  c.reopen_count AS "reopenCount", c.duplicate_of AS "duplicateOf", c.parent_id AS "parentId"`;

/** The order of a page and, after a cursor, where it goes on; the id decides between equals. */
export function pageOf(
  order: CaseOrder,
  cursor: CaseCursor | null,
  conditions: Conditions,
): { order: string; after: string[] } {
  const key = order === 'due' ? "coalesce(c.step_due_at, 'infinity')" : 'c.reported_at';
  const isDescending = order === 'newest';
  const sorted = isDescending ? `${key} DESC, c.id DESC` : `${key}, c.id`;
  if (!cursor) return { order: sorted, after: [] };
  const at = `$${conditions.values.push(cursor.at)}::timestamptz`;
  const id = `$${conditions.values.push(cursor.id)}::uuid`;
  return { order: sorted, after: [`(${key}, c.id) ${isDescending ? '<' : '>'} (${at}, ${id})`] };
}

/** Users by a part of their name, or by their login. */
const peopleStatement = {
  name: 'find-people',
  text: `
    SELECT id FROM users
    WHERE (strpos(lower(display_name), lower($1)) > 0 OR login = $1)
      AND ($2::text IS NULL OR district_code IS NULL OR district_code = $2)`,
};

/** Asked before the cases, so that the plan knows whether a few people are meant or many. */
export async function findPeople(database: Database, name: string, actor: Actor): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(database, peopleStatement, [name, actor.districtCode]);
  return rows.map(({ id }) => id);
}

const summaryTimes = [
  'reportedAt',
  'dispatchedAt',
  'dueAt',
  'closedAt',
  'updatedAt',
  'stepStartedAt',
  'stepWarnAt',
  'stepDueAt',
  'stepPausedAt',
  'suspendedUntil',
  'supervisionDueAt',
] as const satisfies readonly (keyof CaseSummary)[];

/** A row of `summaryColumns` as the contract has it. */
export function summaryOf({ longitude, latitude, ...row }: SummaryRow): CaseSummary {
  const times = summaryTimes.map((field) => {
    const instant = row[field];
    return [field, instant === null ? null : new Date(instant).toISOString()] as const;
  });
  return { ...row, ...Object.fromEntries(times), stage: stageOf(row.status), location: { longitude, latitude } };
}
