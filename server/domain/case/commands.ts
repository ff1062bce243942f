import type { CaseSource, Position } from './caseFile.ts';
import type { CommandKind } from './commandKind.ts';

/** A position fix of the device: taken while the camera is open, because browsers strip it from the photo. */
export interface PositionFix extends Position {
  readonly accuracyMeters: number;
  readonly at: string;
}

interface Found {
  readonly location: Position;
  readonly fix?: PositionFix | undefined;
  readonly categoryId: string;
  readonly componentCode?: string | undefined;
  readonly description: string;
  readonly address?: string | undefined;
  readonly photos: readonly string[];
}

export interface ReportPayload extends Found {
  readonly filingConditionId?: string | undefined;
  readonly source: CaseSource;
}

/** The inspector solved it on the spot: filed and closed in one (自处置). */
export interface SelfDisposalPayload extends Found {
  readonly filingConditionId: string;
}

/** What becomes of one part of a case that is split. Its id is made by the client, so that a repetition makes none twice. */
export interface ChildPayload {
  readonly caseId: string;
  readonly categoryId: string;
  readonly filingConditionId?: string | undefined;
  readonly description: string;
}

interface Remark {
  readonly note?: string | undefined;
}
interface Because {
  readonly reason: string;
}
interface FieldVisit extends Remark {
  readonly photos: readonly string[];
  readonly fix?: PositionFix | undefined;
}
interface DecisionOnRequest extends Remark {
  readonly isApproved: boolean;
}

/** What each kind of command carries beside the case it is for. */
export interface CommandPayloads extends Record<CommandKind, object> {
  report: ReportPayload;
  'self-dispose': SelfDisposalPayload;
  'request-confirmation': Remark & { readonly inspectorId?: string | undefined };
  'assign-inspector': Remark & { readonly inspectorId: string | null };
  confirm: FieldVisit & { readonly found: boolean };
  accept: Remark;
  refuse: Because;
  file: Remark & { readonly filingConditionId?: string | undefined };
  dispatch: Remark & { readonly unitCode: string };
  acknowledge: Remark;
  'assign-sub-unit': Remark & { readonly unitCode: string | null };
  handle: FieldVisit & { readonly note: string };
  'give-feedback': FieldVisit & { readonly note: string };
  'request-return': Because;
  'decide-return': DecisionOnRequest;
  /** `value`: how much more time, in the limit's own unit. */
  'request-extension': Because & { readonly value: number };
  'decide-extension': DecisionOnRequest;
  'request-suspension': Because & { readonly until: string };
  'decide-suspension': DecisionOnRequest;
  wake: Remark;
  verify: FieldVisit & { readonly passed: boolean };
  rework: Because;
  close: Remark;
  void: Because;
  urge: Because;
  'answer-urge': { readonly note: string };
  appeal: Because;
  'decide-appeal': DecisionOnRequest;
  'audit-self-disposal': Remark & { readonly passed: boolean };
  'link-duplicate': Remark & { readonly otherCaseId: string };
  'unlink-duplicate': Because;
  merge: Because & { readonly otherCaseId: string };
  split: Because & { readonly children: readonly ChildPayload[] };
  reopen: Because;
  recategorise: Because & { readonly categoryId: string; readonly filingConditionId?: string | undefined };
  relocate: Because & { readonly location: Position; readonly address?: string | undefined };
  recompute: Because;
  note: { readonly note: string };
}

export type CaseCommand = {
  [K in CommandKind]: {
    readonly kind: K;
    readonly commandId: string;
    readonly caseId: string;
    /** The district that holds the case; a new case has none yet, its place decides. */
    readonly districtCode?: string | undefined;
    readonly capturedAt?: string | undefined;
    /** The version the person saw; absent when the command may apply to any version. */
    readonly expectedVersion?: number | undefined;
    readonly payload: CommandPayloads[K];
  };
}[CommandKind];

export type CommandOf<K extends CommandKind> = Extract<CaseCommand, { kind: K }>;

/** The commands that make a case; every other is given about a case that is there. */
export const foundingKinds = ['report', 'self-dispose'] as const satisfies readonly CommandKind[];
export type FoundingKind = (typeof foundingKinds)[number];

/** Whether a command makes a new case at a place. */
export function isFounding(command: CaseCommand): command is CommandOf<FoundingKind> {
  return command.kind === 'report' || command.kind === 'self-dispose';
}
