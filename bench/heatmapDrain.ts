import { type BenchCity, openBenchCity } from './city.ts';
import { openHeatmap } from './openHeatmap.ts';
import { printTable } from './table.ts';

const DRAINED = 20_000;

/** How fast a backlog of the log is taken in. Writes notices: not for a city that is to stay as it is. */
export async function measureHeatmapDrain(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const { counters } = openHeatmap(city.database);
    await counters.read();
    const perSecond = await drain(city, () => counters.catchUp());
    await counters.close();
    return printTable('heatmap-drain', city.facts, [{ what: 'commands of the log', perSecond }]);
  } finally {
    await city.close();
  }
}

/** Puts notices of cases all over the city into the log and tells how many a second are counted. */
async function drain({ database }: BenchCity, catchUp: () => Promise<void>): Promise<number> {
  const { rowCount } = await database.knex.raw<{ rowCount: number }>(
    `WITH chosen AS (
       SELECT district_code, id, number, status, row_number() OVER (PARTITION BY district_code ORDER BY id) AS place
       FROM (SELECT * FROM cases ORDER BY id LIMIT ?) AS those
     ), heads AS (
       INSERT INTO outbox_positions AS p (district_code, position) SELECT district_code, count(*) FROM chosen GROUP BY 1
       ON CONFLICT (district_code) DO UPDATE SET position = p.position + EXCLUDED.position
       RETURNING district_code, position
     )
     INSERT INTO outbox (district_code, position, case_id, kind, payload, at)
     SELECT c.district_code, h.position - count(*) OVER (PARTITION BY c.district_code) + c.place, c.id, 'note',
       jsonb_build_object('number', c.number, 'version', 1, 'status', c.status, 'units', '[]'::jsonb), now()
     FROM chosen c JOIN heads h USING (district_code)`,
    [DRAINED],
  );
  const began = performance.now();
  await catchUp();
  return Math.round(rowCount / ((performance.now() - began) / 1000));
}
