import type { CaseFilter } from '../../contract/schemas/caseFilter.ts';
import { caseStatuses, openStatuses, stageOf } from '../../domain/case/caseFile.ts';
import { type Actor, caseScope } from '../../domain/identity/permissions.ts';
import type { Lamp } from '../../domain/time-limit/lamp.ts';
import { tokenConditions } from './searchTokens.ts';

type Filter = Omit<CaseFilter, 'order'>;

/** Conditions on `cases c` with their parameters; `$1` is the present instant. */
export interface Conditions {
  readonly where: string[];
  readonly values: unknown[];
}
export type Bind = (value: unknown) => string;

/**
 * What a filter asks, in the actor's scope. A list of open cases is short by its status, so plain columns narrow it; a
 * search over all time asks the tokens of `case_search`. `people` are the users that `person` names.
 */
export function conditionsOf(filter: Filter, actor: Actor, now: Date, people: readonly string[]): Conditions {
  const values: unknown[] = [now.toISOString()];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const statuses = statusesOf(filter);
  const isShort = statuses?.every((status) => openStatuses.some((open) => open === status)) ?? false;
  const where = [
    ...scopeConditions(filter, actor, bind),
    ...(statuses ? statusConditions(statuses, actor, filter, bind) : []),
    ...(isShort ? plainConditions(filter, actor, bind) : []),
    ...tokenConditions(filter, actor, bind, isShort),
    ...peopleConditions(filter, actor, people, bind),
    ...timeConditions(filter, bind),
    ...specialConditions(filter, bind),
    ...boundsConditions(filter, bind),
  ];
  return { where: where.length === 0 ? ['true'] : where, values };
}

function scopeConditions(filter: Filter, actor: Actor, bind: Bind): string[] {
  const scope = caseScope(actor);
  const district = scope.districtCode ?? filter.districtCode ?? null;
  const unitSets = [...(scope.unitCode ? [[scope.unitCode]] : []), ...(filter.unitCode ? [filter.unitCode] : [])];
  const ofUnits = (units: readonly string[]): string => {
    const codes = `ANY(${bind(units)}::text[])`;
    return `(c.unit_code = ${codes} OR c.sub_unit_code = ${codes})`;
  };
  return [...(district ? [`c.district_code = ${bind(district)}`] : []), ...unitSets.map(ofUnits)];
}

function statusesOf(filter: Filter): readonly string[] | null {
  if (!filter.status && !filter.stage) return null;
  const ofStage = caseStatuses.filter((status) => filter.stage?.includes(stageOf(status)));
  return [...new Set([...(filter.status ?? []), ...ofStage])];
}

/**
 * The indexes of statuses begin with the district: where none is named, each is. Not where closed cases are asked for,
 * which are nearly all: no index narrows those, and the planner, who cannot look into the list, would take them for few.
 */
function statusConditions(statuses: readonly string[], actor: Actor, filter: Filter, bind: Bind): string[] {
  const isEverywhere = caseScope(actor).districtCode === null && !filter.districtCode;
  return [
    ...(isEverywhere && !statuses.includes('closed')
      ? ["c.district_code = ANY(ARRAY(SELECT code FROM administrative_areas WHERE level = 'district'))"]
      : []),
    `c.status = ANY(${bind(statuses)}::text[])`,
  ];
}

function plainConditions(filter: Filter, actor: Actor, bind: Bind): string[] {
  const { categoryId, source, gridCode, professionalGridCode, reporter } = filter;
  const areas = gridCode?.map((code) => `c.${gridColumn(code)} = ${bind(code)}`);
  return [
    ...(categoryId ? [`c.category_id = ANY(${bind(categoryId)}::text[])`] : []),
    ...(source ? [`c.source = ANY(${bind(source)}::text[])`] : []),
    ...(areas ? [`(${areas.join(' OR ')})`] : []),
    ...(professionalGridCode ? [`c.professional_grid_codes && ${bind(professionalGridCode)}::text[]`] : []),
    ...(reporter ? [`c.reporter_id = ${bind(actor.id)}::uuid`] : []),
  ];
}

