import type { CaseSummary } from '@contract/schemas';
import { create } from 'zustand';

/** Which cases are selected at which desk; kept while one looks into a case and comes back. */
const useSelections = create<Readonly<Record<string, ReadonlySet<string>>>>(() => ({}));

const nothing: ReadonlySet<string> = new Set();

/** The ids of the cases selected at a desk. */
export function useSelection(desk: string): ReadonlySet<string> {
  return useSelections((all) => all[desk] ?? nothing);
}

/** Selects exactly these cases. */
export function select(desk: string, ids: readonly string[]): void {
  useSelections.setState({ [desk]: new Set(ids) });
}

/** Selects a case, or no longer. */
export function toggle(desk: string, id: string): void {
  const ids = new Set(useSelections.getState()[desk]);
  if (!ids.delete(id)) ids.add(id);
  useSelections.setState({ [desk]: ids });
}

/** Whether a case is selected at a desk now. */
export function isSelected(desk: string, id: string): boolean {
  return useSelections.getState()[desk]?.has(id) ?? false;
}

/** The selected ones of the shown cases that may be acted on; what has gone on meanwhile is left out. */
export function selectedOf(
  items: readonly CaseSummary[],
  ids: ReadonlySet<string>,
  mayBeActedOn: (item: CaseSummary) => boolean,
): CaseSummary[] {
  return items.filter((item) => ids.has(item.id) && mayBeActedOn(item));
}
