import type { Options } from 'autocannon';
import { locateStatement } from '../server/database/spatial/locate.ts';
import { placeStatement } from '../server/database/spatial/placeOf.ts';
import { spatialRepository } from '../server/database/spatial/spatialRepository.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure, overHttp, type Run } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { startConstantServer, startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const IN_FLIGHT = 8;
const WITHIN_METERS = 30;
const BATCH = 100;

/** Point → grids, areas and components: bare SQL by pgbench, the repository in this process, and the API over HTTP. */
export async function measureLocate(): Promise<unknown> {
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  const constant = await startConstantServer();
  try {
    const measures = measuresOf(city, server.url, constant.url);
    return printTable(`Locate, ${IN_FLIGHT} in flight`, city.facts, await inRounds(measures));
  } finally {
    await constant.close();
    await server.close();
    await city.close();
  }
}

function measuresOf(city: BenchCity, url: string, constantUrl: string): Measure[] {
  const spatial = spatialRepository(city.database);
  const place = scriptOf(pointsOf(city), placeStatement.text, [':lon', ':lat']);
  const locate = scriptOf(pointsOf(city), locateStatement.text, [
    'ARRAY[:lon]',
    'ARRAY[:lat]',
    'ARRAY[NULL]',
    `ARRAY[${WITHIN_METERS}]`,
  ]);
  const askPlace = () => spatial.placeOf(city.randomPoint());
  const askAll = () => spatial.locate(city.randomPoint(), { withinMeters: WITHIN_METERS });
  const headers = { authorization: `Bearer ${city.keys.inspector}` };
  const sql = (script: string) => pgbench(city.databaseUrl, [script], IN_FLIGHT);
  return [
    { what: 'place, SQL', run: sql(place) },
    { what: 'place, repository', run: inProcess(IN_FLIGHT, askPlace), reference: 'place, SQL' },
    { what: 'locate, SQL', run: sql(locate) },
    { what: 'locate, repository', run: inProcess(IN_FLIGHT, askAll), reference: 'locate, SQL' },
    { what: 'Express, constant', run: overHttp({ url: `${constantUrl}/constant`, connections: IN_FLIGHT }) },
    {
      what: `places in hundreds, HTTP, points`,
      run: pointsPerSecond(overHttp({ url, connections: IN_FLIGHT, ...postOf(city) })),
      reference: 'place, SQL',
    },
    {
      what: 'locate, HTTP',
      run: overHttp({ url, connections: IN_FLIGHT, headers, requests: requestsAt(city) }),
      reference: 'Express, constant',
    },
  ];
}

/** A hundred points in one request count a hundred. */
function pointsPerSecond(run: Run): Run {
  return async (seconds) => {
    const load = await run(seconds);
    return { ...load, perSecond: load.perSecond * BATCH };
  };
}

function postOf(city: BenchCity): Pick<Options, 'method' | 'headers' | 'requests'> {
  const requests = Array.from({ length: 100 }, () => ({
    path: '/api/locate',
    body: JSON.stringify({ points: Array.from({ length: BATCH }, () => city.randomPoint()) }),
  }));
  const authorization = `Bearer ${city.keys.inspector}`;
  return { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, requests };
}

function pointsOf({ extent }: BenchCity): string[] {
  const between = (name: string, from: number, to: number) =>
    `\\set ${name} random(${Math.round((from + 0.001) * 1e6)}, ${Math.round((to - 0.001) * 1e6)}) / 1000000.0`;
  return [between('lon', 100, extent.east), between('lat', 30, extent.north)];
}

function requestsAt(city: BenchCity): { path: string }[] {
  return Array.from({ length: 2000 }, () => {
    const { longitude, latitude } = city.randomPoint();
    return { path: `/api/locate?longitude=${longitude}&latitude=${latitude}&withinMeters=${WITHIN_METERS}` };
  });
}
