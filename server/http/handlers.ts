import type { CaseWork } from '../application/caseWork.ts';
import { exportJobs } from '../application/exportJobs.ts';
import type { HeatAnswerName } from '../application/heatmap/heatAnswers.ts';
import { listCases } from '../application/listCases.ts';
import { createMachineKey, revokeMachineKey } from '../application/machineKeys.ts';
import { listAreas, locatePlace, locatePoints, readGrid } from '../application/map.ts';
import { storePhoto } from '../application/photos.ts';
import type { Ports } from '../application/ports.ts';
import { proposeUnit } from '../application/proposeUnit.ts';
import { readCase } from '../application/readCase.ts';
import { type CityProfile, readCity } from '../application/readCity.ts';
import { signIn } from '../application/signIn.ts';
import type { BodyOf, EndpointName, OutputOf, ParametersOf, QueryOf } from '../contract/endpoints.ts';
import type { Session } from '../contract/schemas.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { administrationHandlers } from './handlers/administration.ts';
import { borderLineHandlers } from './handlers/borderLines.ts';
import { deskHandlers } from './handlers/desks.ts';
import { dispatchHandlers } from './handlers/dispatch.ts';
import { divisionHandlers } from './handlers/division.ts';
import { evaluationHandlers } from './handlers/evaluation.ts';
import { handPlanHandlers } from './handlers/handPlans.ts';
import { inventoryHandlers } from './handlers/inventory.ts';
import { searchHandlers } from './handlers/search.ts';
import { surveyImportHandlers } from './handlers/surveyImport.ts';
import { surveySettingsHandlers } from './handlers/surveySettings.ts';
import { surveyHandlers } from './handlers/surveys.ts';
import { unitGridDraftHandlers } from './handlers/unitGridDrafts.ts';

/** Endpoints whose answer is not JSON, or is it already, have routes of their own. */
export type JsonEndpointName = Exclude<
  EndpointName,
  'readPhoto' | 'live' | 'readExportFile' | 'uploadSurveyFile' | 'readImportReport' | HeatAnswerName | 'readHeatExport'
>;

/** What a handler gets: checked input, the actor (null only where access is public), and the session to start or end. */
export interface HandlerRequest<N extends EndpointName, A = Actor> {
  readonly parameters: ParametersOf<N>;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  readonly actor: A;
  readonly session: { start(userId: string): Promise<void>; end(): Promise<void> };
}
export type Handler<N extends JsonEndpointName> = (request: HandlerRequest<N>) => Promise<OutputOf<N> | Refusal>;
export type Handlers = { readonly [N in JsonEndpointName]: Handler<N> };

/** Binds every JSON endpoint to its use case. */
export function handlersOf(ports: Ports, work: CaseWork, profile: CityProfile): Handlers {
  const dependencies = { ...ports, ...work, exportJobs: exportJobs(ports) };
  const use = {
    signIn: signIn(ports),
    readCity: readCity(ports, profile),
    locate: locatePlace(ports),
    locateMany: locatePoints(ports),
    listAreas: listAreas(ports),
    readGrid: readGrid(ports),
    storePhoto: storePhoto(ports),
    listCases: listCases(ports),
    readCase: readCase(dependencies),
    proposeUnit: proposeUnit(dependencies),
    createMachineKey: createMachineKey(ports),
    revokeMachineKey: revokeMachineKey(ports),
  };
  return {
    async signIn({ body, session }) {
      const actor = await use.signIn(body);
      if (isRefusal(actor)) return actor;
      await session.start(actor.id);
      return sessionOf(actor);
    },
    readSession: async ({ actor }) => sessionOf(actor),
    async signOut({ session }) {
      await session.end();
      return { isSignedOut: true };
    },
    readCity: () => use.readCity(),
    locate: ({ query }) => use.locate(query),
    locateMany: ({ body }) => use.locateMany(body),
    listAreas: ({ query }) => use.listAreas(query),
    readGrid: ({ actor, parameters }) => use.readGrid(actor, parameters),
    listGridEditions: async ({ actor }) => ({
      items: [...(await ports.spatial.listGridEditions(actor.districtCode))],
    }),
    listCategories: async ({ actor }) => ({ items: [...(await ports.catalogue.listCategories(actor.districtCode))] }),
    listUnits: async ({ actor }) => ({ items: [...(await ports.catalogue.listUnits(actor.districtCode))] }),
    putPhoto: ({ actor, parameters, body }) => use.storePhoto(actor, parameters, body),
    giveCommand: ({ actor, body }) => work.giveCommand(actor, body),
    listCases: ({ actor, query }) => use.listCases(actor, query),
    readCase: ({ actor, parameters }) => use.readCase(actor, parameters),
    proposeUnit: ({ actor, parameters }) => use.proposeUnit(actor, parameters),
    listMachineKeys: async ({ actor }) => ({ items: [...(await ports.identity.listMachineKeys(actor.districtCode))] }),
    createMachineKey: ({ actor, body }) => use.createMachineKey(actor, body),
    revokeMachineKey: ({ actor, parameters }) => use.revokeMachineKey(actor, parameters.keyId),
    ...dispatchHandlers(ports),
    ...deskHandlers(dependencies),
    ...evaluationHandlers(ports),
    ...unitGridDraftHandlers(ports),
    ...borderLineHandlers(ports),
    ...divisionHandlers(ports),
    ...handPlanHandlers(ports),
    ...searchHandlers(dependencies),
    ...administrationHandlers(dependencies),
    ...inventoryHandlers(dependencies),
    ...surveyHandlers(ports),
    ...surveyImportHandlers(ports),
    ...surveySettingsHandlers(ports),
  };
}

function sessionOf({ id, name, roleCode, permissions, districtCode, unitCode }: Actor): Session {
  return { id, name, roleCode, permissions: [...permissions], districtCode, unitCode };
}

/** The refusal for an actor who may not call an endpoint, or null. */
export function accessObjection(access: string, actor: Actor | null): Refusal | null {
  if (access === 'public') return null;
  if (!actor) return refuse('not-signed-in');
  if (access === 'signed-in' || actor.permissions.some((permission) => permission === access)) return null;
  return refuse('permission-denied', { permission: access });
}
