import { isRefusal } from '../domain/refusal.ts';
import { calendarSource } from './calendarSource.ts';
import { dispatchAutomatically } from './dispatchAutomatically.ts';
import { type GiveCommand, giveCommand } from './giveCommand.ts';
import { policySource } from './policySource.ts';
import type { Ports } from './ports.ts';
import { recomputeOpenCases } from './recomputeOpenCases.ts';
import { wakeSuspendedCases } from './wakeSuspendedCases.ts';

/** What everything that moves cases shares: the rules that hold in a district, and the one way to give a command. */
export type CaseWork = ReturnType<typeof caseWork>;

/** Puts the use cases about cases together; made once, so that a changed rule applies everywhere at once. */
export function caseWork(ports: Ports) {
  const sources = { readCalendar: calendarSource(ports), readPolicy: policySource(ports) };
  const dependencies = { ...ports, ...sources };
  const newCommandId = (): string => ports.credentials.newId();
  const give = giveCommand(dependencies);
  return {
    ...sources,
    giveCommand: withAutomaticDispatch(give, dispatchAutomatically({ ...ports, newCommandId }, give)),
    recomputeOpenCases: recomputeOpenCases({ ...dependencies, newCommandId }, give),
    wakeSuspendedCases: wakeSuspendedCases({ ...ports, newCommandId }, give),
  };
}

/**
 * A filed case goes on by itself where the winning rule says so. Filing has its own receipt; when the dispatch is refused
 * (somebody was faster, the unit has ended), the case waits for a dispatcher like any other.
 */
function withAutomaticDispatch(
  give: GiveCommand,
  dispatchFiled: ReturnType<typeof dispatchAutomatically<Awaited<ReturnType<GiveCommand>>>>,
): GiveCommand {
  return async (actor, command) => {
    const receipt = await give(actor, command);
    if (command.kind === 'file' && !isRefusal(receipt) && receipt.status === 'filed') await dispatchFiled(receipt);
    return receipt;
  };
}
