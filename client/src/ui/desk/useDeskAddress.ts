import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CaseRef } from '../../api/queryKeys';
import type { MapView } from '../../map/types';
import { viewFromText, viewToText } from '../../map/view';

/** What a desk shows is written in its address: the selected case in the path, tab, filters and camera in the query. */
export function useDeskAddress(base: string) {
  const { districtCode, caseId } = useParams();
  const { search } = useLocation();
  const [parameters, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const selected = useMemo<CaseRef | null>(
    () => (districtCode && caseId ? { districtCode, caseId } : null),
    [districtCode, caseId],
  );
  const select = useCallback(
    (ref: CaseRef | null) =>
      void navigate({ pathname: ref ? `${base}/${ref.districtCode}/${ref.caseId}` : base, search }),
    [navigate, base, search],
  );
  const setParameter = useCallback(
    (name: string, value: string | null, isReplaced = false) =>
      setSearch((before) => withParameter(before, name, value), { replace: isReplaced }),
    [setSearch],
  );
  const setParameters = useCallback(
    (values: Readonly<Record<string, string | null>>) =>
      setSearch((before) =>
        Object.entries(values).reduce((after, [name, value]) => withParameter(after, name, value), before),
      ),
    [setSearch],
  );
  const setView = useCallback((view: MapView) => setParameter('at', viewToText(view), true), [setParameter]);
  return {
    selected,
    select,
    parameters,
    setParameter,
    setParameters,
    view: viewFromText(parameters.get('at')),
    setView,
  };
}

/** A copy of the query with one value set, or removed for null. */
export function withParameter(before: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value === null) after.delete(name);
  else after.set(name, value);
  return after;
}
