import type { CaseSource, Position } from '../case/caseFile.ts';
import type { ProfessionalKind } from '../grid/codes.ts';
import type { CategoryKind } from './rules.ts';

/** A moment on the city's clocks: weekday from 1 (Monday) to 7, minutes since midnight. */
export interface LocalMoment {
  readonly weekday: number;
  readonly minute: number;
}

/** A disposal unit a case may go to, with its open cases and where it sits. */
export interface UnitFacts {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly subdistrictCode: string | null;
  readonly trades: readonly string[];
  readonly openCases: number;
  readonly location: Position | null;
}

export interface ProfessionalGridFacts {
  readonly code: string;
  readonly kind: ProfessionalKind;
  readonly name: string;
  readonly unitCode: string | null;
}

/** What is known of the case: category, place, component, source, when it was filed, and the grids it lies in. */
export interface DispatchFacts {
  readonly categoryId: string;
  readonly categoryClass: string;
  readonly categoryKind: CategoryKind;
  readonly trade: string | null;
  /** The professional kind that the category belongs to, where it does. */
  readonly professionalKind: ProfessionalKind | null;
  readonly districtCode: string;
  readonly subdistrictCode: string;
  readonly communityCode: string;
  readonly unitGridCode: string;
  readonly responsibilityGridCode: string | null;
  /** The default unit of the responsibility grid. */
  readonly responsibilityGridUnitCode: string | null;
  readonly professionalGrids: readonly ProfessionalGridFacts[];
  readonly componentCode: string | null;
  readonly maintainerCode: string | null;
  readonly ownerCode: string | null;
  readonly source: CaseSource;
  readonly filedAt: LocalMoment;
  readonly location: Position;
}
