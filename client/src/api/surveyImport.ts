import type { ImportStatus, ImportWishesInput, SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { readProblem } from './problem';

const everyMilliseconds = 1_000;
const runKey = (districtCode: string, runId: string) => ['survey-import', districtCode, runId] as const;
const listKey = (districtCode: string) => ['survey-imports', districtCode] as const;

/** Sends a file as it is; the browser reads it from disk while it is sent. */
export function useSurveyUpload() {
  return useMutation({
    mutationFn: async (file: File): Promise<SurveyFileReceipt> => {
      const response = await fetch(`/api/survey-files/${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      });
      if (!response.ok) throw await readProblem(response);
      return (await response.json()) as SurveyFileReceipt;
    },
  });
}

/** What a file seems to be, asked anew whenever the person decides something. */
export function useInspection(fileId: string | null, wishes: ImportWishesInput) {
  return useQuery({
    queryKey: ['survey-inspection', fileId, wishes],
    queryFn: ({ signal }) => call('inspectSurvey', { parameters: { fileId: fileId ?? '' }, body: wishes, signal }),
    enabled: fileId !== null,
    placeholderData: (previous) => previous,
    retry: false,
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
