import { locateStatement } from '../server/database/spatial/locate.ts';
import { placeStatement } from '../server/database/spatial/placeOf.ts';
import { spatialRepository } from '../server/database/spatial/spatialRepository.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { loadFunction, loadHttp, RUNS, SECONDS } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { startServer } from './serverProcess.ts';
import { lineOf, printTable } from './table.ts';

const IN_FLIGHT = 8;
const WITHIN_METERS = 30;

/** Point → grids, areas and components: bare SQL by pgbench, the repository in this process, and the API over HTTP. */
export async function measureLocate(): Promise<unknown> {
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  try {
    const spatial = spatialRepository(city.database);
    const sql = { clients: IN_FLIGHT, seconds: SECONDS, runs: RUNS };
    const place = await pgbench(city.databaseUrl, scriptOf(pointsOf(city), placeStatement.text, [':lon', ':lat']), sql);
    const values = [':lon', ':lat', 'NULL', `${WITHIN_METERS}`];
    const locate = await pgbench(city.databaseUrl, scriptOf(pointsOf(city), locateStatement.text, values), sql);
    const lines = [
      { what: 'place, SQL', perSecond: place },
      lineOf(
        'place, repository',
        await loadFunction(IN_FLIGHT, () => spatial.placeOf(city.randomPoint())),
        'place, SQL',
      ),
      { what: 'locate, SQL', perSecond: locate },
      lineOf(
        'locate, repository',
        await loadFunction(IN_FLIGHT, () => spatial.locate(city.randomPoint(), { withinMeters: WITHIN_METERS })),
        'locate, SQL',
      ),
      lineOf('locate, HTTP', await overHttp(city, server.url), 'locate, SQL'),
    ];
    return printTable(`Locate, ${IN_FLIGHT} in flight`, city.facts, lines);
  } finally {
    await server.close();
    await city.close();
  }
}

function pointsOf({ extent }: BenchCity): string[] {
  const between = (name: string, from: number, to: number) =>
    `\\set ${name} random(${Math.round((from + 0.001) * 1e6)}, ${Math.round((to - 0.001) * 1e6)}) / 1000000.0`;
  return [between('lon', 100, extent.east), between('lat', 30, extent.north)];
}

function overHttp(city: BenchCity, url: string) {
  const requests = Array.from({ length: 2000 }, () => {
    const { longitude, latitude } = city.randomPoint();
    return { path: `/api/locate?longitude=${longitude}&latitude=${latitude}&withinMeters=${WITHIN_METERS}` };
  });
  const headers = { authorization: `Bearer ${city.keys.inspector}` };
  return loadHttp({ url, connections: IN_FLIGHT, headers, requests });
}
