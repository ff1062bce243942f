import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { CoordinateSystem } from '../../domain/survey/coordinateSystems.ts';
import type { Areas, LonLat } from '../../domain/survey/detectSystem.ts';
import type { StagedFeature } from '../../domain/survey/mapBaseRecord.ts';
import type { KnownCategory, StagedRow } from '../../domain/survey/mapRecord.ts';
import type { RunPlan } from '../../domain/survey/plan.ts';
import type { ReadBytes, Survey } from '../../domain/survey/record.ts';

/** Reads other people's files. Throws a SurveyRefused for what cannot be read. */
export interface SurveyFilePort {
  /** `signal` stops reading in the middle. */
  open(path: string, layer: string | undefined, fileName: string, signal: AbortSignal): Promise<Survey>;
  /** The way from a system to degrees of WGS 84. */
  toDegrees(system: CoordinateSystem, isSwapped: boolean): (x: number, y: number) => LonLat | null;
  /** The way back to a system's own numbers, easting or longitude first. */
  fromDegrees(system: CoordinateSystem): (place: LonLat) => readonly [number, number] | null;
}

/** A file to be loaded. */
export interface SurveyFile {
  readonly path: string;
  /** Its own name, where it lies under another. */
  readonly fileName: string;
  /** Under which name its keys are kept, so that the next file of the same stock is known again. */
  readonly dataset: string;
}

/** Hears how far it is: records done, of how many where that is known; while a file is read, its bytes where they are. */
export type Progress = (
  stage: 'staging' | 'checking' | 'loading',
  done: number,
  total: number | null,
  bytes?: ReadBytes | null,
) => void;

