import type { RoleCode } from '../../identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { CaseFile, CaseSource } from '../caseFile.ts';
import type { CommandOf, FoundingKind } from '../commands.ts';
import { categoryFacts, conditionObjection, type DecisionContext } from '../context.ts';
import { type Effect, effect, ended, visitDetails } from './effect.ts';

/** Which channels a role may report for: an operator's case must not pass for an inspector's, which needs no confirmation. */
const sourcesOfRole: Readonly<Partial<Record<RoleCode, readonly CaseSource[]>>> = {
  inspector: ['inspector'],
  'intake-operator': ['hotline', 'citizen', 'supervisor'],
  hotline: ['hotline', 'citizen', 'sensor'],
};

/** A new case, as reported. */
export function report(command: CommandOf<'report'>, context: DecisionContext): Effect | Refusal {
  const { source, fix } = command.payload;
  const needsPhoto = source === 'inspector' && context.policy.isInspectorPhotoRequired;
  const objection = objectionTo(command, source, needsPhoto, context);
  if (objection) return objection;
  return effect(newCase(command, source, context), fix ? { fix } : {});
}

/** A case that the inspector solved on the spot (自处置): filed and closed in one, to be audited, counted apart. */
export function selfDispose(command: CommandOf<'self-dispose'>, context: DecisionContext): Effect | Refusal {
  const objection = objectionTo(command, 'inspector', context.policy.isSelfDisposalPhotoRequired, context);
  if (objection) return objection;
  const { actor, at } = context;
  const done: CaseFile = {
    ...newCase(command, 'inspector', context),
    status: 'closed',
    acceptedAt: at,
    filedAt: at,
    handledAt: at,
    handlerId: actor.id,
    handlerIds: [actor.id],
    isSelfDisposal: true,
    selfDisposalAudit: 'pending',
  };
  const details = { ...visitDetails(command.payload.location, command.payload.fix), exemption: 'self-disposal' };
  return effect(ended(done, at), details);
}

function objectionTo(
  { payload }: CommandOf<FoundingKind>,
  source: CaseSource,
  isPhotoRequired: boolean,
  context: DecisionContext,
): Refusal | null {
  const { place, component, actor } = context;
  if (!sourcesOfRole[actor.roleCode]?.includes(source)) {
    return refuse('source-not-allowed', { source, roleCode: actor.roleCode });
  }
  if (!place) return refuse('outside-grid');
  if (isRefusal(place)) return place;
  if (actor.districtCode !== null && actor.districtCode !== place.districtCode) {
    return refuse('not-your-district', { districtCode: place.districtCode });
  }
  const category = categoryFacts(context, payload.categoryId);
  if (isRefusal(category)) return category;
  const ofCondition = conditionObjection(context, payload.filingConditionId, category.id);
  if (ofCondition) return ofCondition;
  if (payload.componentCode && !component) return refuse('component-unknown', { componentCode: payload.componentCode });
  if (component && component.categoryId !== category.id) {
    return refuse('component-category-mismatch', { componentCode: component.code, categoryId: component.categoryId });
  }
  if (isPhotoRequired && payload.photos.length === 0) return refuse('photo-required');
  return context.missingPhotos.length > 0 ? refuse('photo-unknown', { photos: context.missingPhotos }) : null;
}

function newCase({ caseId, payload }: CommandOf<FoundingKind>, source: CaseSource, context: DecisionContext): CaseFile {
  const { place, component, actor, at } = context;
  if (!place || isRefusal(place)) throw new Error('a case without a place');
  const { location, description, categoryId } = payload;
  return {
    ...blankCase,
    ...place,
    id: caseId,
    source,
    categoryId,
    filingConditionId: payload.filingConditionId ?? null,
    componentCode: component?.code ?? null,
    description,
    address: payload.address ?? null,
    location,
    reporterId: actor.kind === 'person' ? actor.id : null,
    reportedAt: at,
  };
}

/** What a case begins with besides its place and matter. */
export const blankCase = {
  number: '',
  version: 0,
  status: 'reported',
  filingConditionId: null,
  componentCode: null,
  address: null,
  reporterId: null,
  confirmedAt: null,
  unitCode: null,
  subUnitCode: null,
  previousUnitCode: null,
  dispatchRuleId: null,
  dispatchRuleVersion: null,
  dispatchCount: 0,
  handlerId: null,
  handlerIds: [],
  verifierId: null,
  assigneeId: null,
  reworkCount: 0,
  extensionCount: 0,
  reopenCount: 0,
  request: null,
  suspendedUntil: null,
  isSelfDisposal: false,
  selfDisposalAudit: null,
  supervision: null,
  supervisionDueAt: null,
  appeal: null,
  duplicateOf: null,
  parentId: null,
  statusBeforeLink: null,
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  acknowledgedAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
  disposalClock: null,
  dueAt: null,
  stepStartedAt: '',
  stepWarnAt: null,
  stepDueAt: null,
  stepPausedAt: null,
  updatedAt: '',
} as const satisfies Partial<CaseFile>;
