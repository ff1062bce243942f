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
import { surveyComponents } from './build/components';
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
import { readSources } from './build/sources';
import { LineNumbers } from './build/split';
import { collectStreets } from './build/streets';
import { disposalUnits } from './build/units';
import { writeFeatures, writeGzip, writeJson } from './build/write';

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
  const units = sources.districts
    .filter(({ code }) => (DETAILED_DISTRICTS as readonly string[]).includes(code))
    .flatMap((district) => {
      const towns = sources.towns.filter(({ code }) => code.startsWith(district.code));
      return disposalUnits(district, towns);
    });
  const professional = { plan, division, sources, streets, parks: [...parks, ...strips], responsibility, units };
  const survey = { plan, division, streets, parks, units, seed: SEED, names: CATEGORY_NAMES };
  const components = SURVEYED.flatMap((area) => surveyComponents(survey, area));
  const areas = areaFeatures(plan, division, sources, SEED);
  const features = mapFeatures(plan, streets, parks, strips, SEED);
  const unitGrids = unitGridFeatures(plan, division, parks);
  const responsible = responsibilityFeatures(plan, division, responsibility, sources);
  const professionals = await professionalGrids(client, professional);
  writeFeatures('areas.geojsonl.gz', areas);
  writeFeatures('base-features.geojsonl.gz', features);
  writeFeatures('unit-grids.geojsonl.gz', unitGrids);
  writeFeatures('responsibility-grids.geojsonl.gz', responsible);
  writeFeatures('professional-grids.geojsonl.gz', professionals);
  writeGzip('components.csv.gz', componentTable(components));
  writeJson('disposal-units.json', units);
  const counts = {
    'areas.geojsonl.gz': areas.length,
    'base-features.geojsonl.gz': features.length,
    'unit-grids.geojsonl.gz': unitGrids.length,
    'responsibility-grids.geojsonl.gz': responsible.length,
    'professional-grids.geojsonl.gz': professionals.length,
    'components.csv.gz': components.length,
    'disposal-units.json': units.length,
  };
  const manifest = buildManifest(SEED, counts, areas, components);
  writeJson('manifest.json', manifest);
  console.table(counts);
}

await withThrowAwayDatabase(build);