/** Files that people sent. */
export interface SurveyStorePort {
  /** Writes a file while it arrives. */
  receive(
    id: string,
    file: { fileName: string; ownerId: string },
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<{ byteCount: number } | Refusal>;
  /** Where a file lies that this person sent; null for anybody else's. */
  find(fileId: string, ownerId: string): Promise<{ path: string; fileName: string } | null>;
  /** The files that a person sent and that are still kept, the last one first. */
  list(ownerId: string): Promise<readonly { fileId: string; fileName: string; byteCount: number; receivedAt: Date }[]>;
  /** Throws a file of this person away; false when there is none. */
  remove(fileId: string, ownerId: string): Promise<boolean>;
  reportFailure(runId: string, error: unknown): void;
}

/** What a file is loaded as. */
export type ImportTarget = 'components' | 'base-map';
export type RunState = 'staging' | 'checked' | 'loading' | 'done' | 'cancelled';

/** What is said of a checked run before anything is loaded. */
export interface QualityReport {
  readonly outcomes: Record<'insert' | 'update' | 'unchanged' | 'rejected', number>;
  readonly rejections: Record<string, number>;
  readonly warnings: Record<string, number>;
  readonly accuracy: Record<string, number>;
  readonly categories: readonly { categoryId: string; name: string; records: number; removedIfWhole: number | null }[];
  /** Unit grids with far more records of a category than the file's grids have on average. */
  readonly dense: readonly { unitGridCode: string; categoryId: string; records: number; usual: number }[];
  readonly problems: readonly ProblemRow[];
  /** Names of units in the whole file that nobody knows, the most frequent first; reports of earlier days do not tell. */
  readonly unknownUnits?: readonly UnknownUnit[];
}
export interface UnknownUnit {
  readonly name: string;
  readonly records: number;
}
/** One record that needs a look; the report holds the first ones, the account counts all. */
export interface ProblemRow {
  readonly position: number;
  readonly problems: readonly string[];
  readonly name: string | null;
  readonly sourceKey: string | null;
  readonly twin: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Whether the loaded components of a run are in exactly the grids that they stand in. */
export interface GridProof {
  readonly checked: number;
  /** In another grid than the one at the place, or in none though there is one: 0, or the load was wrong. */
  readonly inWrongGrid: number;
  /** No unit grid is there. */
  readonly outsideGrids: number;
  /** On a common border: each belongs to one of the grids, the first by code. */
  readonly onBorder: number;
  /** The first codes of those in a wrong grid. */
  readonly examples: readonly string[];
}

/** The account of a run: `read` = inserted + updated + unchanged + rejected + waiting, or something is wrong. */
export interface ImportAccount {
  readonly runId: string;
  readonly districtCode: string;
  readonly state: RunState;
  readonly target: ImportTarget;
  readonly fileName: string;
  readonly dataset: string;
  readonly crs: string;
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: Record<string, number>;
  /** Components that the file does not name and that were removed, where it was the whole stock. */
  readonly removed: number;
  /** Records that a cancelled or interrupted load has not come to yet. */
  readonly waiting: number;
  readonly addsUp: boolean;
  /** Null while the run has not ended. */
  readonly gridProof: GridProof | null;
  /** Whether its staged records are still there, for going on and for the list of all problems. */
  readonly hasRows: boolean;
}

export interface NewRun {
  readonly districtCode: string;
  readonly id: string;
  readonly dataset: string;
  readonly fileName: string;
  readonly crs: string;
  readonly plan: RunPlan;
  readonly now: Date;
}
export interface RunKey {
  readonly districtCode: string;
  readonly runId: string;
}

/** Writes the quality report as a spreadsheet. */
export interface ImportReportPort {
  open(
    account: ImportAccount,
    pages: AsyncIterable<readonly ProblemRow[]>,
    language: ExportLanguage,
  ): Promise<AsyncIterable<Uint8Array>>;
}

/** Everything the import asks of the database. */
export interface ImportPort {
  /** The areas of one district, or of all; with their codes. */
  districts(districtCode: string | null): Promise<readonly { code: string; areas: Areas }[]>;
  /** Component categories by four-digit code and by plain name. */
  categories(): Promise<ReadonlyMap<string, KnownCategory>>;
  /** Unit codes of a district by plain name and by code. */
  units(districtCode: string): Promise<ReadonlyMap<string, string>>;
  citySystems(): Promise<readonly CoordinateSystem[]>;
  /** Metres to the nearest known component of the categories, in the middle of the places (700 where none is near); null where none is near any. */
  medianMetersToKnown(places: readonly LonLat[], categoryIds: readonly string[]): Promise<number | null>;
  begin(run: NewRun): Promise<void>;
  /** Keeps rows of a run that is being staged; false when it was cancelled meanwhile. */
  stage(run: RunKey, rows: readonly StagedRow[]): Promise<boolean>;
  stageFeatures(run: RunKey, rows: readonly StagedFeature[]): Promise<boolean>;
  /** Ends staging: grids, duplicates and what each record would do; keeps the report with the run. Null when it was cancelled. */
  check(run: RunKey, readCount: number, unknownUnits: readonly UnknownUnit[]): Promise<QualityReport | null>;
  /** Drops a run that was only looked at. */
  forget(run: RunKey): Promise<void>;
  /** Takes the district's one place for loading and looks at the stock again; `taken` when another run has it. */
  startLoading(run: RunKey): Promise<'started' | 'taken' | 'not-ready'>;
  /** Loads the next batch in one transaction; `isMore` false after the last. Does nothing in a run that is not loading. */
  loadBatch(run: RunKey): Promise<{ loaded: number; isMore: boolean }>;
  /** Removes what the file does not name, where it is the whole stock or the base map, and ends the run; one transaction. */
  finish(run: RunKey, now: Date): Promise<void>;
  /** Stops a run after its present batch. One that is still being staged is forgotten: half a file must never be loaded. */
  cancel(run: RunKey, now: Date): Promise<void>;
  /** Removes staged rows of runs that ended or were left alone long ago; their accounts stay. */
  tidy(now: Date): Promise<void>;
  /** How many records need a look. */
  problemCount(run: RunKey): Promise<number>;
  /** Records that need a look, in the order of the file, after a position. */
  problemsAfter(run: RunKey, after: number, limit: number): Promise<readonly ProblemRow[]>;
  /** The report of a checked run; null before. */
  report(run: RunKey): Promise<QualityReport | null>;
  account(run: RunKey): Promise<ImportAccount | null>;
  /** The newest runs of a district. */
  runs(districtCode: string): Promise<readonly ImportAccount[]>;
}
