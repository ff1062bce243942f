import type { City } from '../contract/schemas.ts';
import type { Ports } from './ports.ts';

/** What a city's installation says of itself; the rest of `City` comes from the database. */
export type CityProfile = Pick<City, 'name' | 'isDemo' | 'attribution' | 'demoAccounts'>;

/** Answers what every client asks first: where the city is, its districts, its tile addresses. */
export function readCity(
  { spatial, tiles, catalogue }: Pick<Ports, 'spatial' | 'tiles' | 'catalogue'>,
  profile: CityProfile,
): () => Promise<City> {
  return async () => {
    const [frame, tileVersions, { timeZone }] = await Promise.all([
      spatial.readFrame(),
      tiles.versions(),
      catalogue.readCalendar(),
    ]);
    return { ...profile, ...frame, timeZone, tileVersions };
  };
}
