import type { BodyOf, ParametersOf } from '@contract/endpoints';
import type { CitySystem, KeptProfile } from '@contract/schemas/surveySettings';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';

const profilesKey = (districtCode: string) => ['import-profiles', districtCode] as const;
const systemsKey = ['coordinate-systems'] as const;

/** The import profiles of a district. */
export function useImportProfiles(districtCode: string) {
  return useQuery({
    queryKey: profilesKey(districtCode),
    queryFn: async ({ signal }) => (await call('listImportProfiles', { query: { districtCode }, signal })).items,
  });
}

/** Keeps and throws away profiles of a district; whatever comes of it, the list is asked for anew. */
export function useProfileChanges(districtCode: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: profilesKey(districtCode) });
  return {
    save: useMutation({
      mutationFn: ({ name, ...body }: Pick<ParametersOf<'saveImportProfile'>, 'name'> & BodyOf<'saveImportProfile'>) =>
        call('saveImportProfile', { parameters: { districtCode, name }, body }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: ({ name, revision }: Pick<KeptProfile, 'name' | 'revision'>) =>
        call('removeImportProfile', { parameters: { districtCode, name }, query: { revision } }),
      onSettled,
    }),
  };
}

/** The coordinate systems of the city's own. */
export function useCoordinateSystems() {
  return useQuery({
    queryKey: systemsKey,
    queryFn: async ({ signal }) => (await call('listCoordinateSystems', { signal })).items,
  });
}

/** Keeps, throws away and tries coordinate systems. */
export function useSystemChanges() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: systemsKey });
  return {
    save: useMutation({
      mutationFn: ({ code, ...body }: CitySystem) => call('saveCoordinateSystem', { parameters: { code }, body }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: ({ code, revision }: Pick<CitySystem, 'code' | 'revision'>) =>
        call('removeCoordinateSystem', { parameters: { code }, query: { revision } }),
      onSettled,
    }),
    attempt: useMutation({
      mutationFn: (body: BodyOf<'tryCoordinateSystem'>) => call('tryCoordinateSystem', { body }),
    }),
  };
}
