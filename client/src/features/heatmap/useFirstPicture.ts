import { useCallback, useEffect, useState } from 'react';
import type { HeatAddress } from './useHeatAddress';
import type { HeatPage } from './useHeatPage';

/** The panels are built after so long even when the map still has nothing to show. */
const LATEST_MILLISECONDS = 2_500;

/**
 * Whether the panels around the map may be built. A slow tablet needs as long for them as for the map, so the map comes
 * first: they wait for its first shading, unless there is none to wait for.
 */
export function useFirstPicture({ isTable }: HeatAddress, { answer, shading }: HeatPage) {
  const [isDrawn, setIsDrawn] = useState(isTable);
  const hasShading = shading !== null;
  const onDrawn = useCallback(() => {
    if (hasShading) setIsDrawn(true);
  }, [hasShading]);
  useEffect(() => {
    if (isDrawn) return;
    const timer = setTimeout(() => setIsDrawn(true), LATEST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isDrawn]);
  return { isThere: isDrawn || isTable || answer.waitsFor !== null, onDrawn };
}
