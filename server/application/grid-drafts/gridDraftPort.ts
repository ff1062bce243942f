import type { GridDraftSummary, GridDraftView, GridPublication } from '../../contract/schemas/gridDrafts.ts';
import type { GridEdit } from '../../domain/division/edit/applyEdits.ts';
import type { GridDrawing, StoredGrid } from '../../domain/division/edit/drawing.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A draft as it is kept: with the drawing that its edits lead to. */
export type GridDraftRecord = GridDraftView & { readonly drawing: GridDrawing };

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
  /** In the order in which new codes are given. */
  readonly grids: readonly DrawnGrid[];
  readonly validFrom: string;
  readonly by: string;
  readonly at: string;
}

export interface GridDraftPort {
  /** The unit grids of communities that hold now and have no end. */
  readGrids(districtCode: string, communityCodes: readonly string[], most: number): Promise<readonly StoredGrid[]>;
  list(districtCode: string | null): Promise<readonly GridDraftSummary[]>;
  read(key: DraftKey): Promise<GridDraftRecord | null>;
  create(
    draft: DraftKey & { name: string; communityCodes: readonly string[]; drawing: GridDrawing; by: string; at: string },
  ): Promise<GridDraftRecord>;
  /** Null when the revision is no longer the one that was seen, or the draft was published. */
  save(
    draft: DraftKey & { revision: number; edits: readonly GridEdit[]; drawing: GridDrawing; by: string; at: string },
  ): Promise<GridDraftSummary | null>;
  remove(key: DraftKey & { revision: number }): Promise<boolean>;
  /** All in one transaction, one publication of a district at a time. */
  publish(order: PublicationOrder): Promise<GridPublication | Refusal>;
  /** Gives components whose grid has ended by now the grid that holds; how many there were. */
  moveComponents(): Promise<number>;
}
