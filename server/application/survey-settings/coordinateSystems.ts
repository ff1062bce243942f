import type { BodyOf, OutputOf, ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import type { CitySystem, SystemTrialResult } from '../../contract/schemas/surveySettings.ts';
import { distanceMeters } from '../../domain/case/distance.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type CoordinateSystem, ownSystem } from '../../domain/survey/coordinateSystems.ts';
import { type Areas, isInside, type LonLat } from '../../domain/survey/detectSystem.ts';
import { refusalAsValue } from '../../domain/survey/refused.ts';
import type { Ports } from '../ports.ts';

type Dependencies = Pick<Ports, 'surveySettings' | 'imports' | 'surveyFiles'>;
type Trying = Pick<Dependencies, 'imports' | 'surveyFiles'>;
type Key = ParametersOf<'saveCoordinateSystem'>;

/** There and back again may move a place by this much, metres: less than any survey tells. */
const ROUND_TRIP = 0.01;

/** The city's own systems. */
export function listCoordinateSystems({ surveySettings }: Pick<Dependencies, 'surveySettings'>) {
  return async (): Promise<OutputOf<'listCoordinateSystems'>> => ({ items: [...(await surveySettings.systems())] });
}

/** Keeps a system that works in the middle of the city. */
export function saveCoordinateSystem(dependencies: Dependencies) {
  return async (actor: Actor, { code }: Key, body: BodyOf<'saveCoordinateSystem'>): Promise<CitySystem | Refusal> => {
    const objection = cityObjection(actor) ?? (await systemObjection(dependencies, ownSystem(body.definition)));
    if (objection) return objection;
    return (await dependencies.surveySettings.saveSystem({ code, ...body })) ?? refuse('stale-version', { code });
  };
}

/** Throws a system away, unless a profile counts on it. */
export function removeCoordinateSystem({ surveySettings }: Pick<Dependencies, 'surveySettings'>) {
  return async (
    actor: Actor,
    { code }: Key,
    { revision }: QueryOf<'removeCoordinateSystem'>,
  ): Promise<OutputOf<'removeCoordinateSystem'> | Refusal> => {
    const objection = cityObjection(actor);
    if (objection) return objection;
    const profiles = await surveySettings.profilesWith(code);
    if (profiles.length > 0) return refuse('not-removable', { profiles });
    return (await surveySettings.removeSystem({ code, revision }))
      ? { isRemoved: true }
      : refuse('stale-version', { code });
  };
}

/** Where a known point lies by a definition: the order of the numbers is found out by which of them lies in the city. */
export function tryCoordinateSystem({ imports, surveyFiles }: Trying) {
  return (_actor: Actor, { definition, x, y, known }: BodyOf<'tryCoordinateSystem'>) =>
    refusalAsValue(async (): Promise<SystemTrialResult | Refusal> => {
      const areas = (await imports.districts(null)).flatMap((district) => district.areas);
      const read = (isSwapped: boolean) => surveyFiles.toDegrees(ownSystem(definition), isSwapped)(x, y);
      const [straight, swapped] = [read(false), read(true)];
      const isSwapped = !isIn(straight, areas) && isIn(swapped, areas);
      const place = isSwapped ? swapped : straight;
      if (!place) return refuse('import-crs-unknown', { x, y });
      const [longitude, latitude] = place;
      const meters = known ? distanceMeters({ longitude, latitude }, known) : null;
      return { longitude, latitude, isSwapped, isInCity: isIn(place, areas), meters };
    });
}

/** Why a system cannot be used: its text cannot be read, or the middle of the city does not come back from it. */
export async function systemObjection(
  { imports, surveyFiles }: Trying,
  system: CoordinateSystem,
): Promise<Refusal | null> {
  const middle = middleOf((await imports.districts(null)).flatMap(({ areas }) => areas));
  const result = await refusalAsValue(async () => {
    const numbers = surveyFiles.fromDegrees(system)(middle);
    const back = numbers && surveyFiles.toDegrees(system, false)(...numbers);
    return back && distanceMeters(positionOf(back), positionOf(middle)) <= ROUND_TRIP;
  });
  if (isRefusal(result)) return result;
  return result ? null : refuse('import-crs-unknown', { crs: system.code.slice(0, 200) });
}

/** The systems are the whole city's: somebody of one district must not change what the others count on. */
function cityObjection({ districtCode }: Actor): Refusal | null {
  return districtCode === null ? null : refuse('not-your-district', { districtCode });
}

const isIn = (place: LonLat | null, areas: Areas): boolean => place !== null && isInside(place, areas);
const positionOf = ([longitude, latitude]: LonLat) => ({ longitude, latitude });

function middleOf(areas: Areas): LonLat {
  const corners = areas.flatMap((rings) => rings[0] ?? []);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}
