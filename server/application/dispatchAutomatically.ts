import type { CaseCommand } from '../domain/case/commands.ts';
import { type Actor, systemActor } from '../domain/identity/permissions.ts';
import type { Ports } from './ports.ts';
import { proposalFor } from './proposal.ts';

interface FiledCase {
  readonly districtCode: string;
  readonly caseId: string;
  readonly version: number;
}
type Dependencies = Pick<Ports, 'dispatch' | 'clock'> & { readonly newCommandId: () => string };

/**
 * Sends a case that has just been filed to the unit of the rules, where the winning rule is marked as automatic. It gives
 * the same command as a dispatcher, on the version that was filed: whoever was faster has the last word. Answers what
 * giving the command answered, or null when the case waits for a dispatcher.
 */
export function dispatchAutomatically<Answer>(
  { dispatch, clock, newCommandId }: Dependencies,
  give: (actor: Actor, command: CaseCommand) => Promise<Answer>,
): (filed: FiledCase) => Promise<Answer | null> {
  return async ({ districtCode, caseId, version }) => {
    const found = await proposalFor(dispatch, districtCode, caseId, clock.now().toISOString());
    if (!found?.proposal.isAutomatic || found.proposal.unitCode === null) return null;
    return give(systemActor, {
      kind: 'dispatch',
      commandId: newCommandId(),
      caseId,
      districtCode,
      expectedVersion: version,
      payload: { unitCode: found.proposal.unitCode },
    });
  };
}
