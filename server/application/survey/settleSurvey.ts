import type { BodyOf, OutputOf, ParametersOf } from '../../contract/endpoints.ts';
import type { PlaceFacts } from '../../domain/case/context.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import type { ComponentCommand } from '../../domain/inventory/componentCommand.ts';
import { changesOfFinding, type SurveyChange } from '../../domain/inventory/surveyFinding.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../domain/refusal.ts';
import { carryOut } from '../inventory/giveComponentCommand.ts';
import { districtObjection } from '../inventory/readInventory.ts';
import type { Ports } from '../ports.ts';
import type { OpenAnswer, SurveyKey, SurveyRoom } from './surveyPort.ts';

/** So many differences are settled by one request; the client goes on behind the last. */
const AT_ONCE = 200;

type Dependencies = Pick<Ports, 'surveys' | 'spatial' | 'clock' | 'credentials'>;
type Outcome = BodyOf<'settleSurvey'>['outcome'];

/**
 * Takes differences over into the stock, or puts them aside. Each in a transaction of its own: one that the stock refuses,
 * because the component was changed since, stays open and is told, and the others are done.
 */
export function settleSurvey(dependencies: Dependencies) {
  const { surveys } = dependencies;
  return async (
    actor: Actor,
    key: ParametersOf<'settleSurvey'>,
    { outcome, answerIds, after }: BodyOf<'settleSurvey'>,
  ): Promise<OutputOf<'settleSurvey'> | Refusal> => {
    const objection = districtObjection(actor, key.districtCode);
    if (objection) return objection;
    const page = { isOpen: true, limit: AT_ONCE, ...(after ? { cursor: after } : {}) };
    const open = answerIds ? null : await surveys.listDifferences(key, page);
    const chosen = answerIds ?? open?.items.map((item) => item.answerId) ?? [];
    const failures: { answerId: string; code: RefusalCode }[] = [];
    for (const answerId of chosen) {
      const answer = await settleOne(dependencies, actor, key, answerId, outcome);
      if (isRefusal(answer)) failures.push({ answerId, code: answer.refused });
    }
    const remaining = await surveys.countOpen(key);
    return { settled: chosen.length - failures.length, remaining, failures, after: open?.nextCursor ?? null };
  };
}

async function settleOne(
  dependencies: Dependencies,
  actor: Actor,
  key: SurveyKey,
  answerId: string,
  outcome: Outcome,
): Promise<object | Refusal> {
  const { surveys, clock } = dependencies;
  // The place is asked for before the transaction: inside it nothing else may be asked.
  const look = await surveys.change(async (room) => (await room.lockAnswer(key, answerId)) ?? refuse('not-found'));
  if (isRefusal(look)) return look;
  const location = 'location' in look.finding ? look.finding.location : undefined;
  const place = outcome === 'applied' && location ? await dependencies.spatial.placeOf(location) : null;
  if (isRefusal(place)) return place;
  return surveys.change(async (room) => {
    const open = await room.lockAnswer(key, answerId);
    if (!open) return refuse('not-found', { answerId });
    const objection = outcome === 'applied' ? await apply(dependencies, room, { actor, key, open, place }) : null;
    if (objection) return objection;
    await room.settle(key.districtCode, answerId, outcome, { name: actor.name, at: clock.now() });
    return { answerId };
  });
}

interface Application {
  readonly actor: Actor;
  readonly key: SurveyKey;
  readonly open: OpenAnswer;
  readonly place: PlaceFacts | null;
}

/** Carries the changes of one finding out, each with its own history; null when all were. */
async function apply(
  { clock, credentials }: Dependencies,
  room: SurveyRoom,
  { actor, key, open, place }: Application,
): Promise<Refusal | null> {
  const { districtCode, surveyId } = key;
  const survey = await room.survey(key);
  const component = open.componentCode === null ? null : await room.lock(districtCode, open.componentCode);
  if (component && component.version !== open.seenVersion)
    return refuse('stale-version', { expected: open.seenVersion, present: component.version });
  const changes = changesOfFinding(open.finding, component, open.finding.note ?? survey?.name ?? '');
  let [code, version] = [component?.code ?? '', component?.version ?? 0];
  for (const change of withPhotos(changes, open)) {
    const envelope = { commandId: credentials.newId(), districtCode, code, expectedVersion: version };
    // Kind and payload come from one value of the union, and an addition does not look at code and version.
    const command = { ...envelope, ...change } as ComponentCommand;
    const origin = { commandId: envelope.commandId, actor, at: clock.now(), surveyId };
    const receipt = await carryOut(room, command, 'location' in change.payload ? place : null, origin);
    if (isRefusal(receipt)) return receipt;
    [code, version] = [receipt.code, receipt.version];
  }
  return null;
}

type Carried = SurveyChange | Pick<Extract<ComponentCommand, { kind: 'add-photos' }>, 'kind' | 'payload'>;

/** The photos of a finding go to the component, before a state that ends it. */
function withPhotos(changes: readonly SurveyChange[], { photos, componentCode }: OpenAnswer): Carried[] {
  if (photos.length === 0) return [...changes];
  const carried: Carried = { kind: 'add-photos', payload: { photos } };
  return componentCode === null ? [...changes.slice(0, 1), carried, ...changes.slice(1)] : [carried, ...changes];
}
