/**
 * The two plane frames of the build and the way between them and WGS 84.
 *
 * - *units*: integers, 1e-7 degree of longitude and latitude from the origin (about 1 cm). All topology lives here,
 *   so that equality of points is equality of integers and an output rounded to 7 decimals loses nothing.
 * - *metres*: the units scaled linearly. A linear map keeps straight lines straight; over Shanghai its scale is
 *   wrong by at most 0.7 % at the northern and southern ends, which no shape here depends on.
 */
export type Point = readonly [number, number];

/** Longitude and latitude (degrees, WGS 84) of the frame's origin, close to the middle of the city. */
export const ORIGIN: Point = [121.4, 31.2];

const UNITS_PER_DEGREE = 1e7;

/** Metres of one unit eastward at 31.2° N (series for the WGS 84 ellipsoid). */
export const METRES_PER_UNIT_EAST = 95304 / UNITS_PER_DEGREE;

/** Metres of one unit northward at 31.2° N. */
export const METRES_PER_UNIT_NORTH = 110873 / UNITS_PER_DEGREE;

/** WGS 84 degrees → units, rounded to the integer grid. */
export function degreesToUnits([longitude, latitude]: Point): Point {
  return [
    Math.round((longitude - ORIGIN[0]) * UNITS_PER_DEGREE),
    Math.round((latitude - ORIGIN[1]) * UNITS_PER_DEGREE),
  ];
}

/** Units → WGS 84 degrees with exactly 7 decimals. */
export function unitsToDegrees([east, north]: Point): [number, number] {
  return [
    (ORIGIN[0] * UNITS_PER_DEGREE + east) / UNITS_PER_DEGREE,
    (ORIGIN[1] * UNITS_PER_DEGREE + north) / UNITS_PER_DEGREE,
  ];
}

/** Units → metres east and north of the origin. */
export function unitsToMetres([east, north]: Point): Point {
  return [east * METRES_PER_UNIT_EAST, north * METRES_PER_UNIT_NORTH];
}

/** Metres → units, rounded to the integer grid. */
export function metresToUnits([x, y]: Point): Point {
  return [Math.round(x / METRES_PER_UNIT_EAST), Math.round(y / METRES_PER_UNIT_NORTH)];
}

/** WGS 84 degrees → metres east and north of the origin. */
export function degreesToMetres([longitude, latitude]: Point): Point {
  return [
    (longitude - ORIGIN[0]) * UNITS_PER_DEGREE * METRES_PER_UNIT_EAST,
    (latitude - ORIGIN[1]) * UNITS_PER_DEGREE * METRES_PER_UNIT_NORTH,
  ];
}
