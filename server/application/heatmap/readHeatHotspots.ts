import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatHotspots } from '../../contract/schemas/heatmap.ts';
import { type HeatAreaSet, noCounts, positionOf } from '../../domain/heatmap/areas.ts';
import { type AreaGraph, areaGraph, hotspots } from '../../domain/heatmap/hotspots.ts';
import { sumByArea } from '../../domain/heatmap/sumByArea.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatLevel } from './heatAreaSource.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { askByArea, type HeatSources } from './heatQuestion.ts';
import { packFractions } from './packNumbers.ts';
import { pauses } from './pauses.ts';

const PAIRS_PER_STEP = 1024;

type Neighbours = Pick<HeatAreaPort, 'readNeighbours'>;

/** Where cases gather more, or less, than chance explains. Neighbours are read once for each edition. */
export function readHeatHotspots(
  sources: HeatSources & { readonly heatAreas: Neighbours },
): (actor: Actor, query: QueryOf<'readHeatHotspots'>) => Promise<HeatHotspots | Refusal> {
  const kept = new WeakMap<HeatAreaSet, Promise<AreaGraph>>();
  return async (actor, query) => {
    const question = await askByArea(sources, actor, query, [query]);
    if (isRefusal(question)) return question;
    const { areas, districts, asOf, pending } = question;
    const known = kept.get(areas);
    const reading =
      known ??
      readGraph(
        sources.heatAreas,
        areas,
        query,
        districts.map(({ code }) => code),
      );
    if (!known) {
      kept.set(areas, reading);
      reading.catch(() => kept.delete(areas));
    }
    const graph = await reading;
    const counted = noCounts(areas);
    const pause = pauses();
    for (const district of districts) {
      sumByArea(district, areas, question.of(district, query), counted);
      await pause();
    }
    const { z, p, q } = hotspots(counted.counts, graph);
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
  districtCodes: readonly string[],
): Promise<AreaGraph> {
  const takesPart = new Uint8Array(areas.codes.length);
  const pairs: (readonly [number, number])[] = [];
  const pause = pauses();
  for (const districtCode of districtCodes) {
    const found = await heatAreas.readNeighbours(level, kind ?? null, districtCode);
    for (const code of found.areas) takesPart[positionOf(areas, code)] = 1;
    for (const [one, other] of found.neighbours) {
      const from = positionOf(areas, one);
      const to = positionOf(areas, other);
      if (from >= 0 && to >= 0) pairs.push([from, to]);
      if (pairs.length % PAIRS_PER_STEP === 0) await pause();
    }
  }
  return areaGraph(areas.codes.length, pairs, takesPart);
}
