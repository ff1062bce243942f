import type { BodyOf } from '@contract/endpoints';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

const PROGRESS_MILLISECONDS = 700;

export interface DraftRef {
  readonly districtCode: string;
  readonly draftId: string;
}

/** The drafts of a district; while one is computed they are asked for again and again. */
export function useGridDrafts(districtCode: string) {
  return useQuery({
    queryKey: queryKeys.gridDrafts(districtCode),
    queryFn: async ({ signal }) => (await call('listGridDrafts', { query: { districtCode }, signal })).items,
    refetchInterval: ({ state }) =>
      state.data?.some((draft) => draft.state === 'running') ? PROGRESS_MILLISECONDS : false,
  });
}

/** The responsibility grids that hold today. */
export function usePresentGrids(districtCode: string) {
  return useQuery({
    queryKey: queryKeys.presentGrids(districtCode),
    queryFn: async ({ signal }) => (await call('listPresentGrids', { query: { districtCode }, signal })).items,
    staleTime: 60_000,
  });
}

/** A finished draft beside the present grids. */
export function useGridDraft({ districtCode, draftId }: DraftRef | { districtCode: string; draftId: null }) {
  return useQuery({
    queryKey: queryKeys.gridDraft(districtCode, draftId ?? ''),
    queryFn: ({ signal }) => call('readGridDraft', { parameters: { districtCode, draftId: draftId ?? '' }, signal }),
    enabled: draftId !== null,
    staleTime: 60_000,
  });
}

/** Starts, stops, removes and publishes drafts; the list is read again afterwards. */
export function useGridDraftChanges(districtCode: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: queryKeys.gridDrafts(districtCode) });
  const start = useMutation({
    mutationFn: (body: BodyOf<'startGridDraft'>) => call('startGridDraft', { body }),
    onSettled,
  });
  const cancel = useMutation({
    mutationFn: (draftId: string) => call('cancelGridDraft', { parameters: { districtCode, draftId }, body: {} }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (draftId: string) => call('removeGridDraft', { parameters: { districtCode, draftId } }),
    onSettled,
  });
  const publish = useMutation({
    mutationFn: ({ draftId, from }: { draftId: string; from: string }) =>
      call('publishGridDraft', { parameters: { districtCode, draftId }, body: { from } }),
    onSettled: (_done, _failed, { draftId }) =>
      Promise.all([onSettled(), client.invalidateQueries({ queryKey: queryKeys.handPlan(districtCode, draftId) })]),
  });
  return { start, cancel, remove, publish };
}
