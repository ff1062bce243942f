import { refuse } from '../../refusal.ts';
import { pauseClock, resumeClock, startClock } from '../../time-limit/clock.ts';
import type { CaseFile } from '../caseFile.ts';
import { type DecisionContext, disposalLimit } from '../context.ts';
import { effect, type Rule, visitDetails, withHandler } from './effect.ts';

/** To a unit. Sent back to the unit it was returned from, its clock goes on; another unit gets the whole limit (DOMAIN §5). */
export const dispatch: Rule<'dispatch'> = (moved, { payload }, context) => {
  const { unit, at, dispatchRule } = context;
  if (!unit) return refuse('unit-unknown', { unitCode: payload.unitCode });
  if (unit.districtCode !== moved.districtCode) return refuse('unit-of-other-district', { unitCode: unit.code });
  const isSame = moved.previousUnitCode === unit.code && moved.disposalClock !== null;
  const limit = disposalLimit(moved, context.filingConditions);
  const fresh = limit && startClock(at, limit);
  return effect(
    {
      ...moved,
      unitCode: unit.code,
      subUnitCode: null,
      previousUnitCode: null,
      dispatchedAt: at,
      acknowledgedAt: null,
      dispatchCount: moved.dispatchCount + 1,
      dispatchRuleId: dispatchRule?.id ?? null,
      dispatchRuleVersion: dispatchRule?.version ?? null,
      disposalClock: isSame && moved.disposalClock ? resumeClock(moved.disposalClock, at) : fresh,
    },
    { unitCode: unit.code, dispatchRuleId: dispatchRule?.id ?? null, isClockResumed: isSame },
  );
};

export const acknowledge: Rule<'acknowledge'> = (moved, _command, context) =>
  effect({ ...moved, acknowledgedAt: context.at, handlerIds: withHandler(moved, context) });

/** To one of the unit's own sub-units (三级), or back to the unit itself. */
export const assignSubUnit: Rule<'assign-sub-unit'> = (moved, { payload: { unitCode } }, { unit }) => {
  if (unitCode === null) return effect({ ...moved, subUnitCode: null }, { subUnitCode: null });
  if (!unit) return refuse('unit-unknown', { unitCode });
  if (unit.parentCode !== moved.unitCode) return refuse('sub-unit-of-other-unit', { unitCode });
  return effect({ ...moved, subUnitCode: unit.code }, { subUnitCode: unit.code });
};

/** Work on the way: what was found and done so far, with photos from before. */
export const handle: Rule<'handle'> = (moved, { payload }, context) =>
  effect({ ...moved, handlerIds: withHandler(moved, context) }, visitDetails(moved.location, payload.fix));

/** The unit says it is done. From here on time is not the unit's: the clock stands still until a rework. */
export const giveFeedback: Rule<'give-feedback'> = (moved, { payload }, context) => {
  const { policy, actor, at } = context;
  if (policy.isFeedbackPhotoRequired && payload.photos.length === 0) return refuse('photo-required');
  const assigneeId = drawVerifier(moved, context);
  const clock = moved.disposalClock && pauseClock(moved.disposalClock, at);
  return effect(
    {
      ...moved,
      handledAt: at,
      handlerId: actor.kind === 'person' ? actor.id : moved.handlerId,
      handlerIds: withHandler(moved, context),
      request: null,
      assigneeId,
      disposalClock: clock,
    },
    { ...visitDetails(moved.location, payload.fix), ...(assigneeId && { assigneeId }) },
  );
};

/** One of the inspectors on duty nearby by lot, so that nobody can foresee who checks; nobody there: whoever patrols. */
function drawVerifier(moved: CaseFile, { policy, inspectorsNearby, lot, actor }: DecisionContext): string | null {
  if (policy.verifierChoice !== 'random-nearby') return null;
  const candidates = inspectorsNearby.filter((id) => id !== actor.id && !moved.handlerIds.includes(id));
  return candidates[Math.floor(lot * candidates.length)] ?? null;
}
