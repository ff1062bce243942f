import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { type CaseRef, queryKeys } from './queryKeys';

/** What a unit may still ask for in a case, and the due time if it got this much more. */
export function useRequestPreview(ref: CaseRef, extension: number | null) {
  return useQuery({
    queryKey: queryKeys.requestPreview(ref, extension),
    queryFn: ({ signal }) => call('previewRequest', { parameters: ref, query: extension ? { extension } : {}, signal }),
    placeholderData: (previous) => previous,
  });
}
