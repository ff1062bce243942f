import type { Position } from '../case/caseFile.ts';

const SEMI_MAJOR_METERS = 6378137;
/** First eccentricity squared of WGS 84. */
const ECCENTRICITY_SQUARED = 0.0066943799901413165;
const RADIAN = Math.PI / 180;

/** Up to here, and up to 600 m, `metersBetween` is exact to `METERS_ERROR`. */
export const METERS_LATITUDE = 60;
export const METERS_ERROR = 1e-6;

/**
 * The distance on the WGS 84 ellipsoid in metres by the radii of curvature at the mean latitude (Gauss): the geodesic to
 * half a micrometre at 500 m and 60° (a test compares it with PostGIS).
 */
export function metersBetween(one: Position, other: Position): number {
  const middle = ((one.latitude + other.latitude) / 2) * RADIAN;
  const root = Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(middle) ** 2);
  const normal = SEMI_MAJOR_METERS / root;
  const meridional = (SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED)) / root ** 3;
  const north = meridional * (other.latitude - one.latitude) * RADIAN;
  const east = normal * Math.cos(middle) * (other.longitude - one.longitude) * RADIAN;
  return Math.sqrt(north * north + east * east);
}

/** Metres to two decimals, halves up; null where the error of `metersBetween` could change the last one. */
export function roundedMeters(meters: number): number | null {
  const hundredths = meters * 100;
  const beyondHalf = Math.abs(hundredths - Math.floor(hundredths) - 0.5);
  return beyondHalf <= METERS_ERROR * 100 ? null : Math.round(hundredths) / 100;
}
