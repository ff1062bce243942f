import type { CaseDetail } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/call';
import { queryKeys } from '../../api/queryKeys';
import { useLocate } from '../../api/reference';
import type { CaseMark, GridFocus } from '../../map/types';
import { caseMarks, gridsOf } from '../../ui/marks';

/** More related cases than this are in the list only. */
const mostRelated = 10;

/** What the map shows of a case: its grids, the component it is about, and its related cases where they lie. */
export function useCaseOnMap(detail: CaseDetail | null): {
  readonly marks: CaseMark[];
  readonly focus: GridFocus[];
  readonly component: Position | null;
} {
  const related = useRelated(detail);
  const located = useLocate(detail?.componentCode ? detail.location : null, detail?.categoryId ?? null);
  const focus = useMemo(() => (detail ? gridsOf(detail) : []), [detail]);
  const marks = useMemo(() => {
    const others = caseMarks(related).map((mark) => ({ ...mark, isRelated: true }));
    return detail ? [...others, ...caseMarks([detail])] : [];
  }, [detail, related]);
  const component = located.data?.components.find(({ code }) => code === detail?.componentCode)?.location ?? null;
  return { marks, focus, component };
}

function useRelated(detail: CaseDetail | null): CaseDetail[] {
  const districtCode = detail?.districtCode ?? '';
  return useQueries({
    queries: (detail?.related ?? []).slice(0, mostRelated).map(({ id }) => ({
      queryKey: queryKeys.case({ districtCode, caseId: id }),
      queryFn: () => call('readCase', { parameters: { districtCode, caseId: id } }),
    })),
    combine: (results) => results.flatMap((result) => (result.data ? [result.data] : [])),
  });
}
