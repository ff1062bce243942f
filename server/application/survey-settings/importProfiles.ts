import type { BodyOf, OutputOf, ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import type { KeptProfile } from '../../contract/schemas/surveySettings.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { systemOf } from '../../domain/survey/coordinateSystems.ts';
import type { ImportProfile } from '../../domain/survey/plan.ts';
import { districtObjection } from '../inventory/readInventory.ts';
import type { Ports } from '../ports.ts';
import { systemObjection } from './coordinateSystems.ts';

type Dependencies = Pick<Ports, 'surveySettings' | 'imports' | 'surveyFiles' | 'clock'>;
type Key = ParametersOf<'saveImportProfile'>;

/** The profiles of a district. */
export function listImportProfiles({ surveySettings }: Pick<Dependencies, 'surveySettings'>) {
  return async (
    actor: Actor,
    { districtCode }: QueryOf<'listImportProfiles'>,
  ): Promise<OutputOf<'listImportProfiles'> | Refusal> =>
    districtObjection(actor, districtCode) ?? { items: [...(await surveySettings.profiles(districtCode))] };
}

/** Keeps a profile; what an import would refuse later is refused now. */
export function saveImportProfile(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: Key,
    { profile, revision }: BodyOf<'saveImportProfile'>,
  ): Promise<KeptProfile | Refusal> => {
    const objection =
      districtObjection(actor, key.districtCode) ?? (await profileObjection(dependencies, key.districtCode, profile));
    if (objection) return objection;
    const by = actor.kind === 'person' ? actor.id : null;
    const kept = { ...key, profile, revision, by, at: dependencies.clock.now() };
    return (await dependencies.surveySettings.saveProfile(kept)) ?? refuse('stale-version', { ...key });
  };
}

/** Throws a profile away. */
export function removeImportProfile({ surveySettings }: Pick<Dependencies, 'surveySettings'>) {
  return async (
    actor: Actor,
    key: Key,
    seen: QueryOf<'removeImportProfile'>,
  ): Promise<OutputOf<'removeImportProfile'> | Refusal> => {
    const objection = districtObjection(actor, key.districtCode);
    if (objection) return objection;
    return (await surveySettings.removeProfile({ ...key, ...seen }))
      ? { isRemoved: true }
      : refuse('stale-version', { ...key });
  };
}

/** What is wrong with a profile: a category, a unit or a coordinate system that there is not. */
async function profileObjection(
  { imports, surveyFiles }: Dependencies,
  districtCode: string,
  { category, unitNames, crs }: ImportProfile,
): Promise<Refusal | null> {
  const named = category.kind === 'one' ? [category] : category.kind === 'rules' ? category.rules : [];
  const categories = await imports.categories();
  const unknown = named.find(({ code }) => !categories.has(code));
  if (unknown) return refuse('category-unknown', { categoryCode: unknown.code });
  const units = new Set((await imports.units(districtCode)).values());
  const unit = Object.values(unitNames).find((code) => code !== null && !units.has(code));
  if (unit) return refuse('unit-unknown', { unitCode: unit });
  if (crs === 'auto' || (await imports.citySystems()).some(({ code }) => code === crs)) return null;
  const system = systemOf(crs);
  return system ? systemObjection({ imports, surveyFiles }, system) : refuse('import-crs-unknown', { crs });
}
