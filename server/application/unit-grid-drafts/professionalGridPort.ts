import type { UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import type { GridDrawing, StoredGrid } from '../../domain/division/edit/drawing.ts';
import type { StrayGrid } from '../../domain/division/edit/strayGrids.ts';
import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { DraftKey, DrawnShape } from './unitGridDraftPort.ts';

export interface ProfessionalPublication extends DraftKey {
  readonly revision: number;
  readonly kind: ProfessionalKind;
  /** What a new grid is called that lies where none was. */
  readonly name: string;
  readonly baseCodes: readonly string[];
  readonly drawing: GridDrawing;
  readonly validFrom: string;
  readonly by: string;
  readonly at: string;
}

/** Professional grids as they hold, and their publication. */
export interface ProfessionalGridPort {
  /** The pieces of those of a kind that stand with one of them in some subdistricts, hold, have no end, and overlap no other of the kind. */
  readGrids(
    districtCode: string,
    kind: ProfessionalKind,
    subdistrictCodes: readonly string[],
    most: number,
  ): Promise<readonly StoredGrid[]>;
  /** The pieces of those of a kind that hold, have no end and lie beside areas, but for some. */
  readNeighbours(
    districtCode: string,
    kind: ProfessionalKind,
    subdistrictCodes: readonly string[],
    exceptCodes: readonly string[],
  ): Promise<readonly StoredGrid[]>;
  /** The middle of areas in degrees; null where they are not known. */
  readMiddle(
    districtCode: string,
    areaCodes: readonly string[],
  ): Promise<readonly [longitude: number, latitude: number] | null>;
  /** The shapes that leave the district, or lie in a grid of the kind that is not among `baseCodes`. */
  findStrays(
    districtCode: string,
    kind: ProfessionalKind,
    baseCodes: readonly string[],
    shapes: readonly DrawnShape[],
  ): Promise<readonly StrayGrid[]>;
  publish(order: ProfessionalPublication): Promise<UnitGridPublication | Refusal>;
}
