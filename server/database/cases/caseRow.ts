import type { Activity, CaseFile } from '../../domain/case/caseFile.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const timeFields = [
  'confirmedAt',
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'acknowledgedAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
  'dueAt',
  'updatedAt',
] as const satisfies readonly (keyof CaseFile)[];

const plainFields = [
  'districtCode',
  'id',
  'number',
  'version',
  'status',
  'source',
  'categoryId',
  'filingConditionId',
  'componentCode',
  'description',
  'address',
  'subdistrictCode',
  'communityCode',
  'unitGridCode',
  'responsibilityGridCode',
  'areaClass',
  'reporterId',
  'unitCode',
  'dispatchRuleId',
  'handlerId',
  'verifierId',
  'reworkCount',
] as const satisfies readonly (keyof CaseFile)[];

/** Every column of `cases` that a decision writes, in one order. */
export const caseColumns: readonly string[] = [...plainFields, ...timeFields].map(snake).concat('location');

/** Columns of `activities`, in one order. */
export const activityColumns: readonly string[] = [
  'district_code',
  'case_id',
  'sequence',
  'command_id',
  'kind',
  'actor_id',
  'actor_role',
  'actor_name',
  'from_status',
  'to_status',
  'at',
  'captured_at',
  'note',
  'details',
  'photos',
];

/** A case as the JSON object that `jsonb_populate_record(NULL::cases, …)` takes. */
export function caseToJson(caseFile: CaseFile): string {
  const row: Record<string, unknown> = {};
  for (const field of [...plainFields, ...timeFields]) row[snake(field)] = caseFile[field];
  row.location = `SRID=4326;POINT(${caseFile.location.longitude} ${caseFile.location.latitude})`;
  return JSON.stringify(row);
}

/** An activity as the JSON object that `jsonb_populate_record(NULL::activities, …)` takes. */
export function activityToJson(activity: Activity): string {
  return JSON.stringify(Object.fromEntries(Object.entries(activity).map(([field, value]) => [snake(field), value])));
}

/** SQL that gives a row of `cases` (alias `c`) as one JSON object with longitude and latitude. */
export const caseAsJson = `jsonb_build_object(${[...plainFields, ...timeFields]
  .map((field) => `'${field}', c.${snake(field)}`)
  .join(
    ', ',
  )}) || jsonb_build_object('location', jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)))`;

/** SQL that gives a row of `activities` (alias `a`) as one JSON object. */
export const activityAsJson = `jsonb_build_object('districtCode', a.district_code, 'caseId', a.case_id, 'sequence', a.sequence,
  'commandId', a.command_id, 'kind', a.kind, 'actorId', a.actor_id, 'actorRole', a.actor_role, 'actorName', a.actor_name,
  'fromStatus', a.from_status, 'toStatus', a.to_status, 'at', a.at, 'capturedAt', a.captured_at, 'note', a.note,
  'details', a.details, 'photos', a.photos)`;

/** JSON from the database to a case: instants in UTC with milliseconds, as the domain writes them. */
export function caseFromJson(json: CaseFile): CaseFile {
  const times = Object.fromEntries(timeFields.map((field) => [field, toUtc(json[field])]));
  return { ...json, ...times };
}

/** JSON from the database to an activity. */
export function activityFromJson(json: Activity): Activity {
  return { ...json, at: toUtc(json.at) ?? json.at, capturedAt: toUtc(json.capturedAt) };
}

function toUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
