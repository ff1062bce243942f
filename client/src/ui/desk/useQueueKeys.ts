import type { CaseSummary } from '@contract/schemas';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { useShortcuts } from './shortcuts';

/** J and K, or the arrows in the list, go to the next and the previous case. */
export function useQueueKeys(
  items: readonly CaseSummary[],
  selectedId: string | null,
  select: (ref: CaseRef) => void,
): void {
  const { t } = useTranslation();
  const go = (step: 1 | -1) => {
    const item = items[neighbour(items, selectedId, step)];
    if (!item) return;
    select({ districtCode: item.districtCode, caseId: item.id });
    const isInList = document.activeElement?.closest('.queue-list') != null;
    if (isInList) document.querySelector<HTMLElement>(`[data-case="${CSS.escape(item.id)}"]`)?.focus();
  };
  const next = { label: t('shortcut.next'), run: () => go(1) };
  const previous = { label: t('shortcut.previous'), run: () => go(-1) };
  useShortcuts([
    { key: 'j', ...next },
    { key: 'k', ...previous },
    { key: 'ArrowDown', ...next },
    { key: 'ArrowUp', ...previous },
  ]);
}

/** Where the selection goes: from nothing to the first, and not beyond either end. */
export function neighbour(items: readonly Pick<CaseSummary, 'id'>[], selectedId: string | null, step: 1 | -1): number {
  const present = items.findIndex((item) => item.id === selectedId);
  if (present < 0) return 0;
  return Math.min(items.length - 1, Math.max(0, present + step));
}
