import { z } from 'zod';
import { caseSources, caseStages, caseStatuses, caseSteps, requestKinds } from '../domain/case/caseFile.ts';
import { commandKinds } from '../domain/case/commandKind.ts';
import { areaClasses, areaLevels, professionalKinds } from '../domain/grid/codes.ts';
import { permissions, roleCodes } from '../domain/identity/permissions.ts';
import { refusalCodes } from '../domain/refusal.ts';
import { lamps } from '../domain/time-limit/lamp.ts';
import { limitUnits } from '../domain/time-limit/units.ts';
import { heatLevels } from './heatLevels.ts';

export type { HeatmapLevel } from './heatLevels.ts';

export const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');
export const day = z.iso.date().describe('YYYY-MM-DD in the city’s time zone');
export const longitude = z.number().min(-180).max(180).describe('degrees east, WGS 84');
/** Wider than the globe on purpose: exchanged coordinates get the refusal that says so, not a bare "invalid". */
export const latitude = z.number().min(-180).max(180).describe('degrees north, WGS 84');
export const queryLongitude = z.coerce.number().min(-180).max(180);
export const queryLatitude = z.coerce.number().min(-180).max(180);
export const districtCode = z.string().regex(/^\d{6}$/);
export const areaCode = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const uuid = z.uuid();

export const position = z.strictObject({ longitude, latitude });
export const fix = z.strictObject({ longitude, latitude, accuracyMeters: z.number().min(0).max(100_000), at: instant });

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum([...refusalCodes, 'internal-error']),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;

export const session = z.object({
  id: z.string(),
  name: z.string(),
  roleCode: z.enum(roleCodes),
  permissions: z.array(z.enum(permissions)),
  districtCode: districtCode.nullable(),
  unitCode: z.string().nullable(),
});
export type Session = z.infer<typeof session>;

export const boundingBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const city = z.object({
  name: z.string(),
  bounds: boundingBox.describe('west, south, east, north'),
  timeZone: z.string(),
  isDemo: z.boolean(),
  /** Whose geographic data the map is made of, to be shown on it; empty where nobody asks for it. */
  attribution: z.string(),
  districts: z.array(
    z.object({ code: districtCode, name: z.string(), bounds: boundingBox, hasUnitGrids: z.boolean() }),
  ),
  tileVersions: z.record(z.string(), z.string()).describe('layer → version in its tile address'),
  demoAccounts: z.array(
    z.object({
      login: z.string(),
      password: z.string(),
      name: z.string(),
      roleCode: z.enum(roleCodes),
      hint: z.string(),
    }),
  ),
});
export type City = z.infer<typeof city>;

const named = z.object({ code: z.string(), name: z.string() });
export const nearbyComponent = z.object({
  code: z.string(),
  categoryId: z.string(),
  name: z.string(),
  state: z.string(),
  maintainerCode: z.string().nullable(),
  location: position,
  distanceMeters: z.number(),
});
export const locatedPlace = z.object({
  district: named,
  subdistrict: named,
  community: named,
  unitGrid: z.object({ code: z.string(), areaClass: z.enum(areaClasses), areaSquareMeters: z.number() }),
  responsibilityGrid: z
    .object({ code: z.string(), name: z.string(), inspectors: z.array(z.object({ id: uuid, name: z.string() })) })
    .nullable(),
  professionalGrids: z.array(
    z.object({ code: z.string(), kind: z.enum(professionalKinds), name: z.string(), unitCode: z.string().nullable() }),
  ),
  components: z.array(nearbyComponent),
});
export type LocatedPlace = z.infer<typeof locatedPlace>;

export const filingCondition = z.object({
  id: z.string(),
  number: z.int(),
  filingText: z.string(),
  closingText: z.string(),
  limits: z.record(z.enum(areaClasses), z.object({ value: z.number(), unit: z.enum(limitUnits) })),
});
export const category = z.object({
  id: z.string(),
  edition: z.string(),
  kind: z.enum(['component', 'event']),
  code: z.string(),
  majorName: z.string(),
  name: z.string(),
  englishName: z.string(),
  professionalKind: z.enum(professionalKinds).nullable(),
  isReportable: z.boolean(),
  /** Cases of the last 60 days, so that the tablet can offer the most frequent first. */
  recentCases: z.int().describe('how many of the latest thousand cases of each district'),
  conditions: z.array(filingCondition),
});
export type Category = z.infer<typeof category>;

export const disposalUnit = z.object({
  code: z.string(),
  name: z.string(),
  englishName: z.string().nullable(),
  districtCode,
  subdistrictCode: z.string().nullable(),
  trades: z.array(z.string()),
  /** The unit it is a sub-unit of. */
  parentCode: z.string().nullable(),
});
export type DisposalUnit = z.infer<typeof disposalUnit>;

export const area = z.object({
  code: areaCode,
  level: z.enum(areaLevels),
  name: z.string(),
  parentCode: areaCode.nullable(),
  bounds: boundingBox,
});
export type Area = z.infer<typeof area>;

export const caseRequest = z.object({
  kind: z.enum(requestKinds),
  reason: z.string(),
  requestedAt: instant,
  value: z.number().nullable().describe('extension: how much more, in the limit’s own unit'),
  until: instant.nullable().describe('suspension: until when'),
});

export const clock = z.object({
  limit: z.object({ value: z.number(), unit: z.enum(limitUnits) }),
  extension: z.number(),
  startedAt: instant,
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
});

