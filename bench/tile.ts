import type { TileSource } from '../server/contract/tiles.ts';
import { encodeInDatabase, tileStatement } from '../server/database/tiles/encodeInDatabase.ts';
import { encodeInProcess } from '../server/database/tiles/encodeInProcess.ts';
import { tileBox } from '../server/database/tiles/tileBox.ts';
import { type TileEncoder, tileLayers, tileRepository } from '../server/database/tiles/tileRepository.ts';
import { tileAt } from '../server/testing/decodeTile.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure, overHttp } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

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
    const measures: Measure[] = [];
    for (const [source, zoom] of measured) measures.push(...(await measuresOf(city, server.url, source, zoom)));
    return printTable(`Vector tiles, ${IN_FLIGHT} in flight`, city.facts, await inRounds(measures));
  } finally {
    await server.close();
    await city.close();
  }
}

async function measuresOf(city: BenchCity, url: string, source: TileSource, zoom: number): Promise<Measure[]> {
  const { database } = city;
  const tile = tileAt(zoom, (100 + city.extent.east) / 2, (30 + city.extent.north) / 2);
  const box = tileBox(...tile);
  const text = tileStatement(box, tileLayers(source, box, everything));
  const read = (encode: TileEncoder) =>
    inProcess(IN_FLIGHT, () => tileRepository(database, encode).read(source, ...tile, everything));
  const bytes = (await tileRepository(database).read(source, ...tile, everything)).length;
  const name = `${source} z${zoom}, ${Math.round(bytes / 1000)} kB`;
  const reference = `${name}: SQL`;
  const headers = { authorization: `Bearer ${city.keys.inspector}`, 'accept-encoding': 'gzip' };
  const version = (await tileRepository(database).versions())[source];
  const address = `${url}/tiles/${source}/${version}/${tile.join('/')}.pbf`;
  return [
    { what: reference, run: pgbench(city.databaseUrl, [scriptOf([], text, [])], IN_FLIGHT) },
    { what: `${name}: encoded by the database`, run: read(encodeInDatabase), reference },
    { what: `${name}: encoded in the process`, run: read(encodeInProcess), reference },
    { what: `${name}: HTTP, cached`, run: overHttp({ url: address, connections: IN_FLIGHT, headers }), reference },
  ];
}
