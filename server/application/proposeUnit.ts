import type { ProposalView } from '../contract/schemas/dispatch.ts';
import type { CaseFile } from '../domain/case/caseFile.ts';
import { dueIfSentAt } from '../domain/case/context.ts';
import type { Reason } from '../domain/dispatch/propose.ts';
import { type Actor, caseScope, isInScope } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { CompiledCalendar } from '../domain/time-limit/calendar.ts';
import { clockTimes, resumeClock } from '../domain/time-limit/clock.ts';
import type { DistrictSource } from './districtSource.ts';
import type { CaseRecord, Ports } from './ports.ts';
import { type CaseProposal, proposalFor } from './proposal.ts';

type Dependencies = Pick<Ports, 'cases' | 'dispatch' | 'clock'> & {
  readonly readCalendar: DistrictSource<CompiledCalendar>;
};
type ProposeUnit = (actor: Actor, key: { districtCode: string; caseId: string }) => Promise<ProposalView | Refusal>;

/** Which unit the rules send a case to, the facts that led there, and when it would be due if sent now. */
export function proposeUnit(dependencies: Dependencies): ProposeUnit {
  const { cases, dispatch, clock } = dependencies;
  return async (actor, { districtCode, caseId }) => {
    const record = await cases.read(districtCode, caseId);
    if (!record || !isInScope(caseScope(actor), record.caseFile)) return refuse('not-found', { caseId });
    const at = clock.now().toISOString();
    const found = await proposalFor(dispatch, districtCode, caseId, at);
    if (!found) return refuse('not-found', { caseId });
    const { reasons, alternatives, ...proposal } = found.proposal;
    return {
      ...proposal,
      ruleSetVersion: proposal.ruleId === null ? null : found.ruleSetVersion,
      unitName: found.units.find((unit) => unit.code === proposal.unitCode)?.name ?? null,
      dueAt: await dueIfSentTo(dependencies, record.caseFile, proposal.unitCode, at),
      reasons: reasons.map((reason) => ({ ...reason, label: labelOf(reason, record, found) })),
      alternatives: alternatives.map((alternative) => ({ ...alternative })),
    };
  };
}

/** A unit that had the case before goes on with its clock; any other starts a new one. */
async function dueIfSentTo(
  { dispatch, readCalendar }: Dependencies,
  caseFile: CaseFile,
  unitCode: string | null,
  at: string,
): Promise<string | null> {
  const calendar = await readCalendar(caseFile.districtCode);
  if (caseFile.disposalClock && unitCode !== null && unitCode === caseFile.previousUnitCode)
    return clockTimes(resumeClock(caseFile.disposalClock, at), calendar).dueAt;
  const condition = caseFile.filingConditionId && (await dispatch.readFilingCondition(caseFile.filingConditionId));
  return dueIfSentAt(caseFile, condition ? [condition] : [], at, calendar);
}

/** The words for what a reason points at; the reason's own meaning is translated by its code. */
function labelOf({ code, value }: Reason, { names }: CaseRecord, { facts }: CaseProposal): string {
  switch (code) {
    case 'category':
      return names.category;
    case 'component-maintainer':
    case 'component-owner':
      return names.component ?? value;
    case 'professional-grid':
      return facts.professionalGrids.find((grid) => grid.code === value)?.name ?? value;
    case 'responsibility-grid':
      return names.responsibilityGrid ?? value;
    case 'subdistrict':
      return names.subdistrict;
    case 'area':
      return areaName(value, names, facts);
    default:
      return value;
  }
}

function areaName(code: string, names: CaseRecord['names'], facts: CaseProposal['facts']): string {
  if (code === facts.districtCode) return names.district;
  if (code === facts.subdistrictCode) return names.subdistrict;
  if (code === facts.communityCode) return names.community;
  if (code === facts.responsibilityGridCode) return names.responsibilityGrid ?? code;
  return facts.professionalGrids.find((grid) => grid.code === code)?.name ?? code;
}
