import type { CaseSummary } from '@contract/schemas';
import type { CaseCommand, CommandPayloads } from '@domain/case/commands';
import { call } from '../../api/call';
import { sendCommand } from '../../api/cases';
import { CallError } from '../../api/problem';
import { uuidv7 } from '../../offline/uuid';
import type { FollowingCommand } from '../commandForm';

/**
 * Gives one of several equal commands, against the case as it was seen in the list. A case that has only changed in other
 * ways meanwhile is judged anew by the server: whoever acts on many has not read each to the last word.
 */
export async function giveInBulk<K extends FollowingCommand>(
  item: CaseSummary,
  kind: K,
  payload: CommandPayloads[K],
): Promise<null> {
  const commandId = uuidv7();
  const give = (expectedVersion: number) => {
    // The mapped union cannot be proved for a generic kind; kind and payload are tied by the signature.
    const { districtCode, id: caseId } = item;
    const command = { kind, commandId, caseId, districtCode, expectedVersion, payload } as CaseCommand;
    return sendCommand({ districtCode, command, photos: [] });
  };
  try {
    await give(item.version);
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'stale-version') throw error;
    const fresh = await call('readCase', { parameters: { districtCode: item.districtCode, caseId: item.id } });
    if (fresh.status !== item.status) throw error;
    await give(fresh.version);
  }
  return null;
}
