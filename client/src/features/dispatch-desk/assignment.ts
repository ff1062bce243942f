import type { CaseSummary } from '@contract/schemas';
import { create } from 'zustand';
import { call } from '../../api/call';
import { giveInBulk } from '../../ui/bulk/bulkCommand';
import type { BulkProblem } from '../../ui/bulk/runBulk';

/** A unit that was chosen for the selected cases and waits for the word to send them. */
export interface ChosenUnit {
  readonly code: string;
  readonly name: string;
}

/** The chosen unit, shared by the panel where it is chosen and the bar where it is confirmed. */
export const useChosenUnit = create<{ readonly unit: ChosenUnit | null }>(() => ({ unit: null }));

/** Chooses a unit for what is selected; null takes the choice back. */
export function chooseUnit(unit: ChosenUnit | null): void {
  useChosenUnit.setState({ unit });
}

/** Sends a case to a unit. */
export function sendTo(unitCode: string): (item: CaseSummary) => Promise<BulkProblem | null> {
  return (item) => giveInBulk(item, 'dispatch', { unitCode });
}

/** Sends a case to whichever unit the rules propose for it. */
export async function sendAsProposed(item: CaseSummary): Promise<BulkProblem | null> {
  const { unitCode } = await call('proposeUnit', { parameters: { districtCode: item.districtCode, caseId: item.id } });
  return unitCode === null ? 'no-proposal' : giveInBulk(item, 'dispatch', { unitCode });
}
