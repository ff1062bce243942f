import type { DraftComparison, DraftSettings, GridDraft, Publication } from '../../contract/schemas/division.ts';
import type { DraftedUnitGrid } from '../../domain/division/compareLoads.ts';
import type { GridWork } from '../../domain/division/loadModel.ts';
import type { PartitionEdge, PartitionInput, PartitionOptions } from '../../domain/division/partition/input.ts';
import type { PartitionCertificate } from '../../domain/division/partition/judge.ts';
import type { Partition } from '../../domain/division/partition/partition.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A unit grid as a node of the map to be divided. Metres in a local plane. */
export interface UnitGridFacts extends GridWork {
  readonly code: string;
  readonly subdistrictCode: string;
  readonly responsibilityGridCode: string | null;
  readonly squareMeters: number;
  readonly perimeterMeters: number;
  readonly x: number;
  readonly y: number;
}

/** The unit grids of today and the borders they share, as places in the list. */
export interface UnitGridGraph {
  readonly unitGrids: readonly UnitGridFacts[];
  readonly edges: readonly PartitionEdge[];
}

export interface DraftKey {
  readonly districtCode: string;
  readonly draftId: string;
}

/** A draft as it is kept; its progress is known only where it is computed. */
export type StoredDraft = Omit<GridDraft, 'progress'>;

export interface NewMember {
  readonly code: string;
  readonly number: number;
  readonly cases: number;
  readonly minutes: number;
}

/** Drafts of responsibility grids and the map they are made of. */
export interface DivisionPort {
  readGraph(
    districtCode: string,
    scope: { readonly subdistrictCodes: readonly string[]; readonly caseDays: number; readonly now: Date },
  ): Promise<UnitGridGraph>;
  list(districtCode: string): Promise<readonly StoredDraft[]>;
  read(key: DraftKey): Promise<StoredDraft | null>;
  create(draft: {
    readonly key: DraftKey;
    readonly name: string;
    readonly settings: DraftSettings;
    readonly createdBy: string | null;
    readonly at: Date;
  }): Promise<void>;
  /** Ends a running draft with its result; one that was cancelled or removed meanwhile stays as it is. */
  finish(
    key: DraftKey,
    end:
      | { readonly state: 'done'; readonly certificate: PartitionCertificate; readonly members: readonly NewMember[] }
      | { readonly state: 'refused'; readonly refusal: Refusal }
      | { readonly state: 'failed' | 'cancelled' },
  ): Promise<void>;
  remove(key: DraftKey): Promise<void>;
  /** The drafted unit grids with the grids they are in today. */
  readMembers(key: DraftKey): Promise<readonly DraftedUnitGrid[]>;
  /** Outlines of the drafted grids by number and of the present ones by code; names of present grids by code. */
  readOutlines(key: DraftKey): Promise<DraftComparison['outlines']>;
  readNames(districtCode: string): Promise<ReadonlyMap<string, string>>;
  readToday(): Promise<string>;
  publish(key: DraftKey, from: string): Promise<Omit<Publication, 'draft'> | Refusal>;
}

/** A division that is being computed elsewhere. */
export interface RunningDivision {
  readonly result: Promise<Partition | Refusal>;
  /** Stops it; the result is then never given. */
  cancel(): void;
}

/** Computes a division without holding anybody up. */
export interface DividerPort {
  /** Told when computing a draft broke; the person sees only that it did. */
  readonly reportFailure: (error: unknown) => void;
  divide(input: PartitionInput, options: PartitionOptions, onProgress: (share: number) => void): RunningDivision;
}
