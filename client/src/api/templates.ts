import type { CommandKind } from '@domain/case/commandKind';
import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** Ready-made texts for one command, in the order the administrators gave them. */
export function useTemplates(command: CommandKind) {
  return useQuery({
    queryKey: queryKeys.templates,
    queryFn: async ({ signal }) => (await call('listTemplates', { signal })).items,
    select: (items) => items.filter((item) => item.command === command).sort((a, b) => a.position - b.position),
    staleTime: 300_000,
  });
}
