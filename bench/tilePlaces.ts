import { type TileSource, tileSources } from '../server/contract/tiles.ts';
import { tileAt } from '../server/testing/decodeTile.ts';
import type { BenchCity } from './city.ts';

/** All tiles of one source and zoom that the city lies in. */
export interface TilePlaces {
  readonly source: TileSource;
  readonly zoom: number;
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
}

/** Views from zoom 10 to 18 ask these sources for these zooms; closer views enlarge the deepest one. */
const measured = ['responsibility-grids', 'professional-grids', 'unit-grids', 'components'] as const;

/** Every grid and component tile of the city. */
export function placesOf({ extent }: BenchCity): TilePlaces[] {
  return measured.flatMap((source) => {
    const { minZoom, maxZoom } = tileSources[source];
    const zooms = Array.from({ length: maxZoom - minZoom + 1 }, (_, index) => minZoom + index);
    return zooms.map((zoom) => {
      const [, west, south] = tileAt(zoom, 100, 30);
      const [, east, north] = tileAt(zoom, extent.east, extent.north);
      return { source, zoom, columns: [west, east] as const, rows: [north, south] as const };
    });
  });
}

/** One of them at random. */
export function anyTileOf({ zoom, columns, rows }: TilePlaces): [zoom: number, x: number, y: number] {
  const within = ([first, last]: readonly [number, number]) => first + Math.floor(Math.random() * (last - first + 1));
  return [zoom, within(columns), within(rows)];
}

/** All of them. */
export function* tilesOf({ zoom, columns, rows }: TilePlaces): Generator<[zoom: number, x: number, y: number]> {
  for (let x = columns[0]; x <= columns[1]; x += 1) for (let y = rows[0]; y <= rows[1]; y += 1) yield [zoom, x, y];
}
