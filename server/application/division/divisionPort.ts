import type { DraftComparison, DraftSettings, GridDraft, Publication } from '../../contract/schemas/division.ts';
import type { Obstacle, ObstacleKind } from '../../domain/division/barriers.ts';
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

/** What of the base map stands between unit grids; the places are those of the graph of the same scope. */
export interface UnitGridObstacles {
  /** Unit grids that are mostly water. */
  readonly wet: readonly number[];
  readonly obstacles: readonly Obstacle[];
}

/** The barriers of a draft as they are kept: pairs of unit grids by their codes. */
export interface StoredBarriers {
  readonly crossed: number;
  readonly opened: number;
  readonly held: readonly { readonly one: string; readonly other: string; readonly kind: ObstacleKind }[];
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
  /** Whether it was told to stay with the grid it is in. */
  readonly isFixed: boolean;
}

/** The drafted grids by number and the present ones by code, both put together from the draft's own unit grids. */
export interface GridShapes extends Pick<DraftComparison, 'outlines' | 'borderMeters'> {
  /** 4πA/P² of each grid. */
  readonly shapes: Readonly<Record<'before' | 'after', ReadonlyMap<string, number>>>;
}

/** Drafts of responsibility grids and the map they are made of. */
export interface DivisionPort {
  readGraph(
    districtCode: string,
    scope: { readonly subdistrictCodes: readonly string[]; readonly caseDays: number; readonly now: Date },
  ): Promise<UnitGridGraph>;
  readObstacles(districtCode: string, subdistrictCodes: readonly string[]): Promise<UnitGridObstacles>;
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
      | {
          readonly state: 'done';
          readonly certificate: PartitionCertificate;
          readonly barriers: StoredBarriers | null;
          readonly members: readonly NewMember[];
        }
      | { readonly state: 'refused'; readonly refusal: Refusal }
      | { readonly state: 'failed' | 'cancelled' },
  ): Promise<void>;
  remove(key: DraftKey): Promise<void>;
  /** The drafted unit grids with the grids they are in today. */
  readMembers(key: DraftKey): Promise<readonly DraftedUnitGrid[]>;
  readShapes(key: DraftKey): Promise<GridShapes>;
  /** The borders that could not be crossed, and the outlines of what was fixed. */
  readConstraints(key: DraftKey): Promise<DraftComparison['constraints']>;
  /** Names of present grids by code. */
  readNames(districtCode: string): Promise<ReadonlyMap<string, string>>;
  listPresentGrids(districtCode: string): Promise<readonly { readonly code: string; readonly name: string }[]>;
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
