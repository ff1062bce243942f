import proj4 from 'proj4';
import type { PlanePoint } from '../../domain/division/cells/town.ts';

/** A plane in metres and the way to it and back from the coordinates of a file. */
export interface LocalPlane {
  readonly project: (coordinates: PlanePoint) => PlanePoint;
  readonly unproject: (point: PlanePoint) => PlanePoint;
}

/** For files that are in metres already. */
export const truePlane: LocalPlane = { project: (point) => point, unproject: (point) => point };

/** A transverse Mercator plane around a place in degrees (CGCS2000): within 20 km lengths are true to 5 in a million. */
export function localPlane(longitude: number, latitude: number): LocalPlane {
  const definition = `+proj=tmerc +lat_0=${latitude} +lon_0=${longitude} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
  const converter = proj4('+proj=longlat +ellps=GRS80 +no_defs', definition);
  return {
    project: ([x, y]) => converter.forward([x, y]) as [number, number],
    unproject: ([x, y]) => converter.inverse([x, y]) as [number, number],
  };
}
