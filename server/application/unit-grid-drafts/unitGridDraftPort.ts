import type {
  UnitGridDraftSummary,
  UnitGridDraftView,
  UnitGridPublication,
} from '../../contract/schemas/unitGridDrafts.ts';
import type { DivisionProgress } from '../../domain/division/cells/progress.ts';
import type { GridEdit } from '../../domain/division/edit/applyEdits.ts';
import type { AreaCertificate, AreaDivision, AreaToDivide } from '../../domain/division/edit/divideArea.ts';
import type { GridDrawing, StoredGrid } from '../../domain/division/edit/drawing.ts';
import type { StrayGrid } from '../../domain/division/edit/strayGrids.ts';
import type { DrawnKind } from '../../domain/grid/codes.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** Who hears how far a division is, and what stops it. */
export interface DivisionWatch {
  readonly progress: DivisionProgress;
  readonly signal: AbortSignal;
}

/** Computes divisions beside the server's own work. */
export interface AreaDividerPort {
  /** Null when it was stopped. */
  divide(area: AreaToDivide, targetArea: number, watch: DivisionWatch): Promise<AreaDivision | null>;
}

/** A draft as it is kept: with the drawing that its edits lead to, and the grids that held when it was begun. */
export type UnitGridDraftRecord = Omit<UnitGridDraftView, 'proofs'> & {
  readonly drawing: GridDrawing;
  readonly baseCodes: readonly string[];
};

/** A grid that was drawn: GeoJSON of its polygon in degrees. */
export interface DrawnShape {
  readonly id: string;
  readonly shape: string;
}

export interface DraftKey {
  readonly districtCode: string;
  readonly id: string;
}

/** A grid of a drawing that shall hold: `code` for one that stays. Degrees. */
export interface DrawnGrid {
  readonly code: string | null;
  readonly communityCode: string;
  /** GeoJSON of the polygon. */
  readonly shape: string;
}

export interface PublicationOrder extends DraftKey {
  readonly revision: number;
  readonly communityCodes: readonly string[];
  /** The codes that the draft began with: the present ones must be the same. */
  readonly baseCodes: readonly string[];
  readonly drawing: GridDrawing;
  readonly validFrom: string;
  readonly by: string;
  readonly at: string;
}

export interface UnitGridDraftPort {
  /** Communities with the streets, water and components there. */
  readArea(districtCode: string, communityCodes: readonly string[]): Promise<AreaToDivide>;
  /** The unit grids of communities that hold now and have no end. */
  readGrids(districtCode: string, communityCodes: readonly string[], most: number): Promise<readonly StoredGrid[]>;
  /** The unit grids of other communities of the district that lie beside some; they hold now and have no end. */
  readNeighbours(districtCode: string, communityCodes: readonly string[]): Promise<readonly StoredGrid[]>;
  /** The shapes that lie neither in their community nor in a grid among `baseCodes`, or lie in a present grid that is not. */
  findStrays(
    districtCode: string,
    baseCodes: readonly string[],
    shapes: readonly (DrawnShape & { readonly communityCode: string })[],
  ): Promise<readonly StrayGrid[]>;
  /** Where the components are that stand in a box: west, south, east, north in degrees. */
  readComponents(
    districtCode: string,
    box: readonly [number, number, number, number],
  ): Promise<readonly (readonly [longitude: number, latitude: number])[]>;
  list(districtCode: string | null): Promise<readonly UnitGridDraftSummary[]>;
  read(key: DraftKey): Promise<UnitGridDraftRecord | null>;
  create(
    draft: DraftKey & {
      name: string;
      kind: DrawnKind;
      communityCodes: readonly string[];
      baseCodes: readonly string[];
      drawing: GridDrawing;
      certificate: AreaCertificate | null;
      by: string;
      at: string;
    },
  ): Promise<UnitGridDraftRecord>;
  /** Null when the revision is no longer the one that was seen, or the draft was published. */
  save(
    draft: DraftKey & { revision: number; edits: readonly GridEdit[]; drawing: GridDrawing; by: string; at: string },
  ): Promise<UnitGridDraftSummary | null>;
  remove(key: DraftKey & { revision: number }): Promise<boolean>;
  /** All in one transaction, one publication of a district at a time. */
  publish(order: PublicationOrder): Promise<UnitGridPublication | Refusal>;
  /** Gives components whose grid has ended by now the grid that holds; how many there were. */
  moveComponents(): Promise<number>;
}
