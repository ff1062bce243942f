import type { Knex } from 'knex';
import { takeOff } from './generated-city/bareTables.ts';
import { makeCases, makeTexts } from './generated-city/cases.ts';
import { type DistrictShare, makeComponents } from './generated-city/components.ts';
import { makeHistories } from './generated-city/histories.ts';
import * as places from './generated-city/places.ts';
import { type GeneratedCitySize, gridsOf } from './generated-city/size.ts';

export { cityOrigin, type GeneratedCitySize } from './generated-city/size.ts';

export interface GenerationOptions {
  /** Connections that work at the same time; one unless told. */
  readonly workers?: number;
  readonly onProgress?: (done: string) => void;
}

/** The tables that are loaded bare: their indexes and keys come afterwards. */
const LARGE_TABLES = ['components', 'cases', 'case_search', 'case_counters', 'activities', 'receipts', 'outbox'];

/**
 * Fills an empty database with a made city whose unit grids tessellate it without gap or overlap: the corners of a
 * regular lattice, each moved by a fixed amount that its number gives. Every number is the same on every run; only the
 * times of the cases are relative to now.
 */
export async function generateCity(
  knex: Knex,
  size: GeneratedCitySize,
  options: GenerationOptions = {},
): Promise<void> {
  const { workers = 1, onProgress = () => undefined } = options;
  for (const [name, step] of Object.entries(placeSteps)) {
    await step(knex, size);
    onProgress(name);
  }
  const taken = await takeOff(knex, LARGE_TABLES);
  await knex.raw('ALTER TABLE cases DISABLE TRIGGER cases_search_insert');
  await inParallel(workers, await sharesOf(knex, size), async (share) => {
    await knex.transaction((transaction) => makeDistrict(transaction, share, size));
    onProgress(`district ${share.districtCode}: ${share.components} components, ${share.cases} cases`);
  });
  await knex.raw('ALTER TABLE cases ENABLE TRIGGER cases_search_insert');
  await knex.raw('DROP TABLE made_grids, made_texts');
  await inParallel(workers, taken.indexes, async ({ name, statement }) => {
    await building(knex, statement);
    onProgress(`index ${name}`);
  });
  // Vacuumed, not only analysed: index-only scans count on the visibility map. Checking foreign keys is joining: the planner
  // has to know by now how large the tables are.
  await knex.raw('VACUUM ANALYZE');
  onProgress('statistics');
  // One after the other: they lock the tables that they join.
  for (const { name, statement } of taken.constraints) {
    await building(knex, statement);
    onProgress(`constraint ${name}`);
  }
}

const placeSteps: Readonly<Record<string, (knex: Knex, size: GeneratedCitySize) => Promise<void>>> = {
  reference: places.makeReference,
  'unit grids': places.makeUnitGrids,
  areas: places.makeAreas,
  'responsibility grids': places.makeResponsibilityGrids,
  'professional grids': places.makeProfessionalGrids,
  units: places.makeUnits,
  'numbers of grids': places.makeGridNumbers,
  texts: makeTexts,
};

async function makeDistrict(transaction: Knex, share: DistrictShare, { caseDays }: GeneratedCitySize): Promise<void> {
  // A made city need not survive a power cut while it is being made; sorting is done in memory where that suffices.
  await transaction.raw(`SET LOCAL synchronous_commit = off`);
  await transaction.raw(`SET LOCAL work_mem = '256MB'`);
  await makeComponents(transaction, share);
  await makeCases(transaction, share, caseDays);
  await makeHistories(transaction);
}

/** Components and cases in proportion to the grids; the rounded shares add up to the whole. */
async function sharesOf(knex: Knex, size: GeneratedCitySize): Promise<DistrictShare[]> {
  const { rows } = await knex.raw<{ rows: { code: string; grids: number }[] }>(
    'SELECT district_code AS code, count(*)::int AS grids FROM unit_grids GROUP BY 1 ORDER BY 1',
  );
  const grids = gridsOf(size);
  const components = Math.round(grids * size.componentsPerGrid);
  let before = 0;
  return rows.map((row) => {
    const until = before + row.grids;
    const part = (total: number) => Math.floor((total * until) / grids) - Math.floor((total * before) / grids);
    const share = { districtCode: row.code, grids: row.grids, components: part(components), cases: part(size.cases) };
    before = until;
    return share;
  });
}

/** Builds an index or checks a constraint with enough memory to sort in. */
function building(knex: Knex, statement: string): Promise<void> {
  return knex.transaction(async (transaction) => {
    await transaction.raw(`SET LOCAL maintenance_work_mem = '512MB'`);
    await transaction.raw(`SET LOCAL work_mem = '256MB'`);
    await transaction.raw(statement);
  });
}

async function inParallel<T>(workers: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
