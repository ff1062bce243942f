import type { BodyOf, OutputOf, ParametersOf, QueryOf } from '../contract/endpoints.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import type { Ports } from './ports.ts';

type Spatial = Pick<Ports, 'spatial'>;

/** What is at a point. */
export function locatePlace({ spatial }: Spatial): (query: QueryOf<'locate'>) => Promise<OutputOf<'locate'> | Refusal> {
  return ({ longitude, latitude, categoryId, withinMeters }) =>
    spatial.locate({ longitude, latitude }, { categoryId, withinMeters });
}

/** The codes of the areas and grids at many points. */
export function locatePoints({ spatial }: Spatial): (body: BodyOf<'locateMany'>) => Promise<OutputOf<'locateMany'>> {
  return async ({ points }) => ({
    items: (await spatial.placesOf(points)).map((place) =>
      isRefusal(place)
        ? { place: null, refused: place.refused }
        : { place: { ...place, professionalGridCodes: [...place.professionalGridCodes] }, refused: null },
    ),
  });
}

/** Administrative areas below a parent. */
export function listAreas({ spatial }: Spatial): (query: QueryOf<'listAreas'>) => Promise<OutputOf<'listAreas'>> {
  return async ({ parentCode }) => ({ items: [...(await spatial.listAreas(parentCode ?? null))] });
}

/** One grid or area with its figures. Figures of another district are not for everybody. */
export function readGrid({
  spatial,
}: Spatial): (actor: Actor, key: ParametersOf<'readGrid'>) => Promise<OutputOf<'readGrid'> | Refusal> {
  return async (actor, { level, code }) => {
    const districtCode = level === 'professional-grid' ? code.slice(6, 12) : code.slice(0, 6);
    if (actor.districtCode !== null && actor.districtCode !== districtCode)
      return refuse('not-your-district', { districtCode });
    return (await spatial.readGrid(level, code)) ?? refuse('not-found', { level, code });
  };
}
