import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatHotspots } from '../../contract/schemas/heatmap.ts';
import { AreaCounts } from '../../domain/heatmap/areaCounts.ts';
import { type HeatAreaSet, positionOf } from '../../domain/heatmap/areas.ts';
import type { HeatDistrict } from '../../domain/heatmap/heatStore.ts';
import { type AreaGraph, areaGraph, hotspots } from '../../domain/heatmap/hotspots.ts';
import { sumByArea } from '../../domain/heatmap/sumByArea.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatLevel } from './heatAreaSource.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { askByArea, type HeatSources } from './heatQuestion.ts';
import { packFractions } from './packNumbers.ts';
import { pauses } from './pauses.ts';
import { type ReadingProgress, readOnce } from './readOnce.ts';

type Neighbours = Pick<HeatAreaPort, 'readNeighbours'>;

/** Where cases gather more, or less, than chance explains. Neighbours are read again when grids or areas may have changed. */
export function readHeatHotspots(
  sources: HeatSources & { readonly heatAreas: Neighbours },
): (actor: Actor, query: QueryOf<'readHeatHotspots'>) => Promise<HeatHotspots | Refusal> {
  const once = readOnce<AreaGraph>();
  return async (actor, query) => {
    const question = await askByArea(sources, actor, query, [query]);
    if (isRefusal(question)) return question;
    const { areas, districts, asOf, pending } = question;
    const graph = await once(areas, sources.heatCounters.areasVersion(), districts.length, (progress) =>
      readGraph(sources.heatAreas, areas, query, districts, progress),
    );
    if (isRefusal(graph)) return graph;
    const counted = new AreaCounts(areas);
    const pause = pauses();
    for (const district of districts) {
      sumByArea(district, areas, question.of(district, query), counted);
      await pause();
    }
    const { z, p, q } = hotspots(counted.counts, graph);
    await pause();
    return {
      level: areas.level,
      edition: areas.edition,
      asOf,
      pending,
      z: packFractions(z),
      p: packFractions(p),
      q: packFractions(q),
    };
  };
}

async function readGraph(
  heatAreas: Neighbours,
  areas: HeatAreaSet,
  { level, kind }: { readonly level: HeatLevel['level']; readonly kind?: NonNullable<HeatLevel['kind']> | undefined },
  districts: readonly HeatDistrict[],
  progress: ReadingProgress,
): Promise<AreaGraph> {
  const takesPart = new Uint8Array(areas.codes.length);
  const pairs: Int32Array[] = [];
  const pause = pauses();
  for (const district of districts) {
    const found = await heatAreas.readNeighbours(level, kind ?? null, district.code);
    const positions = Int32Array.from(found.codes, (code) => positionOf(areas, code));
    for (const area of positions.subarray(0, found.ownCount)) takesPart[area] = 1;
    pairs.push(pairsOf(positions, found.pairs));
    progress.done += 1;
    await pause();
  }
  return areaGraph(areas.codes.length, pairs, takesPart);
}

/** The positions of pairs of places; without the pairs of which only one is asked about. */
function pairsOf(positions: Int32Array, places: Int32Array): Int32Array {
  const pairs = new Int32Array(places.length);
  let length = 0;
  for (let at = 0; at < places.length; at += 2) {
    const one = positions[places[at] ?? -1] ?? -1;
    const other = positions[places[at + 1] ?? -1] ?? -1;
    if (one < 0 || other < 0) continue;
    pairs[length] = one;
    pairs[length + 1] = other;
    length += 2;
  }
  return pairs.subarray(0, length);
}