export const caseSummary = z.object({
  districtCode,
  id: uuid,
  number: z.string(),
  version: z.int(),
  status: z.enum(caseStatuses),
  stage: z.enum(caseStages),
  source: z.enum(caseSources),
  categoryId: z.string(),
  categoryName: z.string(),
  description: z.string(),
  address: z.string().nullable(),
  location: position,
  unitGridCode: z.string(),
  responsibilityGridCode: z.string().nullable(),
  subdistrictCode: z.string(),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  lamp: z.enum(lamps),
  reportedAt: instant,
  dispatchedAt: instant.nullable(),
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  updatedAt: instant,
  reworkCount: z.int(),
  /** The clock of the step the case is in; of the disposal where it has ended. */
  stepStartedAt: instant,
  stepWarnAt: instant.nullable(),
  stepDueAt: instant.nullable(),
  stepPausedAt: instant.nullable(),
  professionalGridCodes: z.array(z.string()),
  subUnitCode: z.string().nullable(),
  assigneeId: uuid.nullable(),
  request: caseRequest.nullable(),
  suspendedUntil: instant.nullable(),
  isSelfDisposal: z.boolean(),
  selfDisposalAudit: z.enum(['pending', 'passed', 'failed']).nullable(),
  supervision: z.enum(['owed', 'answered']).nullable(),
  supervisionDueAt: instant.nullable(),
  appeal: z.enum(['pending', 'granted', 'denied']).nullable(),
  extensionCount: z.int(),
  reopenCount: z.int(),
  duplicateOf: uuid.nullable(),
  parentId: uuid.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const activity = z.object({
  sequence: z.int(),
  kind: z.enum(commandKinds),
  actorName: z.string(),
  actorRole: z.string(),
  fromStatus: z.enum(caseStatuses).nullable(),
  toStatus: z.enum(caseStatuses),
  at: instant,
  capturedAt: instant.nullable(),
  note: z.string().nullable(),
  unitCode: z.string().nullable(),
  endedStep: z.enum(caseSteps).nullable(),
  stepStartedAt: instant.nullable(),
  stepDueAt: instant.nullable(),
  details: z.record(z.string(), z.unknown()),
  photos: z.array(sha256),
});
export type ActivityView = z.infer<typeof activity>;

export const relatedCase = z.object({
  relation: z.enum(['duplicate-of', 'duplicate', 'parent', 'child']),
  id: uuid,
  number: z.string(),
  status: z.enum(caseStatuses),
  categoryName: z.string(),
  description: z.string(),
  reportedAt: instant,
});

export const caseAction = z.object({
  kind: z.enum(commandKinds),
  isAllowed: z.boolean(),
  /** Why not, where it is not: the refusal code, to be shown beside the disabled button. */
  refusal: z.enum(refusalCodes).nullable(),
});

export const caseDetail = caseSummary.extend({
  filingConditionId: z.string().nullable(),
  filingText: z.string().nullable(),
  closingText: z.string().nullable(),
  componentCode: z.string().nullable(),
  componentName: z.string().nullable(),
  communityCode: z.string(),
  districtName: z.string(),
  subdistrictName: z.string(),
  communityName: z.string(),
  responsibilityGridName: z.string().nullable(),
  areaClass: z.enum(areaClasses),
  reporterName: z.string().nullable(),
  confirmedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  filedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  handledAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  disposalClock: clock.nullable(),
  dispatchRuleId: z.string().nullable(),
  dispatchRuleName: z.string().nullable(),
  dispatchRuleVersion: z.int().nullable(),
  dispatchCount: z.int(),
  subUnitName: z.string().nullable(),
  assigneeName: z.string().nullable(),
  /** Cases linked to this one, the one it repeats, its parent and its children. */
  related: z.array(relatedCase),
  /** What deciding the pending request now would make of the due time. */
  dueIfGranted: instant.nullable(),
  dueIfDenied: instant.nullable(),
  activities: z.array(activity),
  actions: z.array(caseAction),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** A day on which grids began to hold or ended, and how many. */
export const gridEdition = z.object({
  day,
  unitBegun: z.int(),
  unitEnded: z.int(),
  responsibilityBegun: z.int(),
  responsibilityEnded: z.int(),
  professionalBegun: z.int(),
  professionalEnded: z.int(),
});
export type GridEdition = z.infer<typeof gridEdition>;

export const gridDetail = z.object({
  level: z.enum(heatLevels),
  code: z.string(),
  name: z.string(),
  areaClass: z.enum(areaClasses).nullable(),
  areaSquareMeters: z.number(),
  bounds: boundingBox,
  inspectors: z.array(z.string()),
  componentCount: z.int(),
  openCaseCount: z.int(),
});
export type GridDetail = z.infer<typeof gridDetail>;

export const receipt = z.object({
  commandId: uuid,
  caseId: uuid,
  districtCode,
  number: z.string(),
  version: z.int(),
  status: z.enum(caseStatuses),
});
export type Receipt = z.infer<typeof receipt>;

export const notice = z.object({
  districtCode,
  position: z.int(),
  kind: z.enum(commandKinds),
  caseId: uuid,
  number: z.string(),
  version: z.int(),
  status: z.enum(caseStatuses),
  unitCodes: z.array(z.string()).describe('units and sub-units that have the case, or had it before'),
  at: instant,
});
export type Notice = z.infer<typeof notice>;

export const machineKey = z.object({
  id: uuid,
  name: z.string(),
  roleCode: z.enum(roleCodes),
  districtCode: districtCode.nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
});
export type MachineKey = z.infer<typeof machineKey>;
