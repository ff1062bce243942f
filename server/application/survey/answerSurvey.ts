import type { SurveyReceipt } from '../../contract/schemas/survey.ts';
import type { PlaceFacts } from '../../domain/case/context.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import type { Component } from '../../domain/inventory/component.ts';
import { isDifferent, type SurveyAnswer } from '../../domain/inventory/surveyFinding.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { districtObjection } from '../inventory/readInventory.ts';
import type { Ports } from '../ports.ts';
import type { SurveyRoom } from './surveyPort.ts';

type Dependencies = Pick<Ports, 'surveys' | 'spatial' | 'clock'>;

/** What an answer is about: the component with its grid, or the place of a thing that the stock does not have. */
interface Subject {
  readonly component: Component | null;
  readonly responsibilityGridCode: string | null;
}

/** Keeps what an inspector found. The same command id has one effect, however often and however late it arrives. */
export function answerSurvey({ surveys, spatial, clock }: Dependencies) {
  return async (actor: Actor, answer: SurveyAnswer): Promise<SurveyReceipt | Refusal> => {
    if (actor.kind !== 'person') return refuse('permission-denied', { permission: 'survey.answer' });
    const { payload, componentCode, districtCode } = answer;
    if ((payload.verdict === 'missing') !== (componentCode === null)) return refuse('invalid-input', { componentCode });
    const objection = districtObjection(actor, districtCode);
    if (objection) return objection;
    const location = 'location' in payload ? payload.location : undefined;
    const place = location ? await spatial.placeOf(location) : null;
    if (isRefusal(place)) return place;
    if (place && place.districtCode !== districtCode)
      return refuse('place-in-other-district', { districtCode: place.districtCode });
    return surveys.change((room) => answerInside(room, actor, answer, place, clock.now()));
  };
}

async function answerInside(
  room: SurveyRoom,
  actor: Actor,
  answer: SurveyAnswer,
  place: PlaceFacts | null,
  at: Date,
): Promise<SurveyReceipt | Refusal> {
  const { commandId, districtCode, surveyId, componentCode, payload } = answer;
  const receipt = { commandId, districtCode, surveyId, componentCode };
  const earlier = await room.earlierAnswer(districtCode, commandId);
  if (earlier) {
    const isSame = earlier.answeredBy === actor.id && earlier.receipt.componentCode === componentCode;
    return isSame ? earlier.receipt : refuse('command-id-reused', { commandId });
  }
  const survey = await room.survey({ districtCode, surveyId });
  if (!survey) return refuse('not-found', { surveyId });
  if (survey.isEnded) return refuse('survey-ended', { surveyId });
  const subject = await subjectOf(room, actor, answer, place);
  if (isRefusal(subject)) return subject;
  const [sha256] = await room.unknownPhotos(districtCode, payload.photos);
  if (sha256 !== undefined) return refuse('photo-unknown', { sha256 });
  await room.record(answer, {
    answeredBy: actor.id,
    at,
    isDifferent: isDifferent(payload, subject.component),
    seenVersion: subject.component?.version ?? null,
    responsibilityGridCode: subject.responsibilityGridCode,
  });
  return receipt;
}

/** Tasks are for those who patrol their grid; what is missing in the stock may be found by anybody of the district. */
async function subjectOf(
  room: SurveyRoom,
  actor: Actor,
  { districtCode, surveyId, componentCode, payload }: SurveyAnswer,
  place: PlaceFacts | null,
): Promise<Subject | Refusal> {
  if (payload.verdict === 'missing') {
    if ((await room.categoryCode(payload.categoryId)) === null)
      return refuse('category-unknown', { categoryId: payload.categoryId });
    return { component: null, responsibilityGridCode: place?.responsibilityGridCode ?? null };
  }
  const code = componentCode ?? '';
  const task = await room.lockTask({ districtCode, surveyId }, code);
  if (!task) return refuse('component-unknown', { code });
  const { responsibilityGridCode } = task;
  const isMine =
    responsibilityGridCode !== null && (await room.patrols(districtCode, actor.id, responsibilityGridCode));
  if (!isMine) return refuse('not-your-task', { responsibilityGridCode });
  return { component: await room.lock(districtCode, code), responsibilityGridCode };
}
