import type { ProposalView } from '../contract/schemas.ts';
import { disposalDueAt } from '../domain/case/context.ts';
import { propose, type Reason, type UnitFacts } from '../domain/dispatch/propose.ts';
import { type Actor, caseScope, isInScope } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import type { CaseRecord, Ports } from './ports.ts';

type Dependencies = Pick<Ports, 'cases' | 'catalogue' | 'clock'> & {
  readonly readCalendar: () => Promise<CompiledCalendar>;
};
type ProposeUnit = (actor: Actor, key: { districtCode: string; caseId: string }) => Promise<ProposalView | Refusal>;

/** Which unit the rules send a case to, the facts that led there, and when it would be due if sent now. */
export function proposeUnit(dependencies: Dependencies): ProposeUnit {
  const { cases, catalogue } = dependencies;
  return async (actor, { districtCode, caseId }) => {
    const record = await cases.read(districtCode, caseId);
    if (!record || !isInScope(caseScope(actor), record.caseFile)) return refuse('not-found', { caseId });
    const [facts, rules, units, due] = await Promise.all([
      catalogue.readDispatchFacts(districtCode, caseId),
      catalogue.listDispatchRules(),
      catalogue.listUnitFacts(districtCode),
      dueIfSentNow(dependencies, record),
    ]);
    if (!facts) return refuse('not-found', { caseId });
    const { reasons, alternatives, ...proposal } = propose(facts, rules, units);
    return {
      ...proposal,
      unitName: units.find((unit) => unit.code === proposal.unitCode)?.name ?? null,
      dueAt: due,
      reasons: reasons.map((reason) => ({ ...reason, label: labelOf(reason, record, facts.professionalGrids, units) })),
      alternatives: alternatives.map((alternative) => ({ ...alternative })),
    };
  };
}

async function dueIfSentNow(
  { cases, clock, readCalendar }: Dependencies,
  { caseFile }: CaseRecord,
): Promise<string | null> {
  const { filingCondition } = await cases.gather({
    districtCode: caseFile.districtCode,
    caseId: caseFile.id,
    commandId: caseFile.id,
    categoryId: null,
    filingConditionId: caseFile.filingConditionId,
    componentCode: null,
    unitCode: null,
    photos: [],
  });
  return disposalDueAt(caseFile, filingCondition, clock.now().toISOString(), await readCalendar());
}

/** The words for what a reason points at; the reason's own meaning is translated by its code. */
function labelOf(
  reason: Reason,
  { names }: CaseRecord,
  grids: readonly { code: string; name: string }[],
  units: readonly UnitFacts[],
): string {
  switch (reason.code) {
    case 'category':
      return names.category;
    case 'component-maintainer':
      return names.component ?? reason.value;
    case 'professional-grid':
      return grids.find((grid) => grid.code === reason.value)?.name ?? reason.value;
    case 'responsibility-grid':
      return names.responsibilityGrid ?? reason.value;
    case 'subdistrict':
      return names.subdistrict;
    default:
      return units.find((unit) => unit.code === reason.value)?.name ?? reason.value;
  }
}
