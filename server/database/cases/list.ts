import type { CasePort } from '../../application/ports.ts';
import type { QueryOf } from '../../contract/endpoints.ts';
import type { CaseSummary } from '../../contract/schemas.ts';
import { caseStatuses, stageOf } from '../../domain/case/caseFile.ts';
import { type Actor, caseScope } from '../../domain/identity/permissions.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { type CaseCursor, decodeCursor, encodeCursor } from './cursor.ts';
import { lampSql } from './lampSql.ts';

/** Counting stops here: a list longer than this is "more than", not a number that costs a full scan. */
const COUNT_LIMIT = 10_000;

interface Conditions {
  readonly where: string[];
  readonly values: unknown[];
}

export type SummaryRow = Omit<CaseSummary, 'stage' | 'location'> & {
  readonly longitude: number;
  readonly latitude: number;
};

/** Lists cases in the actor's scope by filter, one page in one round trip. */
export function listFrom(database: Database): CasePort['list'] {
  return async (query, actor, now) => {
    const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
    if (query.cursor !== undefined && !cursor) return refuse('invalid-input', { cursor: query.cursor });
    const conditions = conditionsOf(query, actor, now);
    const filter = conditions.where.join(' AND ');
    const page = pageOf(query.order, cursor, conditions);
    const text = `
      SELECT (SELECT count(*)::int FROM (SELECT FROM cases c WHERE ${filter} LIMIT ${COUNT_LIMIT}) counted) AS total,
        (SELECT coalesce(jsonb_agg(to_jsonb(page)), '[]') FROM (
          SELECT ${summaryColumns}
          FROM cases c ${summaryJoins}
          WHERE ${[filter, ...page.after].join(' AND ')} ORDER BY ${page.order} LIMIT ${query.limit + 1}) page) AS rows`;
    const [answer] = await runStatement<{ total: number; rows: SummaryRow[] }>(database, { text }, conditions.values);
    const rows = answer?.rows ?? [];
    const items = rows.slice(0, query.limit).map(summaryOf);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor(query.order, last) : null, total: answer?.total ?? 0 };
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

function conditionsOf(query: QueryOf<'listCases'>, actor: Actor, now: Date): Conditions {
  const where: string[] = [];
  const values: unknown[] = [now.toISOString()];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const scope = caseScope(actor);
  const district = scope.districtCode ?? query.districtCode ?? null;
  if (district) where.push(`c.district_code = ${bind(district)}`);
  const unit = scope.unitCode ?? query.unitCode ?? null;
  if (unit) {
    const code = bind(unit);
    where.push(`(c.unit_code = ${code} OR c.sub_unit_code = ${code})`);
  }
  const statuses = statusesOf(query);
  if (statuses) where.push(`c.status = ANY(${bind(statuses)}::text[])`);
  if (query.categoryId) where.push(`c.category_id = ANY(${bind(query.categoryId)}::text[])`);
  if (query.gridCode) where.push(`c.${gridColumn(query.gridCode)} = ${bind(query.gridCode)}`);
  if (query.reporter) where.push(`c.reporter_id = ${bind(actor.id)}::uuid`);
  if (query.inspector) {
    where.push(`EXISTS (SELECT FROM responsibility_grid_inspectors i WHERE i.user_id = ${bind(actor.id)}::uuid
      AND i.district_code = c.district_code AND i.responsibility_grid_code = c.responsibility_grid_code AND now() < i.valid_to)`);
  }
  const zone = "(SELECT time_zone FROM calendars WHERE code = 'default')";
  if (query.from) where.push(`c.reported_at >= (${bind(query.from)}::date)::timestamp AT TIME ZONE ${zone}`);
  if (query.to) where.push(`c.reported_at < (${bind(query.to)}::date + 1)::timestamp AT TIME ZONE ${zone}`);
  if (query.lamp) where.push(`${lampSql('$1::timestamptz')} = ANY(${bind(query.lamp)}::text[])`);
  if (where.length === 0) where.push('true');
  return { where, values };
}

function statusesOf(query: QueryOf<'listCases'>): readonly string[] | null {
  if (!query.status && !query.stage) return null;
  const ofStage = caseStatuses.filter((status) => query.stage?.includes(stageOf(status)));
  return [...new Set([...(query.status ?? []), ...ofStage])];
}

function gridColumn(code: string): string {
  if (code.includes('Z')) return 'responsibility_grid_code';
  const columns: Record<number, string> = {
    6: 'district_code',
    9: 'subdistrict_code',
    12: 'community_code',
    15: 'unit_grid_code',
  };
  return columns[code.length] ?? 'unit_grid_code';
}

function pageOf(
  order: QueryOf<'listCases'>['order'],
  cursor: CaseCursor | null,
  conditions: Conditions,
): { order: string; after: string[] } {
  const isDue = order === 'due';
  const key = isDue ? "coalesce(c.step_due_at, 'infinity')" : 'c.reported_at';
  const sorted = isDue ? `${key}, c.id` : `${key} DESC, c.id DESC`;
  if (!cursor) return { order: sorted, after: [] };
  const at = `$${conditions.values.push(cursor.at)}::timestamptz`;
  const id = `$${conditions.values.push(cursor.id)}::uuid`;
  return { order: sorted, after: [`(${key}, c.id) ${isDue ? '>' : '<'} (${at}, ${id})`] };
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
