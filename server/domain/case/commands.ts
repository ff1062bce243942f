import type { CaseSource, Position } from './caseFile.ts';
import type { CommandKind } from './commandKind.ts';

/** A position fix of the device: taken while the camera is open, because browsers strip it from the photo. */
export interface PositionFix extends Position {
  readonly accuracyMeters: number;
  readonly at: string;
}

export interface ReportPayload {
  readonly location: Position;
  readonly fix?: PositionFix | undefined;
  readonly categoryId: string;
  readonly filingConditionId?: string | undefined;
  readonly componentCode?: string | undefined;
  readonly description: string;
  readonly address?: string | undefined;
  readonly source: CaseSource;
  readonly photos: readonly string[];
}

/** What each kind of command carries beside the case it is for. */
export interface CommandPayloads extends Record<CommandKind, object> {
  report: ReportPayload;
  'request-confirmation': { note?: string | undefined };
  confirm: { found: boolean; note?: string | undefined; photos: readonly string[]; fix?: PositionFix | undefined };
  accept: { note?: string | undefined };
  refuse: { reason: string };
  file: { filingConditionId?: string | undefined; note?: string | undefined };
  dispatch: { unitCode: string; note?: string | undefined };
  acknowledge: { note?: string | undefined };
  'give-feedback': { note: string; photos: readonly string[]; fix?: PositionFix | undefined };
  verify: { passed: boolean; note?: string | undefined; photos: readonly string[]; fix?: PositionFix | undefined };
  close: { note?: string | undefined };
  void: { reason: string };
  note: { note: string };
}

export type CaseCommand = {
  [K in CommandKind]: {
    readonly kind: K;
    readonly commandId: string;
    readonly caseId: string;
    /** The district that holds the case; a report has none yet, its place decides. */
    readonly districtCode?: string | undefined;
    readonly capturedAt?: string | undefined;
    /** The version the person saw; absent when the command may apply to any version. */
    readonly expectedVersion?: number | undefined;
    readonly payload: CommandPayloads[K];
  };
}[CommandKind];
