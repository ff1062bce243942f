import type { BodyOf } from '@contract/endpoints';
import type { HandPlanView } from '@contract/schemas/handPlans';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import type { DraftRef } from './gridDrafts';
import { queryKeys } from './queryKeys';

/** A plan by hand. What is being edited is not replaced under the person's hands. */
export function useHandPlan(ref: DraftRef) {
  return useQuery({
    queryKey: queryKeys.handPlan(ref.districtCode, ref.draftId),
    queryFn: ({ signal }) => call('readHandPlan', { parameters: { ...ref }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Begins a plan; it is open at once. */
export function useBeginHandPlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'beginHandPlan'>) => call('beginHandPlan', { body }),
    onSuccess: (view) => {
      client.setQueryData(queryKeys.handPlan(view.draft.districtCode, view.draft.id), view);
      return client.invalidateQueries({ queryKey: queryKeys.gridDrafts(view.draft.districtCode) });
    },
  });
}

/** Keeps moves; the answer brings the next revision. */
export function usePlanSaving(ref: DraftRef) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'saveHandPlan'>) => call('saveHandPlan', { parameters: { ...ref }, body }),
    onSuccess: (saved) =>
      client.setQueryData<HandPlanView>(
        queryKeys.handPlan(ref.districtCode, ref.draftId),
        (old) => old && { ...old, ...saved },
      ),
  });
}
