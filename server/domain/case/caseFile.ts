import type { AreaClass } from '../grid/codes.ts';
import type { RoleCode } from '../identity/permissions.ts';
import type { CommandKind } from './commandKind.ts';

/** Where a case stands. The seven stages of DOMAIN §5 map onto these; see `stageOf`. */
export const caseStatuses = [
  'reported',
  'confirming',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'verifying',
  'verified',
  'closed',
  'refused',
  'voided',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const caseStages = ['acceptance', 'filing', 'dispatch', 'disposal', 'verification', 'closure', 'ended'] as const;
export type CaseStage = (typeof caseStages)[number];

const stages: Readonly<Record<CaseStatus, CaseStage>> = {
  reported: 'acceptance',
  confirming: 'acceptance',
  accepted: 'filing',
  filed: 'dispatch',
  dispatched: 'disposal',
  handling: 'disposal',
  verifying: 'verification',
  verified: 'closure',
  closed: 'ended',
  refused: 'ended',
  voided: 'ended',
};

/** The stage a status belongs to. */
export function stageOf(status: CaseStatus): CaseStage {
  return stages[status];
}

/** The statuses of a case that is still to be worked on. */
export const openStatuses: readonly CaseStatus[] = caseStatuses.filter((status) => stageOf(status) !== 'ended');

export const caseSources = ['inspector', 'hotline', 'citizen', 'supervisor', 'sensor'] as const;
export type CaseSource = (typeof caseSources)[number];

/** WGS 84 / CGCS2000 longitude and latitude in degrees (EPSG:4326). */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** The present state of a case: a projection of its activities. Times are ISO 8601 in UTC. */
export interface CaseFile {
  readonly districtCode: string;
  readonly id: string;
  /** Given by the database in the same transaction; empty until then. */
  readonly number: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly source: CaseSource;
  readonly categoryId: string;
  readonly filingConditionId: string | null;
  readonly componentCode: string | null;
  readonly description: string;
  readonly address: string | null;
  readonly location: Position;
  readonly subdistrictCode: string;
  readonly communityCode: string;
  readonly unitGridCode: string;
  readonly responsibilityGridCode: string | null;
  readonly areaClass: AreaClass;
  readonly reporterId: string | null;
  readonly confirmedAt: string | null;
  readonly unitCode: string | null;
  readonly dispatchRuleId: string | null;
  readonly handlerId: string | null;
  readonly verifierId: string | null;
  readonly reworkCount: number;
  readonly reportedAt: string;
  readonly acceptedAt: string | null;
  readonly filedAt: string | null;
  readonly dispatchedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly handledAt: string | null;
  readonly verifiedAt: string | null;
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  readonly updatedAt: string;
}

/** One line of a case's history: who did what, when, from where to where, why, with which photos. Never changed. */
export interface Activity {
  readonly districtCode: string;
  readonly caseId: string;
  /** 1, 2, 3 … within the case; equals the version that the activity led to. */
  readonly sequence: number;
  readonly commandId: string;
  readonly kind: CommandKind;
  readonly actorId: string | null;
  readonly actorRole: RoleCode | 'system';
  readonly actorName: string;
  readonly fromStatus: CaseStatus | null;
  readonly toStatus: CaseStatus;
  readonly at: string;
  /** When it happened in the field, where it was sent later. */
  readonly capturedAt: string | null;
  readonly note: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly photos: readonly string[];
}
