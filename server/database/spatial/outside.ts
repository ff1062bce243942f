import type { Position } from '../../domain/case/caseFile.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';

/** What the database says of a point that lies in no unit grid. */
export interface WhereInstead {
  readonly nearest: { readonly code: string; readonly distanceMeters: number } | null;
  readonly district: { readonly code: string; readonly name: string } | null;
  readonly isInCity: boolean | null;
  readonly isSwapped: boolean | null;
}

/** Nothing known of a point, for a statement that says nothing. */
export const nowhere: WhereInstead = { nearest: null, district: null, isInCity: null, isSwapped: null };

/** Beyond this latitude web mercator ends; no city lies there. */
const MERCATOR_LATITUDE = 85;

/** The refusal for a point without a grid: inside the city, exchanged coordinates, or far away. */
export function refuseOutside(position: Position, where: WhereInstead): Refusal {
  if (where.isInCity || where.district !== null) {
    return refuse('outside-grid', {
      nearest: where.nearest,
      districtCode: where.district?.code ?? null,
      districtName: where.district?.name ?? null,
    });
  }
  return refuse(where.isSwapped ? 'coordinates-swapped' : 'outside-city', { ...position });
}

/**
 * Refuses, before any geometry is built, a latitude that no map has: with coordinates exchanged in a city beyond 85° of
 * longitude it is the commonest mistake. Null where the position can be asked for.
 */
export async function refusePolar(database: Database, position: Position): Promise<Refusal | null> {
  if (Math.abs(position.latitude) <= MERCATOR_LATITUDE) return null;
  const { rows } = await database.knex.raw<{ rows: { isSwapped: boolean | null }[] }>(
    `SELECT ST_Expand(ST_SetSRID(ST_Extent(boundary)::geometry, 4326), 0.05)
       && ST_SetSRID(ST_MakePoint(?::float8, ?::float8), 4326) AS "isSwapped"
     FROM administrative_areas WHERE level = 'district'`,
    [position.latitude, position.longitude],
  );
  return refuse(rows[0]?.isSwapped ? 'coordinates-swapped' : 'outside-city', { ...position });
}
