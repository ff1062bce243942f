import type { HeatmapLevel } from '@contract/schemas';
import type { CaseStage, Position } from '@domain/case/caseFile';
import type { ProfessionalKind } from '@domain/grid/codes';
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

/** A component of the list beside the map, or of a survey. */
export interface ComponentMark {
  readonly code: string;
  readonly location: Position;
  /** Whether nothing is wrong with it; then it is drawn full, else hollow. */
  readonly isIntact: boolean;
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
  readonly level: GridLevel;
  /** Of professional grids, whose kinds lie over each other: the one that is shaded. */
  readonly kind?: ProfessionalKind | null;
  readonly classes: ReadonlyMap<string, number>;
  readonly colors: readonly string[];
}

/** An area that is drawn from its own outline instead of a tile: filled with one of `colors`, its border above that. */
export interface MapOutline {
  readonly key: string;
  readonly color: string;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** Lines that limit what can be done. */
export interface MapLine {
  readonly role: 'water' | 'expressway' | 'fixed';
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** The device's position with its accuracy. */
export interface MyPosition extends Position {
  readonly accuracyMeters: number;
}

/** Unit grids as they are being edited, in degrees. */
export interface MapDrawing {
  readonly cells: readonly {
    readonly id: string;
    readonly name: string;
    /** As it was, changed, or with an area out of range. */
    readonly state: 'same' | 'changed' | 'odd';
    readonly isSelected: boolean;
    /** Another piece of the grid that is selected. */
    readonly isBesideSelected?: boolean;
    readonly rings: readonly (readonly (readonly [number, number])[])[];
  }[];
  readonly borders: readonly { readonly isOutside: boolean; readonly points: readonly (readonly [number, number])[] }[];
  readonly line: readonly (readonly [number, number])[];
  readonly corners: readonly { readonly at: readonly [number, number]; readonly isSelected: boolean }[];
  /** Borders along which a narrow strip of free land is left. */
  readonly strips?: readonly (readonly (readonly [number, number])[])[];
  /** Where a point comes to lie that is held by something, and its name. */
  readonly snap?: { readonly at: readonly [number, number]; readonly name: string } | null;
  /** Where the keys put the next point. */
  readonly cross: readonly [number, number] | null;
}

/** A place under the pointer. */
export interface MapPlace extends Position {
  /** How far a finger reaches here, in degrees of longitude. */
  readonly reachDegrees: number;
}

/** What was tapped: the place, and a case or the heat map's grid when one lies there. */
export interface MapTap extends MapPlace {
  readonly caseId: string | null;
  readonly districtCode: string | null;
  readonly heatCode: string | null;
  readonly componentCode: string | null;
}

/** What a page may ask of a map that is drawn. */
export interface MapTools {
  /** The map as it is seen now. */
  takePicture(): Promise<HTMLCanvasElement>;
  /** The middle of what is seen. */
  view(): MapView;
  /** Moves the camera where a place would not be seen. */
  reveal(place: Position): void;
}
