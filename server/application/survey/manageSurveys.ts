import type { BodyOf, OutputOf, ParametersOf, QueryOf } from '../../contract/endpoints.ts';
import type { MySurveys, SurveyDetail } from '../../contract/schemas/survey.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { districtObjection } from '../inventory/readInventory.ts';
import type { Ports } from '../ports.ts';

type Surveys = Pick<Ports, 'surveys'>;
type Key = ParametersOf<'readSurvey'>;

/** The surveys of a district. */
export function listSurveys({ surveys }: Surveys) {
  return async (actor: Actor, { districtCode }: QueryOf<'listSurveys'>): Promise<OutputOf<'listSurveys'> | Refusal> =>
    districtObjection(actor, districtCode) ?? { items: [...(await surveys.list(districtCode))] };
}

/** How far a survey is. */
export function readSurvey({ surveys }: Surveys) {
  return async (actor: Actor, key: Key): Promise<SurveyDetail | Refusal> =>
    districtObjection(actor, key.districtCode) ?? (await surveys.read(key)) ?? refuse('not-found', { ...key });
}

/** Makes a survey. */
export function createSurvey({ surveys, clock }: Pick<Ports, 'surveys' | 'clock'>) {
  return async (actor: Actor, body: BodyOf<'createSurvey'>): Promise<SurveyDetail | Refusal> => {
    // A survey is somebody's; a machine answers for nothing.
    if (actor.kind !== 'person') return refuse('permission-denied', { permission: 'survey.manage' });
    const objection =
      districtObjection(actor, body.districtCode) ??
      foreignGrid(body) ??
      (await surveys.create(body, { id: actor.id, at: clock.now() }));
    if (objection) return objection;
    const key = { districtCode: body.districtCode, surveyId: body.id };
    return (await surveys.read(key)) ?? refuse('not-found', key);
  };
}

function foreignGrid({ districtCode, gridCodes }: BodyOf<'createSurvey'>): Refusal | null {
  const foreign = gridCodes.find((code) => !code.startsWith(districtCode));
  return foreign === undefined ? null : refuse('not-your-district', { gridCode: foreign });
}

/** Ends a survey: no more answers are taken. */
export function endSurvey({ surveys, clock }: Pick<Ports, 'surveys' | 'clock'>) {
  return async (actor: Actor, key: Key): Promise<SurveyDetail | Refusal> => {
    const objection = districtObjection(actor, key.districtCode);
    if (objection) return objection;
    const hasEnded = await surveys.end(key, clock.now());
    const survey = await surveys.read(key);
    if (!survey) return refuse('not-found', { ...key });
    return hasEnded ? survey : refuse('survey-ended', { ...key });
  };
}

/** Where street and stock differ. */
export function listSurveyDifferences({ surveys }: Surveys) {
  return async (
    actor: Actor,
    key: Key,
    query: QueryOf<'listSurveyDifferences'>,
  ): Promise<OutputOf<'listSurveyDifferences'> | Refusal> =>
    districtObjection(actor, key.districtCode) ?? surveys.listDifferences(key, query);
}

/** What running surveys ask of an inspector; whoever belongs to no district patrols nothing. */
export function listMySurveyTasks({ surveys }: Surveys) {
  return async (actor: Actor): Promise<MySurveys> =>
    actor.districtCode === null ? { surveys: [], tasks: [] } : surveys.listTasks(actor.districtCode, actor.id);
}
