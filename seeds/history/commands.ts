import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import type { CaseCommand, PositionFix } from '../../server/domain/case/commands.ts';
import type { Random } from '../random.ts';
import { type CasePlan, descriptionOf, type Reported } from './plan.ts';
import type { PlannedStep } from './plannedStep.ts';

/** What every command of the history carries. */
export interface Envelope {
  readonly commandId: string;
  readonly caseId: string;
}

/** What a step's command names besides the case, found out by the simulation. */
export interface Named {
  /** Dispatch and assignment to a sub-unit. */
  readonly unitCode: string | null;
  readonly otherCaseId: string;
  readonly children: readonly (CasePlan & { readonly caseId: string })[];
}

/** About how far from the place people stand, in degrees. */
const NEARBY = 0.00012;

/** The report as it arrives, with what it has wrong. */
export function reportOf(plan: CasePlan, envelope: Envelope, random: Random): CaseCommand {
  const { category, condition, location, address } = reportedOf(plan);
  const found = {
    location,
    categoryId: category.id,
    filingConditionId: condition.id,
    componentCode: plan.component?.code,
    description: descriptionOf({ source: plan.source, condition }, random),
    address: address || undefined,
    photos: [],
  };
  return plan.part === 'self-disposal'
    ? { ...envelope, kind: 'self-dispose', payload: found }
    : { ...envelope, kind: 'report', payload: { ...found, source: plan.source } };
}

export function reportedOf(plan: CasePlan): Reported {
  return plan.misreported ? { ...plan, ...plan.misreported } : plan;
}

/** The command of a planned step. */
export function commandOf(
  step: PlannedStep,
  plan: CasePlan,
  current: CaseFile,
  named: Named,
  envelope: Envelope,
  random: Random,
): CaseCommand {
  const base = { ...envelope, districtCode: current.districtCode };
  const { kind, isPositive, at } = step;
  const note = step.text ?? undefined;
  const reason = step.text ?? '';
  switch (kind) {
    case 'refuse':
    case 'void':
    case 'request-return':
    case 'urge':
    case 'appeal':
    case 'unlink-duplicate':
    case 'reopen':
      return { ...base, kind, payload: { reason } };
    case 'decide-return':
    case 'decide-extension':
    case 'decide-suspension':
    case 'decide-appeal':
      return { ...base, kind, payload: { isApproved: isPositive, note } };
    case 'give-feedback':
    case 'handle':
      return { ...base, kind, payload: { note: reason, photos: [] } };
    case 'answer-urge':
      return { ...base, kind, payload: { note: reason } };
    case 'confirm':
      return { ...base, kind, payload: { found: isPositive, ...visit(step, plan, random) } };
    case 'verify':
      return { ...base, kind, payload: { passed: isPositive, ...visit(step, plan, random) } };
    case 'audit-self-disposal':
      return { ...base, kind, payload: { passed: isPositive, note } };
    case 'request-extension':
      return { ...base, kind, payload: { reason, value: extensionOf(current) } };
    case 'request-suspension':
      return { ...base, kind, payload: { reason, until: new Date(step.until ?? at).toISOString() } };
    case 'link-duplicate':
      return { ...base, kind, payload: { otherCaseId: named.otherCaseId, note } };
    case 'merge':
      return { ...base, kind, payload: { otherCaseId: named.otherCaseId, reason } };
    case 'split':
      return { ...base, kind, payload: { reason, children: childrenOf(named, random) } };
    case 'recategorise':
      return {
        ...base,
        kind,
        payload: { reason, categoryId: plan.category.id, filingConditionId: plan.condition.id },
      };
    case 'relocate':
      return { ...base, kind, payload: { reason, location: plan.location, address: plan.address || undefined } };
    case 'dispatch':
      return { ...base, kind, payload: { unitCode: named.unitCode ?? '' } };
    case 'assign-sub-unit':
      return { ...base, kind, payload: { unitCode: named.unitCode } };
    default:
      return { ...base, kind, payload: { note } };
  }
}

function visit({ at, text }: PlannedStep, { location }: CasePlan, random: Random) {
  const near = (degrees: number): number => Math.round((degrees + NEARBY * (2 * random() - 1)) * 1e7) / 1e7;
  const fix: PositionFix = {
    longitude: near(location.longitude),
    latitude: near(location.latitude),
    accuracyMeters: 5 + Math.round(10 * random()),
    at: new Date(at).toISOString(),
  };
  return { note: text ?? undefined, photos: [], fix };
}

/** Half as much again as was allowed, in whole units where that is allowed. */
function extensionOf({ disposalClock }: CaseFile): number {
  const value = disposalClock?.limit.value ?? 0;
  return Math.min(value, Math.max(value / 2, Math.round(value / 2)));
}

function childrenOf({ children }: Named, random: Random) {
  return children.map((child) => ({
    caseId: child.caseId,
    categoryId: child.category.id,
    filingConditionId: child.condition.id,
    description: descriptionOf(child, random),
  }));
}
