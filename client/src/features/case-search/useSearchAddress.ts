import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useDeskAddress } from '../../ui/desk/useDeskAddress';
import { changed, filterFromAddress, type SearchFilter, withFilter } from './filterAddress';

/** The whole search stands in the address: filter, selected case, camera. Back goes to the search before. */
export function useSearchAddress() {
  const address = useDeskAddress('/search');
  const [parameters, setParameters] = useSearchParams();
  const text = withFilter(new URLSearchParams(), filterFromAddress(parameters)).toString();
  // The camera moves in the same address; the filter is the same object until it really changes.
  const filter = useMemo(() => filterFromAddress(new URLSearchParams(text)), [text]);
  const setFilter = useCallback(
    (next: SearchFilter) => setParameters((before) => withFilter(before, next)),
    [setParameters],
  );
  const change = useCallback(
    (changes: Parameters<typeof changed>[1], isReplaced = false) =>
      setParameters((before) => withFilter(before, changed(filterFromAddress(before), changes)), {
        replace: isReplaced,
      }),
    [setParameters],
  );
  return { address, filter, setFilter, change };
}

export type SearchAddress = ReturnType<typeof useSearchAddress>;
