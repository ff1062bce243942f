import type { Position } from '@domain/case/caseFile';
import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { type CaseRef, queryKeys } from './queryKeys';

/** Cases that may be the same matter as a case; none are looked for while there is no case. */
export function useSimilarToCase(ref: CaseRef | null) {
  return useQuery({
    queryKey: queryKeys.similar(ref ?? { districtCode: '', caseId: '' }),
    queryFn: ({ signal }) => call('listSimilarToCase', { parameters: ref ?? { districtCode: '', caseId: '' }, signal }),
    enabled: ref !== null,
  });
}

/** Cases that may be the same matter as what is being reported, once its place and category are known. */
export function useSimilarAt(place: Position | null, categoryId: string | null) {
  const { longitude, latitude } = place ?? { longitude: 0, latitude: 0 };
  return useQuery({
    queryKey: queryKeys.similarAt(longitude, latitude, categoryId ?? ''),
    queryFn: ({ signal }) =>
      call('listSimilarCases', { query: { longitude, latitude, categoryId: categoryId ?? '' }, signal }),
    enabled: place !== null && categoryId !== null,
  });
}
