import { cellTarget, centreDistance } from './cells';
import { dissolve } from './dissolve';
import type { CityDivision } from './division';
import { ringCentroid } from './geometry';
import type { Park } from './parks';
import { HUANGPU, type Plan } from './plan';
import type { ResponsibilityGrid } from './responsibility';
import type { Sources } from './sources';
import { type OutputFeature, polygonGeometry } from './write';

/** Unit grids with their area class: A core, B general, C other (river and outskirts). */
export function unitGridFeatures({ coverage }: Plan, division: CityDivision, parks: readonly Park[]): OutputFeature[] {
  const parkOf = new Map(parks.flatMap(({ name, cells }) => cells.map((cell) => [cell, name])));
  return [...division.cellOf]
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([face, code]) => {
      const name = division.water.has(face) ? '黄浦江' : parkOf.get(face);
      const middle = ringCentroid(coverage.ringMetres(face));
      const areaClass = division.water.has(face) ? 'C' : classOf(code.slice(0, 6), middle);
      return {
        properties: { code, areaClass, ...(name === undefined ? {} : { name }) },
        geometry: polygonGeometry(coverage, [[coverage.ring(face)]]),
      };
    });
}

/** South of this (metres from the origin) 黄浦 is housing rather than shops and offices. */
const HUANGPU_SOUTH = 700;

function classOf(district: string, middle: readonly [number, number]): 'A' | 'B' | 'C' {
  if (district === HUANGPU) return middle[1] > HUANGPU_SOUTH ? 'A' : 'B';
  if (centreDistance(middle) < 900) return 'A';
  return cellTarget(district, middle) < 30_000 ? 'B' : 'C';
}

export function responsibilityFeatures(
  { coverage }: Plan,
  division: CityDivision,
  grids: readonly ResponsibilityGrid[],
  sources: Sources,
): OutputFeature[] {
  const names = new Map(sources.towns.map(({ code, name }) => [code, name]));
  return grids.map(({ code, town, faces }) => ({
    properties: {
      code,
      name: `${names.get(town)}第${String(Number(code.slice(-3))).padStart(2, '0')}责任网格`,
      districtCode: town.slice(0, 6),
      subdistrictCode: town,
      members: faces.map((face) => division.cellOf.get(face)).sort(),
    },
    geometry: polygonGeometry(coverage, dissolve(coverage, faces)),
  }));
}
