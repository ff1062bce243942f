import type { DraftSettings } from '../../contract/schemas/division.ts';
import { type Barriers, barriersOf } from '../../domain/division/barriers.ts';
import type { PartitionInput, PartitionOptions } from '../../domain/division/partition/input.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { UnitGridGraph, UnitGridObstacles } from './divisionPort.ts';

/** A barrier that cuts off less than this share of a grid's work is given up. */
const LEAST_SHARE = 0.5;

/** The map to be divided, each unit grid with its minutes. */
export function inputOf({ unitGrids, edges }: UnitGridGraph, minutes: readonly number[]): PartitionInput {
  const nodes = unitGrids.map(({ subdistrictCode, squareMeters, perimeterMeters, x, y }, v) => ({
    load: minutes[v] as number,
    area: squareMeters,
    perimeter: perimeterMeters,
    x,
    y,
    group: subdistrictCode,
  }));
  return { nodes, edges };
}

/** Which borders cannot be crossed under these settings. */
export function barriersIn(
  { unitGrids, edges }: UnitGridGraph,
  minutes: readonly number[],
  { wet, obstacles }: UnitGridObstacles,
  { grids, maxMinutes = 0, borders }: DraftSettings,
): Barriers {
  const isWet = new Set(wet);
  const nodes = unitGrids.map(({ subdistrictCode }, v) => ({
    load: minutes[v] as number,
    isWet: isWet.has(v),
    group: borders === 'hard' ? subdistrictCode : '',
  }));
  const total = minutes.reduce((sum, own) => sum + own, 0);
  const leastLoad = LEAST_SHARE * (grids === undefined ? maxMinutes : total / grids);
  return barriersOf({ nodes, edges, obstacles, leastLoad });
}

/**
 * The grid that each unit grid has to stay in, by its code; null for those that may move. Refused when one that is to be
 * fixed is not among the unit grids, or is in no grid.
 */
function fixedGrids(
  { unitGrids }: UnitGridGraph,
  { fixed: { unitGridCodes, gridCodes } }: DraftSettings,
): readonly (string | null)[] | Refusal {
  const [single, whole] = [new Set(unitGridCodes), new Set(gridCodes)];
  const fixed = unitGrids.map(({ code, responsibilityGridCode: grid }) =>
    grid !== null && (single.has(code) || whole.has(grid)) ? grid : null,
  );
  const found = new Set(fixed.flatMap((grid, v) => (grid === null ? [] : [grid, unitGrids[v]?.code])));
  const unknown = [...unitGridCodes, ...gridCodes].find((code) => !found.has(code));
  return unknown === undefined ? fixed : refuse('fixed-member-unknown', { code: unknown });
}

/** What is to be computed, and the grid that each unit grid has to stay in. */
export interface DraftTask {
  readonly options: PartitionOptions;
  readonly fixedTo: readonly (string | null)[];
}

/** The options of the computation. Grids with fixed members have the lowest numbers, so that there are always enough. */
export function taskOf(graph: UnitGridGraph, settings: DraftSettings): DraftTask | Refusal {
  const { unitGrids } = graph;
  const { grids, maxMinutes, tolerance, objective, borders, seed, keepsPresent } = settings;
  const fixedTo = fixedGrids(graph, settings);
  if (isRefusal(fixedTo)) return fixedTo;
  const held = [...new Set(fixedTo.flatMap((code) => code ?? []))].sort();
  if (grids !== undefined && grids < held.length) {
    return refuse('district-count-impossible', { districts: grids, least: held.length, most: unitGrids.length });
  }
  const present = new Set(unitGrids.flatMap(({ responsibilityGridCode: code }) => code ?? []));
  const others = [...present].filter((code) => !held.includes(code)).sort();
  const place = new Map([...held, ...others].map((code, index) => [code, index]));
  const placeOf = (code: string | null) => (code === null ? -1 : (place.get(code) ?? -1));
  const options = {
    ...(grids !== undefined && { districts: grids }),
    ...(maxMinutes !== undefined && { maxLoad: maxMinutes }),
    ...(keepsPresent && present.size > 0 && { previous: unitGrids.map((own) => placeOf(own.responsibilityGridCode)) }),
    ...(held.length > 0 && { fixed: fixedTo.map(placeOf) }),
    tolerance,
    objective,
    borders,
    seed,
  };
  return { options, fixedTo };
}
