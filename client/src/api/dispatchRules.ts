import type { BodyOf } from '@contract/endpoints';
import type { DispatchRule } from '@domain/dispatch/rules';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The draft of the dispatch rules beside the published version. */
export function useRuleDraft() {
  return useQuery({
    queryKey: queryKeys.ruleDraft,
    queryFn: ({ signal }) => call('readRuleDraft', { signal }),
    // What is being edited must not be replaced under the person's hands.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Every version of the rules, newest first. */
export function useRuleSets() {
  return useQuery({
    queryKey: queryKeys.ruleSets,
    queryFn: async ({ signal }) => (await call('listRuleSets', { signal })).items,
  });
}

/** What is wrong or doubtful about rules as they stand on the page. */
export function useRuleFindings(rules: readonly DispatchRule[], isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.ruleFindings(rules),
    queryFn: async ({ signal }) => (await call('inspectRules', { body: { rules: given(rules) }, signal })).findings,
    enabled: isWanted,
    retry: false,
    placeholderData: (previous) => previous,
  });
}

/** Areas and grids inside each of the areas; null is the city. */
export function useRuleAreas(parentCodes: readonly (string | null)[]) {
  return useQueries({
    queries: parentCodes.map((parentCode) => ({
      queryKey: queryKeys.ruleAreas(parentCode),
      queryFn: async () => {
        const { items } = await call('listRuleAreas', { query: parentCode === null ? {} : { parentCode } });
        return { parentCode, items };
      },
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
}

/** Saves, publishes, discards the draft, or makes it from an old version; lists are read again afterwards. */
export function useRuleChanges() {
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queryKeys.ruleDraft }),
      client.invalidateQueries({ queryKey: queryKeys.ruleSets }),
    ]);
  const save = useMutation({
    mutationFn: (draft: { rules: readonly DispatchRule[]; note: string; revision: number }) =>
      call('saveRuleDraft', { body: { ...draft, rules: given(draft.rules) } }),
    onSuccess,
  });
  const publish = useMutation({
    mutationFn: (body: BodyOf<'publishRuleDraft'>) => call('publishRuleDraft', { body }),
    onSuccess,
  });
  const discard = useMutation({
    mutationFn: (revision: number) => call('discardRuleDraft', { body: { revision } }),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: ({ version, revision }: { version: number; revision: number }) =>
      call('restoreRuleSet', { parameters: { version }, body: { revision } }),
    onSuccess,
  });
  return { save, publish, discard, restore };
}

/** Replays rules over the cases of the last days; the signal gives up waiting. */
export function dryRun(rules: readonly DispatchRule[], days: number, signal: AbortSignal) {
  return call('dryRunRules', { body: { rules: given(rules), days }, signal });
}

/** As the contract takes rules in: any object, to be judged there with its place. */
function given(rules: readonly DispatchRule[]): Record<string, unknown>[] {
  return rules.map((rule) => ({ ...rule }));
}
