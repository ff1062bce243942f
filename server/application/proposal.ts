import type { DispatchFacts, UnitFacts } from '../domain/dispatch/facts.ts';
import { type Proposal, propose } from '../domain/dispatch/propose.ts';
import type { DispatchPort } from './dispatchPort.ts';

/** What the published rules propose for a case, and what it rests on. */
export interface CaseProposal {
  readonly proposal: Proposal;
  /** Null while no rules are published. */
  readonly ruleSetVersion: number | null;
  readonly facts: DispatchFacts;
  readonly units: readonly UnitFacts[];
}

type Port = Pick<DispatchPort, 'readPublished' | 'readFacts' | 'listUnitFacts'>;

/** Asks the published rules about a case at an instant; null when there is no such case. */
export async function proposalFor(
  port: Port,
  districtCode: string,
  caseId: string,
  at: string,
): Promise<CaseProposal | null> {
  const [published, facts, units] = await Promise.all([
    port.readPublished(),
    port.readFacts(districtCode, caseId, at),
    port.listUnitFacts(districtCode),
  ]);
  if (!facts) return null;
  const proposal = propose(facts, published?.rules ?? [], units);
  return { proposal, ruleSetVersion: published?.version ?? null, facts, units };
}

/** The rule that sends a case to this unit, with its version; null when the rules propose another or none. */
export async function ruleThatSends(
  port: Port,
  { districtCode, caseId, unitCode, at }: { districtCode: string; caseId: string; unitCode: string; at: string },
): Promise<{ readonly id: string; readonly version: number } | null> {
  const found = await proposalFor(port, districtCode, caseId, at);
  if (!found || found.ruleSetVersion === null || found.proposal.ruleId === null) return null;
  return found.proposal.unitCode === unitCode ? { id: found.proposal.ruleId, version: found.ruleSetVersion } : null;
}
