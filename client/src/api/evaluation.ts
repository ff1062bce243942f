import type { BodyOf, QueryOf } from '@contract/endpoints';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

export type EvaluationQuery = QueryOf<'readEvaluation'>;
export type TrendQuery = QueryOf<'readEvaluationTrend'>;
export type NumberQuery = Omit<QueryOf<'listEvaluationCases'>, 'cursor' | 'limit'>;

/** Counting goes over many cases: what was counted a moment ago is good enough when one comes back. */
const staleTime = 60_000;

/** How each object of a kind did; the last answer stays while the next one is on its way. */
export function useEvaluation(query: EvaluationQuery) {
  return useQuery({
    queryKey: queryKeys.evaluation('rows', query),
    queryFn: ({ signal }) => call('readEvaluation', { query, signal }),
    placeholderData: (previous) => previous,
    staleTime,
  });
}

/** The last twelve periods of one object, or of all together. */
export function useEvaluationTrend(query: TrendQuery) {
  return useQuery({
    queryKey: queryKeys.evaluation('trend', query),
    queryFn: ({ signal }) => call('readEvaluationTrend', { query, signal }),
    placeholderData: (previous) => previous,
    staleTime,
  });
}

/** The cases behind one number, page by page. */
export function useEvaluationCases(query: NumberQuery) {
  return useInfiniteQuery({
    queryKey: queryKeys.evaluation('cases', query),
    queryFn: ({ pageParam, signal }) =>
      call('listEvaluationCases', { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime,
  });
}

/** The weights in force and those before. */
export function useEvaluationWeights() {
  return useQuery({
    queryKey: queryKeys.evaluation('weights', {}),
    queryFn: ({ signal }) => call('listEvaluationWeights', { signal }),
  });
}

/** Puts other weights into force; every score is counted anew. */
export function useChangeEvaluationWeights() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'changeEvaluationWeights'>) => call('changeEvaluationWeights', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.evaluations }),
  });
}
