import { tileStatement } from '../server/database/tiles/encodeInDatabase.ts';
import { tileLayers, tileRepository } from '../server/database/tiles/tileRepository.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';
import { anyTileOf, placesOf, type TilePlaces, tilesOf } from './tilePlaces.ts';

const everything = { districtCode: null, unitCode: null };
const IN_FLIGHT = 4;
const WORLD_METERS = 40_075_016.685578488;

/**
 * Grid and component tiles that are not cached, of any zoom and place of the whole city: the very statements of the product by
 * pgbench, prepared, against the tile port; then every tile once over HTTP, to find the slowest and the heaviest.
 */
export async function measureTileCold(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const places = placesOf(city);
    const sources = [...new Set(places.map(({ source }) => source))];
    const measures = sources.flatMap((source) =>
      measuresOf(
        city,
        places.filter((place) => place.source === source),
      ),
    );
    const lines = await inRounds(measures);
    const table = printTable(`Tiles not cached, ${IN_FLIGHT} in flight, zooms equally often`, city.facts, lines);
    const secondsOf = (suffix: string) =>
      lines.filter(({ what }) => what.endsWith(suffix)).reduce((sum, { perSecond }) => sum + 1 / perSecond, 0);
    const ratio = secondsOf(SQL) / secondsOf(PORT);
    console.log(`\nOne tile of each source: ${ratio.toFixed(2)} of the same statements by pgbench.`);
    const walk = await walkOver(city, places);
    return { ...table, ratio, walk };
  } finally {
    await city.close();
  }
}

const SQL = ': SQL';
const PLAIN = ': ST_AsMVTGeom, SQL';
const PORT = ': tile port';

/** The tiles of one source. */
function measuresOf(city: BenchCity, places: readonly TilePlaces[]): Measure[] {
  const [{ source: name = '' } = {}] = places;
  const reference = name + SQL;
  const tiles = tileRepository(city.database);
  const ours = places.map((place) => scriptAt(place, tileStatement(tileLayers(place.source, place.zoom, everything))));
  const plain = places.map((place) => scriptAt(place, plainStatement(place)));
  const readAny = () => {
    const place = places[Math.floor(Math.random() * places.length)];
    if (!place) throw new Error('no tiles to be read');
    return tiles.read(place.source, ...anyTileOf(place), everything);
  };
  return [
    { what: reference, run: pgbench(city.databaseUrl, ours, IN_FLIGHT) },
    { what: name + PLAIN, run: pgbench(city.databaseUrl, plain, IN_FLIGHT), reference },
    { what: name + PORT, run: inProcess(IN_FLIGHT, readAny), reference },
  ];
}

/** A script that draws a tile of the place for each transaction and gives its corner to the statement. */
function scriptAt({ zoom, columns, rows }: TilePlaces, text: string): string {
  const width = WORLD_METERS / 2 ** zoom;
  const head = [
    `\\set x random(${columns[0]}, ${columns[1]})`,
    `\\set y random(${rows[0]}, ${rows[1]})`,
    `\\set west :x * ${width} - ${WORLD_METERS / 2}`,
    `\\set north ${WORLD_METERS / 2} - :y * ${width}`,
  ];
  return scriptOf(head, text, [':west', ':north', `${width}`, 'NULL', 'NULL', 'NULL']);
}

const tables = {
  'responsibility-grids': { table: 'responsibility_grids', shape: 'boundary_mercator', columns: 'code, name' },
  'professional-grids': { table: 'professional_grids', shape: 'boundary_mercator', columns: 'code, kind, name' },
  'unit-grids': { table: 'unit_grids', shape: 'boundary_mercator', columns: 'code' },
  components: { table: 'components', shape: 'location_mercator', columns: 'code, name, state' },
} as const;

/** As it is usually written: the rows that meet the tile, cut by `ST_AsMVTGeom`. */
function plainStatement({ source, zoom }: TilePlaces): string {
  const { table, shape, columns } = tables[source as keyof typeof tables];
  const width = WORLD_METERS / 2 ** zoom;
  const box = `ST_MakeEnvelope($1::float8, $2::float8 - ${width}, $1::float8 + ${width}, $2::float8, 3857)`;
  return `SELECT ST_AsMVT(f, 'layer') FROM (SELECT ${columns}, ST_AsMVTGeom(${shape}, ${box}) FROM ${table} WHERE ${shape} && ${box}) AS f`;
}

interface Seen {
  readonly place: TilePlaces;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Asks a fresh server for every tile once, and prints for each source and zoom how long it took and how heavy the largest was, as sent and plain. */
async function walkOver(city: BenchCity, places: readonly TilePlaces[]): Promise<object> {
  const server = await startServer(city.databaseUrl);
  try {
    const versions = await tileRepository(city.database).versions();
    const tiles = places.flatMap((place) => [...tilesOf(place)].map((tile) => ({ place, tile })));
    const start = performance.now();
    const seen = await walk(tiles, async ({ place, tile }) => {
      const address = `/tiles/${place.source}/${versions[place.source]}/${tile.join('/')}.pbf`;
      const answer = await fetch(server.url + address, { headers: { authorization: `Bearer ${city.keys.inspector}` } });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    });
    const perSecond = Math.round(seen.length / ((performance.now() - start) / 1000));
    console.log(`\nEvery tile once over HTTP, ${IN_FLIGHT} in flight: ${perSecond} a second.\n`);
    console.log('| tiles | of them | p50 ms | p95 ms | slowest ms | largest kB |\n|---|---|---|---|---|---|');
    const lines = places.map((place) =>
      told(
        `${place.source} z${place.zoom}`,
        seen.filter((each) => each.place === place),
      ),
    );
    return { perSecond, all: told('all', seen), lines };
  } finally {
    await server.close();
  }
}

function told(name: string, seen: readonly Seen[]) {
  const times = seen.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
  const largest = Math.round(Math.max(...seen.map(({ bytes }) => bytes)) / 1000);
  const line = { name, tiles: seen.length, p50: at(0.5), p95: at(0.95), slowest: at(1), largestKilobytes: largest };
  console.log(`| ${Object.values(line).join(' | ')} |`);
  return line;
}

type Tile = { readonly place: TilePlaces; readonly tile: [zoom: number, x: number, y: number] };

async function walk(tiles: readonly Tile[], ask: (tile: Tile) => Promise<number>): Promise<Seen[]> {
  const seen: Seen[] = [];
  // Neighbours are not asked for one after the other: many people are at work.
  const left = tiles.map((tile) => ({ tile, at: Math.random() })).sort((one, other) => one.at - other.at);
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const began = performance.now();
      const bytes = await ask(next.tile);
      seen.push({ place: next.tile.place, bytes, milliseconds: performance.now() - began });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return seen;
}
