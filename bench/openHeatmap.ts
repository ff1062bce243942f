import { heatAreaSource } from '../server/application/heatmap/heatAreaSource.ts';
import { heatCounters } from '../server/application/heatmap/heatCounters.ts';
import type { Database } from '../server/database/connection.ts';
import { heatAreaRepository } from '../server/database/heatmap/heatAreas.ts';
import { heatFactsRepository } from '../server/database/heatmap/heatFacts.ts';
import { noticeRepository } from '../server/database/notices.ts';

/** What the heat map's questions read, in this process, as the server composes it. */
export function openHeatmap(database: Database) {
  const clock = { now: () => new Date() };
  const counters = heatCounters({
    facts: heatFactsRepository(database),
    notices: noticeRepository(database, () => () => undefined),
    clock,
    onError: (error) => console.error(error),
  });
  const heatAreas = heatAreaRepository(database);
  return {
    counters,
    clock,
    heatAreas,
    heatCounters: counters,
    areasOf: heatAreaSource({ heatAreas, heatCounters: counters }),
  };
}

/** Megabytes that the process holds. */
export const residentMegabytes = () => Math.round(process.memoryUsage().rss / 1e6);
