import type { ProfessionalKind } from '../../domain/grid/codes.ts';
import { type HeatAreaLevel, type HeatAreaSet, placeOfLevel } from '../../domain/heatmap/areas.ts';
import { editionOf } from '../../domain/heatmap/edition.ts';
import type { HeatDistrict } from '../../domain/heatmap/heatStore.ts';
import type { HeatCounters } from './heatCounters.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import { keptByVersion } from './keptByVersion.ts';

export interface HeatLevel {
  readonly level: HeatAreaLevel;
  readonly kind: ProfessionalKind | null;
}

/** Gives the areas of a level in some districts, the same object as long as they are the same. */
export type HeatAreaSource = (level: HeatLevel, districts: readonly HeatDistrict[]) => Promise<HeatAreaSet>;

/**
 * Keeps what was read until grids begin or end, or a case of a place that was not known comes. A new reading with the same
 * codes gives the known object, so that what was derived from it stays.
 */
export function heatAreaSource({
  heatAreas,
  heatCounters,
}: {
  readonly heatAreas: Pick<HeatAreaPort, 'readCodes'>;
  readonly heatCounters: Pick<HeatCounters, 'areasVersion'>;
}): HeatAreaSource {
  const kept = keptByVersion<string, HeatAreaSet>();
  return (wanted, districts) => {
    const { level, kind } = wanted;
    const key = [level, kind, ...districts.map(({ code }) => code)].join();
    const sizes = districts.map(({ codes }) => codes[placeOfLevel[level]].size);
    const version = [heatCounters.areasVersion(), ...sizes].join();
    return kept(key, version, (before) => read(wanted, districts, before));
  };

  async function read(
    { level, kind }: HeatLevel,
    districts: readonly HeatDistrict[],
    before: Promise<HeatAreaSet> | undefined,
  ): Promise<HeatAreaSet> {
    const codes: string[] = [];
    for (const { code } of districts) {
      const ofDistrict = [...(await heatAreas.readCodes(level, kind, code))].sort(byCode);
      for (const each of ofDistrict) codes.push(each);
    }
    // Codes mostly begin with that of their district and are in order already; to sort a whole city's takes long.
    if (codes.some((each, index) => index > 0 && byCode(codes[index - 1] ?? '', each) > 0)) codes.sort(byCode);
    const edition = editionOf(codes);
    const known = await before?.catch(() => undefined);
    return known?.edition === edition ? known : { level, edition, codes };
  }
}

function byCode(one: string, other: string): number {
  return one < other ? -1 : 1;
}
