import type { Ports } from '../../application/ports.ts';
import {
  listCoordinateSystems,
  removeCoordinateSystem,
  saveCoordinateSystem,
  tryCoordinateSystem,
} from '../../application/survey-settings/coordinateSystems.ts';
import {
  listImportProfiles,
  removeImportProfile,
  saveImportProfile,
} from '../../application/survey-settings/importProfiles.ts';
import type { surveySettingsEndpoints } from '../../contract/endpoints/surveySettings.ts';
import type { Handlers } from '../handlers.ts';

/** What is kept between imports. */
export function surveySettingsHandlers(ports: Ports): Pick<Handlers, keyof typeof surveySettingsEndpoints> {
  const use = {
    listProfiles: listImportProfiles(ports),
    saveProfile: saveImportProfile(ports),
    removeProfile: removeImportProfile(ports),
    listSystems: listCoordinateSystems(ports),
    saveSystem: saveCoordinateSystem(ports),
    removeSystem: removeCoordinateSystem(ports),
    trySystem: tryCoordinateSystem(ports),
  };
  return {
    listImportProfiles: ({ actor, query }) => use.listProfiles(actor, query),
    saveImportProfile: ({ actor, parameters, body }) => use.saveProfile(actor, parameters, body),
    removeImportProfile: ({ actor, parameters, query }) => use.removeProfile(actor, parameters, query),
    listCoordinateSystems: () => use.listSystems(),
    saveCoordinateSystem: ({ actor, parameters, body }) => use.saveSystem(actor, parameters, body),
    removeCoordinateSystem: ({ actor, parameters, query }) => use.removeSystem(actor, parameters, query),
    tryCoordinateSystem: ({ actor, body }) => use.trySystem(actor, body),
  };
}
