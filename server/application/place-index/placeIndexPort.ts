import type { MercatorBox } from '../../domain/mercator.ts';
import type { CellNumber } from '../../domain/place-index/cellGrid.ts';
import type { PlaceCell } from '../../domain/place-index/placeCell.ts';

/** What an answer about a point is made of, each with a number in `layer_versions` that every change raises. */
export const placeLayers = [
  'unit-grids',
  'responsibility-grids',
  'professional-grids',
  'components',
  'component-loads',
  'names',
] as const;
export type PlaceLayer = (typeof placeLayers)[number];

/** What the database said at one moment: the city's day and the number of every layer. */
export interface PlaceMoment {
  readonly day: string;
  readonly numbers: Readonly<Record<PlaceLayer, number>>;
}

/** A layer changed with a number, inside a rectangle, or anywhere. */
export interface PlaceChange {
  readonly layer: PlaceLayer;
  readonly number: number;
  readonly box: MercatorBox | null;
}

export interface ResponsibilityGridFacts {
  readonly code: string;
  readonly name: string;
  readonly inspectors: { readonly id: string; readonly name: string }[];
}

/** What is small and has no place: names of areas and people, the categories there are. */
export interface PlaceDirectory {
  readonly areaNames: ReadonlyMap<string, string>;
  readonly responsibilityGrids: ReadonlyMap<string, ResponsibilityGridFacts>;
  readonly categoryIds: ReadonlySet<string>;
}

/** What became of a known moment: everything in it is of one moment again. */
export interface PlaceNews extends PlaceMoment {
  /** Those with a place, after the known numbers. */
  readonly changes: readonly PlaceChange[];
  /** Null while it is as it was at the known moment. */
  readonly directory: PlaceDirectory | null;
}

/** A cell with the moment at which it was read. */
export interface ReadCell extends PlaceMoment {
  readonly cell: PlaceCell;
}

/** How the place index reads the city; each question is one statement, so its answer is of one moment. */
export interface PlaceReading {
  readNews(known: PlaceMoment | null): Promise<PlaceNews>;
  readCell(cell: CellNumber): Promise<ReadCell>;
  /** The rectangles of the communities, with what may be seen from inside. */
  readBoxes(): Promise<readonly MercatorBox[]>;
}
