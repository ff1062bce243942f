import type { Activity, CaseFile } from '../../domain/case/caseFile.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const timeFields = [
  'confirmedAt',
  'suspendedUntil',
  'supervisionDueAt',
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'acknowledgedAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
  'dueAt',
  'stepStartedAt',
  'stepWarnAt',
  'stepDueAt',
  'stepPausedAt',
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
  'professionalGridCodes',
  'areaClass',
  'reporterId',
  'unitCode',
  'subUnitCode',
  'previousUnitCode',
  'dispatchRuleId',
  'dispatchRuleVersion',
  'dispatchCount',
  'handlerId',
  'handlerIds',
  'verifierId',
  'assigneeId',
  'reworkCount',
  'extensionCount',
  'reopenCount',
  'request',
  'isSelfDisposal',
  'selfDisposalAudit',
  'supervision',
  'appeal',
  'duplicateOf',
  'parentId',
  'statusBeforeLink',
  'disposalClock',
] as const satisfies readonly (keyof CaseFile)[];

type StoredField = (typeof timeFields)[number] | (typeof plainFields)[number] | 'location';
/** Every field of a case is written: a forgotten one does not compile. */
const _everyField: Exclude<keyof CaseFile, StoredField> extends never ? true : false = true;
void _everyField;

/** Every column of `cases` that a decision writes, in one order. */
export const caseColumns: readonly string[] = [...plainFields, ...timeFields].map(snake).concat('location');

const activityFields = [
  'districtCode',
  'caseId',
  'sequence',
  'commandId',
  'kind',
  'actorId',
  'actorRole',
  'actorName',
  'fromStatus',
  'toStatus',
  'at',
  'capturedAt',
  'note',
  'unitCode',
  'endedStep',
  'stepStartedAt',
  'stepDueAt',
  'details',
  'photos',
] as const satisfies readonly (keyof Activity)[];

/** Columns of `activities`, in one order. */
export const activityColumns: readonly string[] = activityFields.map(snake);

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

/** A function of PostgreSQL takes at most 100 arguments. */
const PAIRS_PER_OBJECT = 40;

/** SQL that gives columns of a table alias as one JSON object with the names of the domain. */
function asJson(alias: string, fields: readonly string[]): string {
  const pairs = fields.map((field) => `'${field}', ${alias}.${snake(field)}`);
  const objects: string[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS_PER_OBJECT) {
    objects.push(`jsonb_build_object(${pairs.slice(start, start + PAIRS_PER_OBJECT).join(', ')})`);
  }
  return objects.join(' || ');
}

/** SQL that gives a row of `cases` (alias `c`) as one JSON object with longitude and latitude. */
export const caseAsJson = `${asJson('c', [...plainFields, ...timeFields])}
  || jsonb_build_object('location', jsonb_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)))`;

/** SQL that gives a row of `activities` (alias `a`) as one JSON object. */
export const activityAsJson = asJson('a', activityFields);

/** JSON from the database to a case: instants in UTC with milliseconds, as the domain writes them. */
export function caseFromJson(json: CaseFile): CaseFile {
  const times = Object.fromEntries(timeFields.map((field) => [field, toUtc(json[field])]));
  return { ...json, ...times };
}

/** JSON from the database to an activity. */
export function activityFromJson(json: Activity): Activity {
  return {
    ...json,
    at: toUtc(json.at) ?? json.at,
    capturedAt: toUtc(json.capturedAt),
    stepStartedAt: toUtc(json.stepStartedAt),
    stepDueAt: toUtc(json.stepDueAt),
  };
}

function toUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
