import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatAreas } from '../../contract/schemas/heatmap.ts';
import { type HeatAreaSet, positionOf } from '../../domain/heatmap/areas.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { askByArea, type HeatSources } from './heatQuestion.ts';
import { packFractions, packWhole } from './packNumbers.ts';
import { pauses } from './pauses.ts';
import { type ReadingProgress, readOnce } from './readOnce.ts';

const SQUARE_METERS_PER_SQUARE_KILOMETER = 1e6;

/** The areas of a level with sizes and components, which are as of the first reading of an edition. */
export function readHeatAreas(
  sources: HeatSources & { readonly heatAreas: Pick<HeatAreaPort, 'readSizes'> },
): (actor: Actor, query: QueryOf<'readHeatAreas'>) => Promise<HeatAreas | Refusal> {
  const once = readOnce<HeatAreas>();
  return async (actor, query) => {
    const question = await askByArea(sources, actor, query, []);
    if (isRefusal(question)) return question;
    const { areas, districts } = question;
    const codes = districts.map(({ code }) => code);
    return once(areas, areas.edition, codes.length, (progress) =>
      describe(sources.heatAreas, areas, query.kind ?? null, codes, progress),
    );
  };
}

async function describe(
  heatAreas: Pick<HeatAreaPort, 'readSizes'>,
  areas: HeatAreaSet,
  kind: NonNullable<QueryOf<'readHeatAreas'>['kind']> | null,
  districtCodes: readonly string[],
  progress: ReadingProgress,
): Promise<HeatAreas> {
  const pause = pauses();
  const squareKilometers = new Float32Array(areas.codes.length).fill(Number.NaN);
  const componentCounts = new Uint32Array(areas.codes.length);
  for (const districtCode of districtCodes) {
    for (const { code, squareMeters, componentCount } of await heatAreas.readSizes(areas.level, kind, districtCode)) {
      const position = positionOf(areas, code);
      if (position < 0) continue;
      if (squareMeters !== null) squareKilometers[position] = squareMeters / SQUARE_METERS_PER_SQUARE_KILOMETER;
      componentCounts[position] = componentCount;
    }
    progress.done += 1;
    await pause();
  }
  return {
    level: areas.level,
    edition: areas.edition,
    codes: areas.codes.join('\n'),
    squareKilometers: packFractions(squareKilometers),
    componentCounts: packWhole(componentCounts),
  };
}
