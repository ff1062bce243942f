import type { SpatialPort } from '../ports.ts';
import type { PlaceIndex } from './placeIndex.ts';

/** The spatial port whose `locate` asks the database only what the index in memory cannot answer. */
export function withPlaceIndex(spatial: SpatialPort, index: Pick<PlaceIndex, 'locate'>): SpatialPort {
  return {
    ...spatial,
    async locate(position, options) {
      const { categoryId = null, withinMeters } = options;
      const place = index.locate({ position, categoryId, withinMeters });
      return place ?? spatial.locate(position, options);
    },
  };
}
