import type { Knex } from 'knex';
import type { Position } from '../../server/domain/case/caseFile.ts';
import { pick, type Random, seededRandom, wholeNumber } from '../random.ts';
import type { CityFacts } from './cityFacts.ts';
import type { Draft, LocatedDraft } from './plan.ts';

type ProfessionalGrid = LocatedDraft['professionalGrids'][number];

/** Asks the spatial database in three statements where all drafts lie. A place in no unit grid moves to its anchor. */
export async function locateDrafts(
  knex: Knex,
  drafts: readonly Draft[],
  { places }: Pick<CityFacts, 'places'>,
): Promise<LocatedDraft[]> {
  const random = seededRandom(15);
  const grids = await unitGridsAt(
    knex,
    drafts.map((draft) => draft.place.location),
  );
  const settled = drafts.map((draft, index) => {
    const code = grids.get(index);
    const { anchor, location } = draft.place;
    const facts = places.get(code ?? anchor.unitGridCode);
    if (!facts) throw new Error(`the unit grid ${code ?? anchor.unitGridCode} is not seeded`);
    const { longitude, latitude } = code ? location : anchor;
    return { ...draft, location: { longitude, latitude }, facts };
  });
  const professional = await professionalGridsAt(
    knex,
    settled.map((draft) => draft.location),
  );
  const streets = await streetsOf(knex, [...new Set(settled.map((draft) => draft.facts.unitGridCode))]);
  return settled.map((draft, index) => {
    const { districtCode, unitGridCode } = draft.facts;
    const professionalGrids = (professional.get(index) ?? []).filter((grid) => grid.districtCode === districtCode);
    return {
      ...draft,
      facts: { ...draft.facts, professionalGridCodes: professionalGrids.map(({ code }) => code) },
      professionalGrids,
      address: addressOf(streets.get(unitGridCode) ?? [], random),
    };
  });
}

const points = `SELECT r.i, ST_SetSRID(ST_MakePoint(r.x, r.y), 4326) AS location
  FROM jsonb_to_recordset(?::jsonb) AS r(i int, x float8, y float8)`;

function pointsJson(positions: readonly Position[]): string {
  return JSON.stringify(positions.map(({ longitude, latitude }, i) => ({ i, x: longitude, y: latitude })));
}

async function unitGridsAt(knex: Knex, positions: readonly Position[]): Promise<Map<number, string>> {
  const { rows } = await knex.raw(
    `SELECT p.i, min(g.code) AS code FROM (${points}) p JOIN unit_grids g ON ST_Covers(g.boundary, p.location) GROUP BY p.i`,
    [pointsJson(positions)],
  );
  return new Map(rows.map((row: { i: number; code: string }) => [row.i, row.code]));
}

async function professionalGridsAt(
  knex: Knex,
  positions: readonly Position[],
): Promise<Map<number, (ProfessionalGrid & { districtCode: string })[]>> {
  const { rows } = await knex.raw(
    `SELECT p.i, jsonb_agg(jsonb_build_object('code', g.code, 'kind', g.kind, 'name', g.name, 'unitCode', g.unit_code,
        'districtCode', g.district_code) ORDER BY g.code) AS grids
     FROM (${points}) p JOIN professional_grids g ON ST_Covers(g.boundary, p.location) GROUP BY p.i`,
    [pointsJson(positions)],
  );
  return new Map(
    rows.map((row: { i: number; grids: (ProfessionalGrid & { districtCode: string })[] }) => [row.i, row.grids]),
  );
}

/** The names of the two streets nearest to each unit grid. */
async function streetsOf(knex: Knex, codes: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await knex.raw(
    `SELECT g.code, s.names FROM unit_grids g CROSS JOIN LATERAL (
       SELECT array_agg(n.name) AS names FROM (
         SELECT b.name FROM base_features b WHERE b.layer = 'street' AND b.name IS NOT NULL
         ORDER BY b.shape_mercator <-> ST_Centroid(g.boundary_mercator) LIMIT 2) n) s
     WHERE g.code = ANY (?)`,
    [[...codes]],
  );
  return new Map(rows.map((row: { code: string; names: string[] }) => [row.code, row.names]));
}

function addressOf(streets: readonly string[], random: Random): string {
  if (streets.length === 0) return '';
  const street = pick(random, streets);
  const crossing = streets.find((name) => name !== street);
  if (crossing && random() < 0.3) return `${street}近${crossing}路口`;
  return `${street}${1 + wholeNumber(random, 799)}号附近`;
}
