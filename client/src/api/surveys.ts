import type { BodyOf } from '@contract/endpoints';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';

const keys = {
  all: ['surveys'] as const,
  list: (districtCode: string) => ['surveys', 'list', districtCode] as const,
  survey: (ref: SurveyRef) => ['surveys', 'survey', ref.districtCode, ref.surveyId] as const,
  differences: (ref: SurveyRef) => ['surveys', 'differences', ref.districtCode, ref.surveyId] as const,
  mine: ['survey-tasks'] as const,
};
/** Inspectors answer meanwhile. */
const everyMilliseconds = 30_000;

/** A survey's address. */
export interface SurveyRef {
  readonly districtCode: string;
  readonly surveyId: string;
}

/** The surveys of a district with how far they are. */
export function useSurveys(districtCode: string) {
  return useQuery({
    queryKey: keys.list(districtCode),
    queryFn: async ({ signal }) => (await call('listSurveys', { query: { districtCode }, signal })).items,
    refetchInterval: everyMilliseconds,
  });
}

/** One survey by grid. */
export function useSurvey(ref: SurveyRef) {
  return useQuery({
    queryKey: keys.survey(ref),
    queryFn: ({ signal }) => call('readSurvey', { parameters: { ...ref }, signal }),
    refetchInterval: everyMilliseconds,
  });
}

/** Open differences of a survey, in the order of the answers. */
export function useSurveyDifferences(ref: SurveyRef) {
  return useInfiniteQuery({
    queryKey: keys.differences(ref),
    queryFn: ({ pageParam, signal }) =>
      call('listSurveyDifferences', {
        parameters: { ...ref },
        query: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Makes surveys, ends them, and settles their differences. */
export function useSurveyChanges() {
  const client = useQueryClient();
  const onSettled = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.all }),
      client.invalidateQueries({ queryKey: ['inventory'] }),
    ]);
  return {
    create: useMutation({ mutationFn: (body: BodyOf<'createSurvey'>) => call('createSurvey', { body }), onSettled }),
    end: useMutation({
      mutationFn: (ref: SurveyRef) => call('endSurvey', { parameters: { ...ref }, body: {} }),
      onSettled,
    }),
    settle: useMutation({ mutationFn: settleAll, onSettled }),
  };
}

interface Settlement {
  readonly ref: SurveyRef;
  readonly outcome: BodyOf<'settleSurvey'>['outcome'];
  /** Null for all that are open. */
  readonly answerIds: readonly string[] | null;
}

/** Settles page after page until all were looked at; what the stock refuses stays open and is counted. */
async function settleAll({ ref, outcome, answerIds }: Settlement): Promise<{ settled: number; failed: number }> {
  let [settled, failed] = [0, 0];
  let after: string | null = null;
  do {
    const body = { outcome, ...(answerIds ? { answerIds: [...answerIds] } : {}), ...(after ? { after } : {}) };
    const answer: Awaited<ReturnType<typeof call<'settleSurvey'>>> = await call('settleSurvey', {
      parameters: { ...ref },
      body,
    });
    settled += answer.settled;
    failed += answer.failures.length;
    after = answer.after;
  } while (after);
  return { settled, failed };
}

/** What running surveys ask of me; kept while there is no network. */
export function useMySurveys() {
  return useQuery({
    queryKey: keys.mine,
    queryFn: ({ signal }) => call('listMySurveyTasks', { signal }),
    staleTime: 10_000,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Asks for my survey tasks anew. */
export function useRefreshMySurveys(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.mine });
}
