import type { BodyOf } from '@contract/endpoints';
import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import type { GridEdit } from '@domain/division/edit/applyEdits';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

const EVERY_MILLISECONDS = 700;
const beginKey = ['begin-unit-grid-draft'] as const;

/** The address of one draft. */
export interface DraftRef {
  readonly districtCode: string;
  readonly draftId: string;
}

/** Drafts of unit grids, the last touched first. */
export function useUnitGridDrafts() {
  return useQuery({
    queryKey: queryKeys.unitGridDrafts,
    queryFn: async ({ signal }) => (await call('listUnitGridDrafts', { signal })).items,
  });
}

/** One draft. What is being edited is not replaced under the person's hands. */
export function useUnitGridDraft(ref: DraftRef) {
  return useQuery({
    queryKey: queryKeys.unitGridDraft(ref),
    queryFn: ({ signal }) => call('readUnitGridDraft', { parameters: { ...ref }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The days on which grids began or ended, the last first. */
export function useGridEditions() {
  return useQuery({
    queryKey: queryKeys.gridEditions,
    queryFn: async ({ signal }) => (await call('listGridEditions', { signal })).items,
  });
}

/** Begins a draft of some communities. */
export function useBeginDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: beginKey,
    mutationFn: (body: BodyOf<'createUnitGridDraft'>) => call('createUnitGridDraft', { body }),
    onSuccess: (draft) => {
      client.setQueryData(queryKeys.unitGridDraft({ districtCode: draft.districtCode, draftId: draft.id }), draft);
      return client.invalidateQueries({ queryKey: queryKeys.unitGridDrafts });
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.unitGridDivisions }),
  });
}

/** Divisions that are being computed, whoever asked for them; asked again while there are some or one may begin. */
export function useRunningDivisions() {
  const isBeginning = useIsMutating({ mutationKey: beginKey }) > 0;
  return useQuery({
    queryKey: queryKeys.unitGridDivisions,
    queryFn: async ({ signal }) => (await call('listUnitGridDivisions', { signal })).items,
    refetchInterval: ({ state }) => (isBeginning || state.data?.length ? EVERY_MILLISECONDS : false),
  });
}

/** Stops a division. */
export function useCancelDivision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ districtCode, draftId }: DraftRef) =>
      call('cancelUnitGridDivision', { parameters: { districtCode, draftId } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.unitGridDivisions }),
  });
}

/** Saves, publishes and throws away one draft. */
export function useDraftChanges(ref: DraftRef) {
  const client = useQueryClient();
  const lists = () => client.invalidateQueries({ queryKey: queryKeys.unitGridDrafts });
  const save = useMutation({
    mutationFn: ({ revision, edits }: { revision: number; edits: readonly GridEdit[] }) =>
      call('saveUnitGridDraft', { parameters: { ...ref }, body: { revision, edits: edits.map(asGiven) } }),
    onSuccess: (summary, { edits }) => {
      client.setQueryData<UnitGridDraftView>(
        queryKeys.unitGridDraft(ref),
        (old) => old && { ...old, ...summary, edits: edits.map(asGiven) },
      );
      return lists();
    },
  });
  const publish = useMutation({
    mutationFn: (body: { revision: number; validFrom: string }) =>
      call('publishUnitGridDraft', { parameters: { ...ref }, body }),
    // The city carries the versions of its tiles.
    onSuccess: () =>
      Promise.all([
        lists(),
        client.invalidateQueries({ queryKey: queryKeys.unitGridDraft(ref) }),
        client.invalidateQueries({ queryKey: queryKeys.city }),
        client.invalidateQueries({ queryKey: queryKeys.gridEditions }),
      ]),
  });
  const remove = useMutation({
    mutationFn: (revision: number) => call('removeUnitGridDraft', { parameters: { ...ref }, body: { revision } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: queryKeys.unitGridDraft(ref) });
      return lists();
    },
  });
  return { save, publish, remove };
}

/** As the contract takes an edit in: lists that may be written to. */
function asGiven(edit: GridEdit): UnitGridDraftView['edits'][number] {
  return JSON.parse(JSON.stringify(edit));
}
