import type { CaseSummary } from '@contract/schemas';
import type { MapTap, MapView } from '../../map/types';

/** From this zoom on single cases can be told apart. */
export const streetZoom = 15.5;

/** How much of the city one list of cases covers: asked for in squares of this many degrees, so that a small move asks nothing new. */
const squareDegrees = 0.02;

/** The square around the camera whose cases are drawn, as `west,south,east,north`; null where cases are too small to be told apart. */
export function boundsAround(view: MapView | null): string | null {
  if (!view || view.zoom < streetZoom) return null;
  const low = (value: number) => (Math.round(value / (squareDegrees / 2)) - 1) * (squareDegrees / 2);
  const [west, south] = [low(view.longitude), low(view.latitude)];
  return [west, south, west + squareDegrees, south + squareDegrees].map((value) => value.toFixed(4)).join(',');
}

/** The cases under a finger: those at one place lie under each other, and all of them are meant. */
export function casesAt(cases: readonly CaseSummary[], tap: MapTap): CaseSummary[] {
  const shrink = Math.cos((tap.latitude * Math.PI) / 180);
  return cases.filter(({ location: { longitude, latitude } }) => {
    const east = (longitude - tap.longitude) * shrink;
    return Math.hypot(east, latitude - tap.latitude) <= tap.reachDegrees * shrink;
  });
}
