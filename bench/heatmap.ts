import { heatFigures } from '../server/application/heatmap/readHeatmap.ts';
import { runStatement } from '../server/database/statement.ts';
import { actorFor } from '../server/testing/caseFactory.ts';
import { plainHeatStatement } from '../server/testing/plainHeatmap.ts';
import { openBenchCity } from './city.ts';
import { type HeatQuery, heatAddress, heatQuestions } from './heatmapQuestions.ts';
import { inProcess, inRounds, type Measure, overHttp } from './measure.ts';
import { openHeatmap, residentMegabytes } from './openHeatmap.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

/** The heat map from memory beside one plain GROUP BY over the cases, then over HTTP. */
export async function measureHeatmap(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const began = performance.now();
    const heatmap = openHeatmap(city.database);
    const { counters, clock } = heatmap;
    await counters.read();
    const loading = { 'ms to load': Math.round(performance.now() - began), 'MB resident': residentMegabytes() };
    const noMedians = Object.assign(async () => Promise.reject(new Error('no median is asked for')), {
      invalidate: () => undefined,
    });
    const read = heatFigures({ ...heatmap, readCalendar: noMedians });
    const actor = actorFor('supervisor', { districtCode: null });
    const server = await startServer(city.databaseUrl);
    const headers = { authorization: `Bearer ${city.keys.supervisor}` };
    const measures = (await heatQuestions(city.database)).flatMap(({ what, query, unremembered }): Measure[] => {
      const plain = plainHeatStatement({ ...query, now: clock.now().toISOString() });
      const reference = `GROUP BY: ${what}`;
      const asked = (how: string, queries: readonly HeatQuery[]): Measure[] => {
        const next = inTurn(queries);
        const requests = queries.map((each) => ({ path: heatAddress(each) }));
        const ask = () => read(actor, { ...next(), median: false });
        return [
          { what: `in memory${how}: ${what}`, reference, run: inProcess(1, ask) },
          { what: `HTTP${how}: ${what}`, run: overHttp({ url: server.url, requests, headers, connections: 1 }) },
        ];
      };
      return [
        { what: reference, run: inProcess(1, () => runStatement(city.database, { text: plain.text }, plain.values)) },
        ...asked('', [query]),
        ...(unremembered ? asked(', for the first time', unremembered) : []),
      ];
    });
    await whenReady(server.url, headers);
    const lines = await inRounds(measures);
    await server.close();
    await counters.close();
    return printTable('heatmap', { ...city.facts, ...loading }, lines);
  } finally {
    await city.close();
  }
}

/** Gives one after the other, over and over. */
function inTurn<T>(values: readonly T[]): () => T {
  let index = -1;
  return () => {
    index = (index + 1) % values.length;
    return values[index] as T;
  };
}

/** Waits until a server that has just started answers: it reads all cases first. */
async function whenReady(url: string, headers: Record<string, string>): Promise<void> {
  const day = '2026-01-01';
  const address = url + heatAddress({ level: 'district', from: day, to: day });
  for (;;) {
    const { status } = await fetch(address, { headers });
    if (status === 200) return;
    if (status !== 503) throw new Error(`${address} answers ${status}`);
    await new Promise((resolve) => void setTimeout(resolve, 1000));
  }
}
