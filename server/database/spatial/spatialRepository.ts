import type { SpatialPort } from '../../application/ports.ts';
import type { Database } from '../connection.ts';
import { together } from '../together.ts';
import { listAreas, readFrame } from './areas.ts';
import { listGridEditions } from './listGridEditions.ts';
import { locate } from './locate.ts';
import { placesOf } from './placeOf.ts';
import { readGrid } from './readGrid.ts';

/** The spatial port on PostGIS. */
export function spatialRepository(database: Database): SpatialPort {
  return {
    locate: (position, options) => locate(database, position, options),
    placeOf: together((positions) => placesOf(database, positions)),
    placesOf: (positions) => placesOf(database, positions),
    listAreas: (parentCode) => listAreas(database, parentCode),
    readGrid: (level, code) => readGrid(database, level, code),
    listGridEditions: (districtCode) => listGridEditions(database, districtCode),
    readFrame: () => readFrame(database),
  };
}
