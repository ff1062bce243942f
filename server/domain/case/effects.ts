import type { RoleCode } from '../identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { CaseFile, CaseSource } from './caseFile.ts';
import type { CaseCommand } from './commands.ts';
import { type DecisionContext, disposalDueAt } from './context.ts';
import { transitions } from './transitions.ts';

/** What a command makes of the case, and what is worth keeping about it besides. */
export interface Effect {
  readonly caseFile: CaseFile;
  readonly details: Readonly<Record<string, unknown>>;
}

type CommandOf<K extends CaseCommand['kind']> = Extract<CaseCommand, { kind: K }>;

/** Applies the command's own rules to the case. Rights, scope, status and version have been checked already. */
export function effects(current: CaseFile | null, command: CaseCommand, context: DecisionContext): Effect | Refusal {
  if (command.kind === 'report') return report(command, context);
  if (!current) return refuse('not-found');
  const to = transitions[command.kind].to ?? current.status;
  const moved: CaseFile = { ...current, status: to };
  switch (command.kind) {
    case 'confirm':
      return confirm(moved, command, context);
    case 'accept':
      return plain({ ...moved, acceptedAt: context.at });
    case 'refuse':
      return ended(moved, context);
    case 'file':
      return file(moved, command, context);
    case 'dispatch':
      return dispatch(moved, command, context);
    case 'acknowledge':
      return plain({ ...moved, acknowledgedAt: context.at });
    case 'give-feedback':
      return giveFeedback(moved, command, context);
    case 'verify':
      return verify(moved, command, context);
    case 'close':
    case 'void':
      return ended(moved, context);
    case 'request-confirmation':
    case 'note':
      return plain(moved);
  }
}

const plain = (caseFile: CaseFile, details: Effect['details'] = {}): Effect => ({ caseFile, details });
const ended = (caseFile: CaseFile, context: DecisionContext): Effect => plain({ ...caseFile, closedAt: context.at });

/** Which channels a role may report for: an operator's case must not pass for an inspector's, which needs no confirmation. */
const sourcesOfRole: Readonly<Partial<Record<RoleCode, readonly CaseSource[]>>> = {
  inspector: ['inspector'],
  'intake-operator': ['hotline', 'citizen', 'supervisor'],
  hotline: ['hotline', 'citizen', 'sensor'],
};

function report(command: CommandOf<'report'>, context: DecisionContext): Effect | Refusal {
  const { payload } = command;
  const { place, category, filingCondition, component, policy, actor, at } = context;
  if (!sourcesOfRole[actor.roleCode]?.includes(payload.source)) {
    return refuse('source-not-allowed', { source: payload.source, roleCode: actor.roleCode });
  }
  if (!place) return refuse('outside-grid');
  if (isRefusal(place)) return place;
  if (actor.districtCode !== null && actor.districtCode !== place.districtCode) {
    return refuse('not-your-district', { districtCode: place.districtCode });
  }
  if (!category) return refuse('category-unknown', { categoryId: payload.categoryId });
  if (!category.isReportable) return refuse('category-not-reportable', { categoryId: category.id });
  const conditionObjection = conditionOf(payload.filingConditionId, filingCondition, category.id);
  if (conditionObjection) return conditionObjection;
  if (payload.componentCode && !component) return refuse('component-unknown', { componentCode: payload.componentCode });
  if (component && component.categoryId !== category.id) {
    return refuse('component-category-mismatch', { componentCode: component.code, categoryId: component.categoryId });
  }
  if (payload.source === 'inspector' && policy.isInspectorPhotoRequired && payload.photos.length === 0) {
    return refuse('photo-required');
  }
  if (context.missingPhotos.length > 0) return refuse('photo-unknown', { photos: context.missingPhotos });
  const { location, description, source, categoryId } = payload;
  return plain(
    {
      ...blankCase,
      ...place,
      id: command.caseId,
      source,
      categoryId,
      filingConditionId: filingCondition?.id ?? null,
      componentCode: component?.code ?? null,
      description,
      address: payload.address ?? null,
      location,
      reporterId: actor.kind === 'person' ? actor.id : null,
      reportedAt: at,
    },
    payload.fix ? { fix: payload.fix } : {},
  );
}

