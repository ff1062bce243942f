import { type TileSource, tileSources } from '../contract/tiles.ts';
import { type Actor, type CaseScope, caseScope, may, type Permission } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** Which tile: source, zoom, and the usual x and y (from the north-west). */
export interface TileAddress {
  readonly source: TileSource;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Who may read a source; null is everybody, because the sign-in page shows the city. */
export const tileAccess: Readonly<Record<TileSource, Permission | null>> = {
  base: null,
  areas: null,
  'unit-grids': 'map.read',
  'responsibility-grids': 'map.read',
  'professional-grids': 'map.read',
  components: 'map.read',
  cases: 'case.read',
};

const everything: CaseScope = { districtCode: null, unitCode: null };

/** What of a source the reader sees: sources that are not private look the same to everybody who may read them. */
export function tileScope(actor: Actor | null, source: TileSource): CaseScope {
  return tileSources[source].isPrivate && actor ? caseScope(actor) : everything;
}

/** Refuses a reader (`not-signed-in`, `permission-denied`) or an address that no tile of the source has (`tile-out-of-range`). */
export function refuseTile(actor: Actor | null, { source, zoom, x, y }: TileAddress): Refusal | null {
  const permission = tileAccess[source];
  if (permission !== null && actor === null) return refuse('not-signed-in');
  if (permission !== null && actor !== null && !may(actor, permission)) {
    return refuse('permission-denied', { permission });
  }
  const { minZoom, maxZoom } = tileSources[source];
  const isInWorld = (value: number) => Number.isInteger(value) && value >= 0 && value < 2 ** zoom;
  const isInRange = Number.isInteger(zoom) && zoom >= minZoom && zoom <= maxZoom && isInWorld(x) && isInWorld(y);
  return isInRange ? null : refuse('tile-out-of-range', { source, zoom, x, y, minZoom, maxZoom });
}
