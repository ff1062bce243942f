import { systemActor } from '../domain/identity/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { GiveCommand } from './giveCommand.ts';
import type { Ports } from './ports.ts';

/** What one round takes on; the next round goes on with the rest. */
const PER_ROUND = 200;

type Dependencies = Pick<Ports, 'cases' | 'clock'> & { readonly newCommandId: () => string };

/**
 * Wakes the suspended cases whose time has come (DOMAIN §5: a suspension wakes by itself). Two processes that wake the
 * same case do no harm: the second is refused. Answers how many woke.
 */
export function wakeSuspendedCases(
  { cases, clock, newCommandId }: Dependencies,
  give: GiveCommand,
): () => Promise<number> {
  return async () => {
    let woken = 0;
    for (const { districtCode, caseId } of await cases.listWaking(clock.now(), PER_ROUND)) {
      const command = { kind: 'wake', commandId: newCommandId(), caseId, districtCode, payload: {} } as const;
      if (!isRefusal(await give(systemActor, command))) woken++;
    }
    return woken;
  };
}
