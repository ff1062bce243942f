import type { City, Session } from '@contract/schemas';
import { useCallback, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ComponentRef } from '../../api/inventory';
import type { MapView } from '../../map/types';
import { viewFromText, viewToText } from '../../map/view';
import { filterFromAddress, withFilter, withoutFilter } from './inventoryFilter';

/** The district an inventory page is about: the person's own, the one in the address, or the first that has grids. */
export function useInventoryDistrict(city: City, session: Session): string {
  const [parameters] = useSearchParams();
  const { districtCode } = useParams();
  const [first] = city.districts;
  const gridded = city.districts.find(({ hasUnitGrids }) => hasUnitGrids) ?? first;
  return session.districtCode ?? parameters.get('district') ?? districtCode ?? gridded?.code ?? '';
}

/** What the inventory shows stands in its address: the selected component in the path, filters and camera in the query. */
export function useInventoryAddress() {
  const { districtCode, code } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const search = parameters.toString();
  const selected = useMemo<ComponentRef | null>(
    () => (districtCode && code ? { districtCode, code } : null),
    [districtCode, code],
  );
  const select = useCallback(
    (ref: ComponentRef | null) =>
      void navigate({ pathname: ref ? `/inventory/${ref.districtCode}/${ref.code}` : '/inventory', search }),
    [navigate, search],
  );
  // The camera moves in the same address; the filter is the same object until it really changes.
  const filterText = withFilter(new URLSearchParams(), filterFromAddress(parameters)).toString();
  const filter = useMemo(() => filterFromAddress(new URLSearchParams(filterText)), [filterText]);
  const change = useCallback(
    (changes: Parameters<typeof withFilter>[1], isReplaced = false) =>
      setParameters((before) => withFilter(before, changes), { replace: isReplaced }),
    [setParameters],
  );
  const clear = useCallback(() => setParameters(withoutFilter), [setParameters]);
  const setDistrict = useCallback(
    (district: string) => void navigate({ pathname: '/inventory', search: `district=${district}` }),
    [navigate],
  );
  const setView = useCallback(
    (view: MapView) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          after.set('at', viewToText(view));
          return after;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return {
    selected,
    select,
    filter,
    change,
    clear,
    setDistrict,
    view: viewFromText(parameters.get('at')),
    setView,
  };
}

export type InventoryAddress = ReturnType<typeof useInventoryAddress>;
