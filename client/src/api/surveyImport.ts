import type { BaseMapWishesInput, ImportStatus, ImportWishesInput } from '@contract/schemas/surveyImport';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';

const everyMilliseconds = 1_000;
const runKey = (districtCode: string, runId: string) => ['survey-import', districtCode, runId] as const;
const listKey = (districtCode: string) => ['survey-imports', districtCode] as const;

/** What a file seems to be, asked anew whenever the person decides something. */
export function useInspection(
  fileId: string,
  { dataset: _dataset, duplicateMeters: _tolerance, ...wishes }: ImportWishesInput,
) {
  return useQuery({
    queryKey: ['survey-inspection', fileId, wishes],
    queryFn: ({ signal }) => call('inspectSurvey', { parameters: { fileId }, body: wishes, signal }),
    placeholderData: (previous) => previous,
    retry: false,
  });
}

/** The same of a file of streets, water or courtyards. */
export function useBaseMapInspection(fileId: string, { dataset: _dataset, ...wishes }: BaseMapWishesInput) {
  return useQuery({
    queryKey: ['base-map-inspection', fileId, wishes],
    queryFn: ({ signal }) => call('inspectBaseMap', { parameters: { fileId }, body: wishes, signal }),
    placeholderData: (previous) => previous,
    retry: false,
  });
}

const uploadsKey = ['survey-uploads'] as const;

/** The files that one has sent and that are still kept. */
export function useSurveyUploads() {
  return useQuery({
    queryKey: uploadsKey,
    queryFn: async ({ signal }) => (await call('listSurveyUploads', { signal })).items,
    // Sending goes on while other pages are looked at.
    refetchOnMount: 'always',
  });
}

/** Throws a sent file away. */
export function useRemoveUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => call('removeSurveyUpload', { parameters: { fileId } }),
    onSettled: () => client.invalidateQueries({ queryKey: uploadsKey }),
  });
}

/** The newest imports of a district. */
export function useImports(districtCode: string) {
  return useQuery({
    queryKey: listKey(districtCode),
    queryFn: async ({ signal }) => (await call('listImports', { query: { districtCode }, signal })).items,
  });
}

/** How one import stands; asked every second while something goes on, whoever started it. */
export function useImportStatus(districtCode: string, runId: string) {
  return useQuery({
    queryKey: runKey(districtCode, runId),
    queryFn: ({ signal }) => call('readImport', { parameters: { districtCode, runId }, signal }),
    refetchInterval: ({ state }) => (state.data?.progress ? everyMilliseconds : false),
  });
}

/** A page of the records of an import that need a look, after a position in the file. */
export function useImportProblems(
  districtCode: string,
  runId: string,
  { after, limit, isKept }: { readonly after: number; readonly limit: number; readonly isKept: boolean },
) {
  return useQuery({
    queryKey: [...runKey(districtCode, runId), 'problems', after],
    queryFn: ({ signal }) =>
      call('listImportProblems', { parameters: { districtCode, runId }, query: { after, limit }, signal }),
    enabled: isKept,
    placeholderData: (previous) => previous,
  });
}

/** Has a file checked, loads a checked import, stops one. */
export function useImportSteps(districtCode: string) {
  const client = useQueryClient();
  const keep = (runId: string, status: ImportStatus) => {
    client.setQueryData(runKey(districtCode, runId), status);
    return client.invalidateQueries({ queryKey: listKey(districtCode) });
  };
  const parameters = (runId: string) => ({ parameters: { districtCode, runId } });
  return {
    check: useMutation({
      mutationFn: ({ fileId, wishes }: { fileId: string; wishes: ImportWishesInput }) =>
        call('checkSurvey', { parameters: { fileId }, body: wishes }),
    }),
    checkBaseMap: useMutation({
      mutationFn: ({ fileId, wishes }: { fileId: string; wishes: BaseMapWishesInput }) =>
        call('checkBaseMap', { parameters: { fileId }, body: wishes }),
    }),
    load: useMutation({
      mutationFn: (runId: string) => call('loadImport', { ...parameters(runId), body: {} }),
      onSuccess: (status, runId) => keep(runId, status),
    }),
    cancel: useMutation({
      mutationFn: (runId: string) => call('cancelImport', parameters(runId)),
      onSuccess: (status, runId) => keep(runId, status),
    }),
  };
}
