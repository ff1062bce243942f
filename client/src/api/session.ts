import type { BodyOf } from '@contract/endpoints';
import type { Session } from '@contract/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { CallError } from './problem';
import { queryKeys } from './queryKeys';

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await call('readSession', { signal });
      } catch (error) {
        if (error instanceof CallError && error.code === 'not-signed-in') return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Signs in; what an earlier person's session had loaded is forgotten first. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'signIn'>) => call('signIn', { body }),
    onSuccess: (session) => {
      forgetPrivateData(client);
      client.setQueryData(queryKeys.session, session);
    },
  });
}

/** Signs out and forgets everything that was loaded for the person. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('signOut'),
    onSuccess: () => {
      client.setQueryData(queryKeys.session, null);
      forgetPrivateData(client);
    },
  });
}

function forgetPrivateData(client: ReturnType<typeof useQueryClient>): void {
  const isKept = new Set<unknown>([queryKeys.session[0], queryKeys.city[0]]);
  client.removeQueries({ predicate: (query) => !isKept.has(query.queryKey[0]) });
}