const columnsOfLength: Readonly<Record<number, string>> = {
  6: 'district_code',
  9: 'subdistrict_code',
  12: 'community_code',
};

function gridColumn(code: string): string {
  if (code.includes('Z')) return 'responsibility_grid_code';
  return columnsOfLength[code.length] ?? 'unit_grid_code';
}

function peopleConditions(filter: Filter, actor: Actor, people: readonly string[], bind: Bind): string[] {
  return [
    ...(filter.inspector
      ? [
          `EXISTS (SELECT FROM responsibility_grid_inspectors i WHERE i.user_id = ${bind(actor.id)}::uuid
            AND i.district_code = c.district_code AND i.responsibility_grid_code = c.responsibility_grid_code AND now() < i.valid_to)`,
        ]
      : []),
    ...(filter.person
      ? [
          `EXISTS (SELECT FROM activities a WHERE a.actor_id = ANY(${bind(people)}::uuid[])
            AND a.district_code = c.district_code AND a.case_id = c.id)`,
        ]
      : []),
  ];
}

const zone = "(SELECT time_zone FROM calendars WHERE code = 'default')";

/** A disposal clock that stands still is compared where it stands. */
const disposalInstant = `CASE WHEN c.disposal_clock #>> '{pauses,-1,to}' IS NULL
  THEN coalesce((c.disposal_clock #>> '{pauses,-1,from}')::timestamptz, $1::timestamptz) ELSE $1::timestamptz END`;

const stepInstant = 'coalesce(c.step_paused_at, $1::timestamptz)';

/** The rule of `lampSql` as comparisons, of which the planner knows how many cases they leave; of a CASE it does not. */
const lampConditions: Readonly<Record<Lamp, string>> = {
  none: 'c.step_due_at IS NULL',
  red: `c.step_due_at < ${stepInstant}`,
  yellow: `c.step_due_at >= ${stepInstant} AND c.step_warn_at < ${stepInstant}`,
  green: `c.step_due_at >= ${stepInstant} AND c.step_warn_at >= ${stepInstant}`,
};

function timeConditions({ from, to, lamp, isOverdue }: Filter, bind: Bind): string[] {
  const isRed = lamp?.every((each) => each === 'red');
  return [
    ...(from ? [`c.reported_at >= (${bind(from)}::date)::timestamp AT TIME ZONE ${zone}`] : []),
    ...(to ? [`c.reported_at < (${bind(to)}::date + 1)::timestamp AT TIME ZONE ${zone}`] : []),
    // What is red is past its due time, which an index knows.
    ...(isRed ? ['c.step_due_at < $1::timestamptz'] : []),
    ...(lamp ? [`(${lamp.map((each) => lampConditions[each]).join(' OR ')})`] : []),
    ...(isOverdue
      ? [`c.due_at < $1::timestamptz AND ${disposalInstant} > c.due_at AND c.appeal IS DISTINCT FROM 'granted'`]
      : []),
  ];
}

function specialConditions({ request, supervision, appeal, selfDisposalAudit }: Filter, bind: Bind): string[] {
  // Said apart from the value, so that the partial indexes of these few cases are known to hold the answer.
  const among = (column: string, values: readonly string[] | undefined, expression = column) =>
    values ? [`${column} IS NOT NULL AND ${expression} = ANY(${bind(values)}::text[])`] : [];
  return [
    ...among('c.request', request, "c.request ->> 'kind'"),
    ...among('c.supervision', supervision),
    ...among('c.appeal', appeal),
    ...among('c.self_disposal_audit', selfDisposalAudit),
  ];
}

function boundsConditions({ bounds }: Filter, bind: Bind): string[] {
  if (!bounds) return [];
  const sides = bounds.split(',').map((side) => `${bind(Number(side))}::float8`);
  return [`c.location && ST_MakeEnvelope(${sides.join(', ')}, 4326)`];
}
