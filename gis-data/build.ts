/**
 * Builds the geographic base of the demonstration city into `gis-data/base/`.
 *
 * Real: district borders, coast, the Huangpu where it is a border, official codes and names. Made (示意): everything
 * inside the districts. Same seed, same sources, same bytes. Needs npm and PostgreSQL with PostGIS; see README.md.
 */
import type pg from 'pg';
import { areaFeatures } from './build/areas';
import { CATEGORY_NAMES } from './build/categoryNames';
import { codeCells } from './build/cellCodes';
import { type Component, surveyComponents } from './build/components';
import { componentTable } from './build/componentTable';
import { withThrowAwayDatabase } from './build/database';
import { divideCity } from './build/division';
import { responsibilityFeatures, unitGridFeatures } from './build/gridFeatures';
import { buildManifest } from './build/manifest';
import { mapFeatures } from './build/mapFeatures';
import { growParks } from './build/parks';
import { buildPlan, DETAILED_DISTRICTS, HUANGPU, MINHANG } from './build/plan';
import { professionalGrids } from './build/professional';
import { responsibilityGrids } from './build/responsibility';
import { riversideStrips } from './build/riverside';
import { readSources, type Sources } from './build/sources';
import { LineNumbers } from './build/split';
import { collectStreets } from './build/streets';
import { type DisposalUnit, disposalUnits } from './build/units';
import { type OutputFeature, writeFeatures, writeGzip, writeJson } from './build/write';

/** Changing it draws another city inside the same districts. */
const SEED = 2013;

/** 黄浦 is surveyed as a whole, 闵行 only in some communities of 莘庄镇. */
const SURVEYED = [
  { district: HUANGPU, prefix: HUANGPU },
  { district: MINHANG, prefix: '31011210100' },
  { district: MINHANG, prefix: '31011210101' },
];

async function build(client: pg.Client): Promise<void> {
  const sources = readSources();
  const lines = new LineNumbers();
  const plan = await buildPlan(client, sources, lines);
  const division = divideCity(plan, sources, lines, SEED);
  for (const district of DETAILED_DISTRICTS) codeCells(plan.coverage, division, district);
  // Parks come first: they close the lanes inside them.
  const parks = await growParks(client, plan.coverage, division);
  const strips = await riversideStrips(client, plan, division, sources);
  const streets = collectStreets(plan, division, SEED);
  const responsibility = responsibilityGrids(plan.coverage, division);
  const units = allUnits(sources);
  const professional = { plan, division, sources, streets, parks: [...parks, ...strips], responsibility, units };
  const survey = { plan, division, streets, parks, units, seed: SEED, names: CATEGORY_NAMES };
  const components = SURVEYED.flatMap((area) => surveyComponents(survey, area));
  const areas = areaFeatures(plan, division, sources, SEED);
  const counts = writeAll(
    {
      'areas.geojsonl.gz': areas,
      'base-features.geojsonl.gz': mapFeatures(plan, streets, parks, strips, SEED),
      'unit-grids.geojsonl.gz': unitGridFeatures(plan, division, parks),
      'responsibility-grids.geojsonl.gz': responsibilityFeatures(plan, division, responsibility, sources),
      'professional-grids.geojsonl.gz': await professionalGrids(client, professional),
    },
    components,
    units,
  );
  writeJson('manifest.json', buildManifest(SEED, counts, areas, components));
  console.table(counts);
}

function allUnits(sources: Sources): DisposalUnit[] {
  return sources.districts
    .filter(({ code }) => (DETAILED_DISTRICTS as readonly string[]).includes(code))
    .flatMap((district) => {
      const towns = sources.towns.filter(({ code }) => code.startsWith(district.code));
      return disposalUnits(district, towns);
    });
}

/** Writes every file and returns the number of records in each. */
function writeAll(
  layers: Readonly<Record<string, readonly OutputFeature[]>>,
  components: readonly Component[],
  units: readonly DisposalUnit[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, features] of Object.entries(layers)) {
    writeFeatures(name, features);
    counts[name] = features.length;
  }
  writeGzip('components.csv.gz', componentTable(components));
  writeJson('disposal-units.json', units);
  return { ...counts, 'components.csv.gz': components.length, 'disposal-units.json': units.length };
}

await withThrowAwayDatabase(build);
