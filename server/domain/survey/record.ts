type Place = readonly [number, number];

/** A place of a survey in the file's own coordinates: a point, the places of a line, or the rings of an area. */
export interface SurveyGeometry {
  readonly kind: 'point' | 'line' | 'area';
  /** `[x, y]` of the first part, x to the east as far as the file says so; heights and measures are left out. */
  readonly coordinates: readonly Place[];
  /** Further parts of a line; further rings of an area, where a ring inside another is a hole. */
  readonly others?: readonly (readonly Place[])[];
}

/** One record of a survey file. */
export interface SurveyRecord {
  /** Where it stands in the file for a person: the row of a table (its header is row 1), the number of a feature (from 1). */
  readonly position: number;
  /** Every value as text, without spaces around it; an empty cell is an empty text. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Null where the file keeps coordinates in columns, or has none. */
  readonly geometry: SurveyGeometry | null;
}

/** A record that could not be read; the others are not lost for it. */
export interface BrokenRecord {
  readonly position: number;
  readonly broken: 'column-count' | 'not-json' | 'not-a-feature' | 'shape-unreadable' | 'missing-node';
}
export type SurveyItem = SurveyRecord | BrokenRecord;

/** Tells a record that could be read from one that could not. */
export function isBroken(item: SurveyItem): item is BrokenRecord {
  return 'broken' in item;
}

export const surveyFormats = ['text', 'workbook', 'geojson', 'shapefile', 'table', 'osm', 'ogr'] as const;
export type SurveyFormat = (typeof surveyFormats)[number];

/** How much of a file was read. */
export interface ReadBytes {
  readonly read: number;
  readonly total: number;
}

/** A file that was recognised and can be read, as often as one likes. */
export interface Survey {
  readonly format: SurveyFormat;
  /** How its text is encoded, where that had to be found out. */
  readonly encoding: string | null;
  /** What the file says of its coordinate system: WKT of a .prj, or a name such as `EPSG:4490`. */
  readonly statedCrs: string | null;
  /** Sheets or layers to choose from, and the chosen one; none where the format has none. */
  readonly layers: readonly string[];
  readonly layer: string | null;
  records(): AsyncIterable<SurveyItem>;
  /** How far the records are read; null where another program or a library reads them. */
  bytes(): ReadBytes | null;
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

const PLANE_FACTOR = 0.5;

/**
 * The one point that stands for a geometry: the point itself, the middle of a line by its length, the centroid of an area
 * by its outer ring (of its corners where it has no extent). Null when there is no finite coordinate.
 */
export function pointOf(geometry: SurveyGeometry): readonly [number, number] | null {
  const places = geometry.coordinates.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const [first] = places;
  if (!first) return null;
  if (geometry.kind === 'point' || places.length === 1) return first;
  return geometry.kind === 'line' ? middleOf(places) : centroidOf(places);
}

function middleOf(places: readonly Place[]): Place | null {
  const pairs = places.slice(1).map((to, index) => {
    const from = places[index] ?? to;
    return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
  });
  let left = pairs.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { from, to, length } of pairs) {
    if (length >= left && length > 0) {
      const share = left / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= length;
  }
  return places[0] ?? null;
}

/** Coordinates are taken from the first corner, so that seven-digit northings lose nothing in the products. */
function centroidOf(places: readonly Place[]): Place | null {
  const [origin] = places;
  if (!origin) return null;
  let [area, sumX, sumY] = [0, 0, 0];
  for (const [index, place] of places.entries()) {
    const next = places[(index + 1) % places.length] ?? origin;
    const [x, y] = [place[0] - origin[0], place[1] - origin[1]];
    const [nextX, nextY] = [next[0] - origin[0], next[1] - origin[1]];
    const cross = (x * nextY - nextX * y) * PLANE_FACTOR;
    area += cross;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  if (area === 0) return origin;
  return [origin[0] + sumX / (3 * area), origin[1] + sumY / (3 * area)];
}
