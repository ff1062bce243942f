import { gzipSync } from 'node:zlib';
import { tileRepository } from '../server/database/tiles/tileRepository.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inRounds, type Measure, overHttp } from './measure.ts';
import { reasonWithoutNginx, serveWithNginx } from './nginx.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';
import { anyTileOf, placesOf, type TilePlaces } from './tilePlaces.ts';

const everything = { districtCode: null, unitCode: null };
const CONNECTIONS = 16;
/** So many different tiles are asked for in turn. */
const TILES = 200;
const groups = [
  { name: 'unit grids z14', source: 'unit-grids', zoom: 14 },
  { name: 'components z17', source: 'components', zoom: 17 },
] as const;

/** Tiles that are in memory, over HTTP to one process, against nginx with one worker serving the same gzipped bytes from disk. */
export async function measureTileWarm(): Promise<unknown> {
  const missing = reasonWithoutNginx();
  if (missing !== null) console.log(`Without the reference: ${missing}.`);
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  const files: Awaited<ReturnType<typeof serveWithNginx>>[] = [];
  try {
    const measures: Measure[] = [];
    for (const { name, source, zoom } of groups) {
      const place = placesOf(city).find((each) => each.source === source && each.zoom === zoom);
      if (!place) throw new Error(`no ${name}`);
      const tiles = await tilesAt(city, place);
      const paths = tiles.map(([path]) => `/${path}`);
      const mean = Math.round(tiles.reduce((sum, [, bytes]) => sum + bytes.length, 0) / tiles.length);
      const headers = { authorization: `Bearer ${city.keys.inspector}`, 'accept-encoding': 'gzip' };
      await warmUp(server.url, paths, headers);
      const reference = `${name}, ${mean.toLocaleString('en')} bytes: nginx`;
      if (missing === null) {
        const nginx = await serveWithNginx(tiles);
        files.push(nginx);
        measures.push({ what: reference, run: load(nginx.url, paths, headers) });
      }
      measures.push({ what: `${name}: this server`, run: load(server.url, paths, headers), reference });
    }
    return printTable(`Tiles in memory, ${CONNECTIONS} connections`, city.facts, await inRounds(measures));
  } finally {
    for (const nginx of files) await nginx.close();
    await server.close();
    await city.close();
  }
}

const load = (url: string, paths: readonly string[], headers: Record<string, string>) =>
  overHttp({ url, connections: CONNECTIONS, headers, requests: paths.map((path) => ({ path })) });

async function tilesAt({ database }: BenchCity, place: TilePlaces): Promise<[path: string, gzipped: Buffer][]> {
  const tiles = tileRepository(database);
  const version = (await tiles.versions())[place.source];
  const found = new Map<string, Buffer>();
  for (let attempt = 0; attempt < TILES * 10 && found.size < TILES; attempt += 1) {
    const tile = anyTileOf(place);
    const bytes = await tiles.read(place.source, ...tile, everything);
    // An empty tile is answered without a body, which would flatter.
    if (bytes.length > 0)
      found.set(`tiles/${place.source}/${version}/${tile.join('/')}.pbf`, gzipSync(bytes, { level: 1 }));
  }
  return [...found];
}

async function warmUp(url: string, paths: readonly string[], headers: Record<string, string>): Promise<void> {
  for (const path of paths) {
    const answer = await fetch(url + path, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  }
}
