import { type BenchCity, openBenchCity } from './city.ts';
import { inRounds, type Line, overHttp } from './measure.ts';
import { requestsOf } from './report.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';
import { warmIndexes } from './warm.ts';
import { whenCounted } from './whenCounted.ts';
import { whenRested } from './whenRested.ts';

/** So few that nobody waits for a place in a statement: what grows is the database's work. */
const IN_FLIGHT = 16;

/** Case reports in the whole city that DATABASE_URL names, beside those in a small one made on the same server; the indexes of both in memory. */
export async function measureReportGrowth(): Promise<unknown> {
  const base = await openBenchCity('base');
  const whole = await openBenchCity('whole');
  const servers = [await startServer(base.databaseUrl), await startServer(whole.databaseUrl)];
  try {
    await whenCounted(base, servers[0]?.url);
    await whenCounted(whole, servers[1]?.url);
    await warmIndexes(base);
    await warmIndexes(whole);
    // The places of a whole city are read for minutes after a start.
    for (const server of servers) await whenRested(server);
    const measure = (what: string, city: BenchCity, url = '') => ({
      what,
      run: overHttp(requestsOf(city, url, IN_FLIGHT)),
    });
    const [small, large] = await inRounds([
      measure('60 k grids, 10⁵, 10⁵', base, servers[0]?.url),
      { ...measure('634 k grids, 10⁷, 10⁷', whole, servers[1]?.url), reference: '60 k grids, 10⁵, 10⁵' },
    ]);
    if (!small || !large) throw new Error('nothing was measured');
    const table = printTable(`Growth of the case report, ${IN_FLIGHT} in flight`, whole.facts, [small, large]);
    return { ...table, goals: growthOf(small, large) };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await base.close();
    await whole.close();
  }
}

function growthOf(small: Line, large: Line): Readonly<Record<string, number>> {
  const ratio = (part: 'p50' | 'p99') => (large[part] ?? Number.NaN) / (small[part] ?? Number.NaN);
  const growth = { p50: ratio('p50'), p99: ratio('p99') };
  console.log(`growth: p50 × ${growth.p50.toFixed(2)}, p99 × ${growth.p99.toFixed(2)}`);
  return growth;
}
