import type { AreaClass } from '../grid/codes.ts';
import type { RoleCode } from '../identity/permissions.ts';
import type { Clock } from '../time-limit/clock.ts';
import type { CommandKind } from './commandKind.ts';

/** Where a case stands. The seven stages of DOMAIN §5 map onto these; see `stageOf`. */
export const caseStatuses = [
  'reported',
  'confirming',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'suspended',
  'verifying',
  'verified',
  'closed',
  'refused',
  'voided',
  'duplicate',
  'split',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const caseStages = ['acceptance', 'filing', 'dispatch', 'disposal', 'verification', 'closure', 'ended'] as const;
export type CaseStage = (typeof caseStages)[number];

/** The steps whose time is limited, each with a clock of its own while the case is in it. */
export const caseSteps = [
  'acceptance',
  'confirmation',
  'filing',
  'dispatch',
  'disposal',
  'verification',
  'closure',
] as const;
export type CaseStep = (typeof caseSteps)[number];

const places: Readonly<Record<CaseStatus, { readonly stage: CaseStage; readonly step: CaseStep | null }>> = {
  reported: { stage: 'acceptance', step: 'acceptance' },
  confirming: { stage: 'acceptance', step: 'confirmation' },
  accepted: { stage: 'filing', step: 'filing' },
  filed: { stage: 'dispatch', step: 'dispatch' },
  dispatched: { stage: 'disposal', step: 'disposal' },
  handling: { stage: 'disposal', step: 'disposal' },
  suspended: { stage: 'disposal', step: 'disposal' },
  verifying: { stage: 'verification', step: 'verification' },
  verified: { stage: 'closure', step: 'closure' },
  closed: { stage: 'ended', step: null },
  refused: { stage: 'ended', step: null },
  voided: { stage: 'ended', step: null },
  duplicate: { stage: 'ended', step: null },
  split: { stage: 'ended', step: null },
};

/** The stage a status belongs to. */
export function stageOf(status: CaseStatus): CaseStage {
  return places[status].stage;
}

/** The step whose clock runs in a status; null when the case has ended. */
export function stepOf(status: CaseStatus): CaseStep | null {
  return places[status].step;
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

export const requestKinds = ['return', 'extension', 'suspension'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a unit has asked for and the dispatcher has not yet decided. */
export interface CaseRequest {
  readonly kind: RequestKind;
  readonly reason: string;
  readonly requestedAt: string;
  /** Extension: how much more, in the limit's own unit. */
  readonly value: number | null;
  /** Suspension: until when. */
  readonly until: string | null;
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
  readonly professionalGridCodes: readonly string[];
  readonly areaClass: AreaClass;
  readonly reporterId: string | null;
  readonly confirmedAt: string | null;
  readonly unitCode: string | null;
  readonly subUnitCode: string | null;
  /** The unit whose return was granted: sent there again, its clock goes on. */
  readonly previousUnitCode: string | null;
  readonly dispatchRuleId: string | null;
  readonly dispatchRuleVersion: number | null;
  readonly dispatchCount: number;
  readonly handlerId: string | null;
  /** Everybody who had a hand in the disposal: none of them may verify it. */
  readonly handlerIds: readonly string[];
  readonly verifierId: string | null;
  /** The inspector that the present confirmation or verification was given to; null = whoever patrols there. */
  readonly assigneeId: string | null;
  readonly reworkCount: number;
  readonly extensionCount: number;
  readonly reopenCount: number;
  readonly request: CaseRequest | null;
  readonly suspendedUntil: string | null;
  readonly isSelfDisposal: boolean;
  readonly selfDisposalAudit: 'pending' | 'passed' | 'failed' | null;
  /** `owed`: a supervisor urged it and waits for an answer. */
  readonly supervision: 'owed' | 'answered' | null;
  readonly supervisionDueAt: string | null;
  readonly appeal: 'pending' | 'granted' | 'denied' | null;
  /** The case that this one repeats. */
  readonly duplicateOf: string | null;
  /** The case that this one was split from. */
  readonly parentId: string | null;
  /** Where a linked duplicate stood, and goes back to when it is unlinked. */
  readonly statusBeforeLink: CaseStatus | null;
  readonly reportedAt: string;
  readonly acceptedAt: string | null;
  readonly filedAt: string | null;
  readonly dispatchedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly handledAt: string | null;
  readonly verifiedAt: string | null;
  readonly closedAt: string | null;
  readonly disposalClock: Clock | null;
  /** Of the disposal clock. */
  readonly dueAt: string | null;
  /** Of the step the case is in; of the disposal clock when it has ended. */
  readonly stepStartedAt: string;
  readonly stepWarnAt: string | null;
  readonly stepDueAt: string | null;
  readonly stepPausedAt: string | null;
  readonly updatedAt: string;
}

/** The step that an activity brought to its end, with what it was allowed. */
export interface EndedStep {
  readonly step: CaseStep;
  readonly startedAt: string;
  readonly dueAt: string | null;
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
  /** The unit that had the case before this activity, or got it by it. */
  readonly unitCode: string | null;
  readonly endedStep: CaseStep | null;
  readonly stepStartedAt: string | null;
  readonly stepDueAt: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly photos: readonly string[];
}
