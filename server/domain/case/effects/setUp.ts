import { isRefusal, refuse } from '../../refusal.ts';
import type { CaseFile } from '../caseFile.ts';
import { categoryFacts, conditionObjection, type DecisionContext } from '../context.ts';
import { type Effect, effect, ended, type Rule, visitDetails } from './effect.ts';

export const requestConfirmation: Rule<'request-confirmation'> = (moved, { payload }, context) => {
  if (payload.inspectorId === undefined) return effect({ ...moved, assigneeId: null });
  if (!isOfDistrict(moved, context)) return refuse('inspector-unknown', { inspectorId: payload.inspectorId });
  return effect({ ...moved, assigneeId: payload.inspectorId }, { inspectorId: payload.inspectorId });
};

/** The task is given to a certain inspector, or (null) to whoever patrols the place. */
export const assignInspector: Rule<'assign-inspector'> = (moved, { payload: { inspectorId } }, context) => {
  if (inspectorId !== null && !isOfDistrict(moved, context)) return refuse('inspector-unknown', { inspectorId });
  if (inspectorId !== null && moved.handlerIds.includes(inspectorId)) return refuse('doer-cannot-verify');
  return effect({ ...moved, assigneeId: inspectorId }, { inspectorId });
};

function isOfDistrict({ districtCode }: CaseFile, { inspector }: DecisionContext): boolean {
  return inspector !== null && (inspector.districtCode === null || inspector.districtCode === districtCode);
}

export const confirm: Rule<'confirm'> = (moved, { payload }, { at }) => {
  const details = { found: payload.found, ...visitDetails(moved.location, payload.fix) };
  if (!payload.found) return effect(ended({ ...moved, status: 'refused' }, at), details);
  return effect({ ...moved, confirmedAt: at, assigneeId: null }, details);
};

export const accept: Rule<'accept'> = (moved, _command, { at }) => effect({ ...moved, acceptedAt: at });

/** Refusing and voiding: an end with its reason. */
export const end = (moved: CaseFile, _command: unknown, { at }: DecisionContext): Effect => effect(ended(moved, at));

export const file: Rule<'file'> = (moved, { payload }, context) => {
  const wanted = payload.filingConditionId ?? moved.filingConditionId ?? undefined;
  if (wanted === undefined) return refuse('filing-condition-required');
  const objection = conditionObjection(context, wanted, moved.categoryId);
  return objection ?? effect({ ...moved, filingConditionId: wanted, filedAt: context.at });
};

/** Another category, with the condition that then applies: a condition belongs to one category. */
export const recategorise: Rule<'recategorise'> = (moved, { payload }, context) => {
  const category = categoryFacts(context, payload.categoryId);
  if (isRefusal(category)) return category;
  const objection = conditionObjection(context, payload.filingConditionId, category.id);
  if (objection) return objection;
  if (moved.status === 'filed' && payload.filingConditionId === undefined) return refuse('filing-condition-required');
  const filingConditionId = payload.filingConditionId ?? null;
  if (category.id === moved.categoryId && filingConditionId === moved.filingConditionId)
    return refuse('nothing-changed');
  const details = { from: { categoryId: moved.categoryId, filingConditionId: moved.filingConditionId } };
  return effect({ ...moved, categoryId: category.id, filingConditionId, componentCode: null }, details);
};

/** Another place in the same district; a case of another district has to be refused here and reported there. */
export const relocate: Rule<'relocate'> = (moved, { payload }, { place }) => {
  if (!place) return refuse('outside-grid');
  if (isRefusal(place)) return place;
  if (place.districtCode !== moved.districtCode) {
    return refuse('place-in-other-district', { districtCode: place.districtCode });
  }
  const details = { from: { location: moved.location, unitGridCode: moved.unitGridCode, address: moved.address } };
  return effect({ ...moved, ...place, location: payload.location, address: payload.address ?? moved.address }, details);
};
