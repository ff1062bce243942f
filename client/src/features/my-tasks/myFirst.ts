import type { CaseSummary } from '@contract/schemas';

/** Tasks that were given to a person by name before those of the whole patrol, each kind in the order it came. */
export function myFirst(items: readonly CaseSummary[], personId: string): CaseSummary[] {
  const mine = items.filter((item) => item.assigneeId === personId);
  const others = items.filter((item) => item.assigneeId !== personId);
  return [...mine, ...others];
}
