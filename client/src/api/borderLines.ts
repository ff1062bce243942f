import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** Streets and banks matter where single houses can be told apart; farther off a screen holds too many. */
const LEAST_ZOOM = 16;
/** Views this near to each other, degrees, ask for the same lines. */
const STEP = 0.004;

interface View {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

const rounded = (degrees: number): number => Number((Math.round(degrees / STEP) * STEP).toFixed(3));

/** What borders can be drawn along near what is seen; nothing without a view or from afar. */
export function useBorderLines(view: View | null) {
  const place = [rounded(view?.longitude ?? 0), rounded(view?.latitude ?? 0)] as const;
  return useQuery({
    queryKey: queryKeys.borderLines(place),
    queryFn: async ({ signal }) => {
      const [longitude, latitude] = place;
      return (await call('listBorderLines', { query: { longitude, latitude }, signal })).items;
    },
    enabled: view !== null && view.zoom >= LEAST_ZOOM,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