function conditionOf(
  wanted: string | undefined,
  found: DecisionContext['filingCondition'],
  categoryId: string,
): Refusal | null {
  if (wanted === undefined) return null;
  if (!found || found.categoryId !== categoryId)
    return refuse('filing-condition-unknown', { filingConditionId: wanted });
  return null;
}

function confirm(moved: CaseFile, command: CommandOf<'confirm'>, context: DecisionContext): Effect | Refusal {
  const details = { found: command.payload.found, fix: command.payload.fix ?? null };
  if (!command.payload.found) return { ...ended({ ...moved, status: 'refused' }, context), details };
  return plain({ ...moved, confirmedAt: context.at }, details);
}

function file(moved: CaseFile, command: CommandOf<'file'>, context: DecisionContext): Effect | Refusal {
  const wanted = command.payload.filingConditionId ?? moved.filingConditionId ?? undefined;
  if (wanted === undefined) return refuse('filing-condition-required');
  const objection = conditionOf(wanted, context.filingCondition, moved.categoryId);
  if (objection) return objection;
  return plain({ ...moved, filingConditionId: wanted, filedAt: context.at });
}

function dispatch(moved: CaseFile, command: CommandOf<'dispatch'>, context: DecisionContext): Effect | Refusal {
  const { unit, filingCondition, at } = context;
  if (!unit) return refuse('unit-unknown', { unitCode: command.payload.unitCode });
  if (unit.districtCode !== moved.districtCode) return refuse('unit-of-other-district', { unitCode: unit.code });
  const due = disposalDueAt(moved, filingCondition, at, context.calendar);
  return plain(
    { ...moved, unitCode: unit.code, dispatchedAt: at, dueAt: due, dispatchRuleId: context.dispatchRuleId },
    { unitCode: unit.code, dispatchRuleId: context.dispatchRuleId, dueAt: due },
  );
}

function giveFeedback(
  moved: CaseFile,
  command: CommandOf<'give-feedback'>,
  context: DecisionContext,
): Effect | Refusal {
  if (context.policy.isFeedbackPhotoRequired && command.payload.photos.length === 0) return refuse('photo-required');
  const handlerId = context.actor.kind === 'person' ? context.actor.id : moved.handlerId;
  return plain({ ...moved, handledAt: context.at, handlerId }, { fix: command.payload.fix ?? null });
}

function verify(moved: CaseFile, command: CommandOf<'verify'>, context: DecisionContext): Effect | Refusal {
  const { passed, photos, fix, note } = command.payload;
  if (context.policy.isVerificationPhotoRequired && photos.length === 0) return refuse('photo-required');
  if (!passed && !note) return refuse('reason-required');
  const details = { passed, fix: fix ?? null };
  if (passed) return plain({ ...moved, verifiedAt: context.at, verifierId: context.actor.id }, details);
  return plain({ ...moved, status: 'handling', handledAt: null, reworkCount: moved.reworkCount + 1 }, details);
}

const blankCase: Omit<
  CaseFile,
  | 'districtCode'
  | 'subdistrictCode'
  | 'communityCode'
  | 'unitGridCode'
  | 'responsibilityGridCode'
  | 'areaClass'
  | 'id'
  | 'source'
  | 'categoryId'
  | 'description'
  | 'location'
  | 'reportedAt'
> = {
  number: '',
  version: 0,
  status: 'reported',
  filingConditionId: null,
  componentCode: null,
  address: null,
  reporterId: null,
  confirmedAt: null,
  unitCode: null,
  dispatchRuleId: null,
  handlerId: null,
  verifierId: null,
  reworkCount: 0,
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  acknowledgedAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
  dueAt: null,
  updatedAt: '',
};
