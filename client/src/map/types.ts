import type { HeatmapLevel } from '@contract/schemas';
import type { CaseStage, Position } from '@domain/case/caseFile';
import type { Lamp } from '@domain/time-limit/lamp';

/** Where the camera is. */
export interface MapView extends Position {
  readonly zoom: number;
}

/** Where the camera shall go; a new `key` makes it go there once. */
export interface MapTarget {
  readonly key: string;
  readonly to: Position | readonly [number, number, number, number];
  readonly zoom?: number;
}

/** A case as a mark on the map. */
export interface CaseMark {
  readonly id: string;
  readonly districtCode: string;
  readonly location: Position;
  readonly lamp: Lamp;
  readonly stage: CaseStage;
  /** Whether it is shown for its relation to the selected case; drawn with a thin ring. */
  readonly isRelated?: boolean;
}

/** A place of a file that is not loaded yet. */
export interface FilePlace extends Position {
  readonly hasProblem: boolean;
}

export type GridLevel = HeatmapLevel | 'professional-grid';

/** The grid or area that is filled at 12 %. */
export interface GridFocus {
  readonly level: GridLevel;
  readonly code: string;
}

/** Classes of a choropleth: for each code the index of its colour. */
export interface HeatShading {
  readonly level: HeatmapLevel;
  readonly classes: ReadonlyMap<string, number>;
  readonly colors: readonly string[];
}

/** The device's position with its accuracy. */
export interface MyPosition extends Position {
  readonly accuracyMeters: number;
}

/** What was tapped: the place, and a case or the heat map's grid when one lies there. */
export interface MapTap extends Position {
  readonly caseId: string | null;
  readonly districtCode: string | null;
  readonly heatCode: string | null;
  readonly componentCode: string | null;
}
