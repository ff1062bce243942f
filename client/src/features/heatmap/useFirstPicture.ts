import { useCallback, useEffect, useState } from 'react';
import type { HeatAddress } from './useHeatAddress';
import type { HeatPage } from './useHeatPage';

/** The panels are built after so long even when the map still has nothing to show … */
const WITHOUT_FIGURES_MILLISECONDS = 2_500;
/** … but while it is drawing what it has to show, building them as well would only make both later. */
const WHILE_DRAWING_MILLISECONDS = 8_000;

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
    const longest = hasShading ? WHILE_DRAWING_MILLISECONDS : WITHOUT_FIGURES_MILLISECONDS;
    const timer = setTimeout(() => setIsDrawn(true), longest);
    return () => clearTimeout(timer);
  }, [isDrawn, hasShading]);
  return { isThere: isDrawn || isTable || answer.waitsFor !== null, onDrawn };
}
