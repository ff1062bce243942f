import type { GridDraftView } from '@contract/schemas/gridDrafts';
import type { GridEdit } from '@domain/division/edit/applyEdits';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The address of one draft. */
export interface DraftRef {
  readonly districtCode: string;
  readonly draftId: string;
}

/** Drafts of unit grids, the last touched first. */
export function useGridDrafts() {
  return useQuery({
    queryKey: queryKeys.gridDrafts,
    queryFn: async ({ signal }) => (await call('listGridDrafts', { signal })).items,
  });
}

/** One draft. What is being edited is not replaced under the person's hands. */
export function useGridDraft(ref: DraftRef) {
  return useQuery({
    queryKey: queryKeys.gridDraft(ref),
    queryFn: ({ signal }) => call('readGridDraft', { parameters: { ...ref }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Begins a draft of some communities. */
export function useBeginDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { id: string; name: string; communityCodes: string[] }) => call('createGridDraft', { body }),
    onSuccess: (draft) => {
      client.setQueryData(queryKeys.gridDraft({ districtCode: draft.districtCode, draftId: draft.id }), draft);
      return client.invalidateQueries({ queryKey: queryKeys.gridDrafts });
    },
  });
}

/** Saves, publishes and throws away one draft. */
export function useDraftChanges(ref: DraftRef) {
  const client = useQueryClient();
  const lists = () => client.invalidateQueries({ queryKey: queryKeys.gridDrafts });
  const save = useMutation({
    mutationFn: ({ revision, edits }: { revision: number; edits: readonly GridEdit[] }) =>
      call('saveGridDraft', { parameters: { ...ref }, body: { revision, edits: edits.map(asGiven) } }),
    onSuccess: (summary, { edits }) => {
      client.setQueryData<GridDraftView>(
        queryKeys.gridDraft(ref),
        (old) => old && { ...old, ...summary, edits: edits.map(asGiven) },
      );
      return lists();
    },
  });
  const publish = useMutation({
    mutationFn: (body: { revision: number; validFrom: string }) =>
      call('publishGridDraft', { parameters: { ...ref }, body }),
    // The city carries the versions of its tiles.
    onSuccess: () =>
      Promise.all([
        lists(),
        client.invalidateQueries({ queryKey: queryKeys.gridDraft(ref) }),
        client.invalidateQueries({ queryKey: queryKeys.city }),
      ]),
  });
  const remove = useMutation({
    mutationFn: (revision: number) => call('removeGridDraft', { parameters: { ...ref }, body: { revision } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: queryKeys.gridDraft(ref) });
      return lists();
    },
  });
  return { save, publish, remove };
}

/** As the contract takes an edit in: lists that may be written to. */
function asGiven(edit: GridEdit): GridDraftView['edits'][number] {
  return JSON.parse(JSON.stringify(edit));
}
