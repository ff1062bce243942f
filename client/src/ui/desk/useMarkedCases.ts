import type { CaseDetail, CaseSummary } from '@contract/schemas';
import { useMemo } from 'react';
import { useSimilarToCase } from '../../api/similarCases';
import type { CaseMark } from '../../map/types';
import { caseMarks } from '../marks';

/** The marks of a queue and its selected case, and of the cases similar to it while it may be linked to one. */
export function useMarkedCases(items: readonly CaseSummary[], shown: CaseDetail | null): CaseMark[] {
  const mayLink = shown?.actions.some((action) => action.kind === 'link-duplicate' && action.isAllowed) ?? false;
  const ref = shown && mayLink ? { districtCode: shown.districtCode, caseId: shown.id } : null;
  const similar = useSimilarToCase(ref).data?.items;
  return useMemo(() => {
    const near = caseMarks(similar ?? []).map((mark) => ({ ...mark, isRelated: true }));
    const all = [...caseMarks(shown ? [...items, shown] : items), ...near];
    return [...new Map(all.map((mark) => [mark.id, mark])).values()];
  }, [items, shown, similar]);
}
