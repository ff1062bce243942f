import type { OutputOf, ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import type { Ports } from '../ports.ts';

type Dependencies = Pick<Ports, 'configuration'>;

/** The present entries of a subject that the actor may see. */
export function listConfiguration({
  configuration,
}: Dependencies): (
  actor: Actor,
  place: ParametersOf<'listConfiguration'>,
  query: QueryOf<'listConfiguration'>,
) => Promise<OutputOf<'listConfiguration'>> {
  return ({ districtCode }, { subject }, { search, limit }) =>
    configuration.list(subject, { districtCode, search, limit });
}

/** The record of changes that the actor may see, newest first. */
export function listConfigurationChanges({
  configuration,
}: Dependencies): (
  actor: Actor,
  query: QueryOf<'listConfigurationChanges'>,
) => Promise<OutputOf<'listConfigurationChanges'>> {
  return async ({ districtCode }, { subject = null, key = null, before = null, limit }) => ({
    items: await configuration.listChanges({ districtCode, subject, key, before, limit }),
  });
}
