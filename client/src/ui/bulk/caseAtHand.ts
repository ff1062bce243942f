/** The case whose row has the focus, or else the one that is selected. */
export function caseAtHand(selectedId: string | null): string | null {
  const focused = document.activeElement;
  const row = focused?.closest('.selectable-row')?.querySelector<HTMLElement>('[data-case]');
  return row?.dataset.case ?? selectedId;
}
