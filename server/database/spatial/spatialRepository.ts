import type { SpatialPort } from '../../application/ports.ts';
import type { Database } from '../connection.ts';
import { together } from '../together.ts';
import { listAreas, readFrame } from './areas.ts';
import { listGridEditions } from './listGridEditions.ts';
import { type LocateQuestion, locate } from './locate.ts';
import { placesOf } from './placeOf.ts';
import { readGrid } from './readGrid.ts';

/** So many statements about points are under way at once; what comes meanwhile shares the next. */
const LOCATE_LANES = 2;

/** The spatial port on PostGIS. */
export function spatialRepository(database: Database): SpatialPort {
  const locateTogether = together((questions: readonly LocateQuestion[]) => locate(database, questions), LOCATE_LANES);
  return {
    locate: (position, { categoryId = null, withinMeters }) => locateTogether({ position, categoryId, withinMeters }),
    placeOf: together((positions) => placesOf(database, positions)),
    placesOf: (positions) => placesOf(database, positions),
    listAreas: (parentCode) => listAreas(database, parentCode),
    readGrid: (level, code) => readGrid(database, level, code),
    listGridEditions: (districtCode) => listGridEditions(database, districtCode),
    readFrame: () => readFrame(database),
  };
}
