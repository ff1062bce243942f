import type { TileSource } from '../server/contract/tiles.ts';
import { encodeInDatabase, tileStatement } from '../server/database/tiles/encodeInDatabase.ts';
import { encodeInProcess } from '../server/database/tiles/encodeInProcess.ts';
import { tileBox } from '../server/database/tiles/tileBox.ts';
import { tileLayers, tileRepository } from '../server/database/tiles/tileRepository.ts';
import { tileAt } from '../server/testing/decodeTile.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { loadFunction, loadHttp, RUNS, SECONDS } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { startServer } from './serverProcess.ts';
import { type Line, lineOf, printTable } from './table.ts';

const everything = { districtCode: null, unitCode: null };
const IN_FLIGHT = 4;
/** The tiles in the city's middle: source and zoom. */
const measured: readonly (readonly [TileSource, number])[] = [
  ['unit-grids', 13],
  ['unit-grids', 14],
  ['components', 16],
  ['areas', 13],
];

/** Vector tiles: bare `ST_AsMVT` by pgbench, both encoders uncached, and over HTTP from the cache. */
export async function measureTile(): Promise<unknown> {
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  try {
    const lines: Line[] = [];
    for (const [source, zoom] of measured) lines.push(...(await linesOf(city, server.url, source, zoom)));
    return printTable(`Vector tiles, ${IN_FLIGHT} in flight`, city.facts, lines);
  } finally {
    await server.close();
    await city.close();
  }
}

async function linesOf(city: BenchCity, url: string, source: TileSource, zoom: number): Promise<Line[]> {
  const tile = tileAt(zoom, (100 + city.extent.east) / 2, (30 + city.extent.north) / 2);
  const box = tileBox(...tile);
  const text = tileStatement(box, tileLayers(source, box, everything));
  const options = { clients: IN_FLIGHT, seconds: SECONDS, runs: RUNS };
  const bare = await pgbench(city.databaseUrl, scriptOf([], text, []), options);
  const read = (encode: typeof encodeInDatabase) =>
    loadFunction(IN_FLIGHT, () => tileRepository(city.database, encode).read(source, ...tile, everything));
  const bytes = (await tileRepository(city.database).read(source, ...tile, everything)).length;
  const name = `${source} z${zoom} (${Math.round(bytes / 1000)} kB)`;
  const headers = { authorization: `Bearer ${city.keys.inspector}`, 'accept-encoding': 'gzip' };
  const version = (await tileRepository(city.database).versions())[source];
  const path = `/tiles/${source}/${version}/${tile.join('/')}.pbf`;
  const cached = await loadHttp({ url: `${url}${path}`, connections: IN_FLIGHT, headers });
  return [
    { what: `${name}, SQL`, perSecond: bare },
    lineOf(`${name}, encoded by the database`, await read(encodeInDatabase), `${name}, SQL`),
    lineOf(`${name}, encoded in the process`, await read(encodeInProcess), `${name}, SQL`),
    lineOf(`${name}, HTTP from the cache`, cached, `${name}, SQL`),
  ];
}
