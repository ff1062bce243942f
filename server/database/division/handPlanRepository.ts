import type { HandPlanPort, StoredPlan } from '../../application/hand-plans/handPlanPort.ts';
import { draftCertificate, draftSettings } from '../../contract/schemas/division.ts';
import type { PlanGraph } from '../../domain/division/handPlan.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** Draft, graph and unit grids in one statement: a draft is there whole, or not at all. */
const create = `
  WITH begun AS (
    INSERT INTO grid_drafts (district_code, id, name, state, settings, certificate, graph, created_by, created_at)
    VALUES ($1, $2, $3, 'done', $4::jsonb, $5::jsonb, $6::jsonb, $7, $8)
    ON CONFLICT (district_code, id) DO NOTHING RETURNING district_code, id
  )
  INSERT INTO grid_draft_members (district_code, draft_id, unit_grid_code, number, cases, minutes)
  SELECT begun.district_code, begun.id, m.code, m.number, m.cases, m.minutes
  FROM begun, jsonb_to_recordset($9::jsonb) AS m (code text, number int, cases int, minutes float8)`;

const read = `
  SELECT d.revision, d.settings, d.graph,
    (SELECT json_object_agg(m.unit_grid_code, m.number) FROM grid_draft_members m
     WHERE m.district_code = d.district_code AND m.draft_id = d.id) AS numbers
  FROM grid_drafts d WHERE d.district_code = $1 AND d.id = $2 AND d.graph IS NOT NULL`;

const shapes = `
  SELECT g.code, ST_AsGeoJSON(g.boundary, 8)::json->'coordinates' AS rings
  FROM grid_draft_members m JOIN unit_grids g ON g.district_code = m.district_code AND g.code = m.unit_grid_code
  WHERE m.district_code = $1 AND m.draft_id = $2`;

const save = `
  WITH seen AS (
    UPDATE grid_drafts SET revision = revision + 1, certificate = $4::jsonb
    WHERE district_code = $1 AND id = $2 AND revision = $3 AND published_from IS NULL
    RETURNING district_code, id, revision
  ), moved AS (
    UPDATE grid_draft_members m SET number = t.number
    FROM seen, jsonb_to_recordset($5::jsonb) AS t (code text, number int)
    WHERE m.district_code = seen.district_code AND m.draft_id = seen.id AND m.unit_grid_code = t.code
  )
  SELECT revision FROM seen`;

interface Row {
  readonly revision: number;
  readonly settings: unknown;
  readonly graph: PlanGraph;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Drafts of responsibility grids that are drawn by hand. */
export function handPlanRepository(database: Database): HandPlanPort {
  const ask = <T>(text: string, values: readonly unknown[]) => runStatement<T>(database, { text }, values);
  return {
    async create({ key, name, settings, createdBy, at, graph, certificate, members }) {
      const documents = [settings, draftCertificate.parse(certificate), graph].map((value) => JSON.stringify(value));
      const values = [key.districtCode, key.draftId, name, ...documents, createdBy, at.toISOString()];
      await ask(create, [...values, JSON.stringify(members)]);
    },
    async read({ districtCode, draftId }) {
      const [row] = await ask<Row>(read, [districtCode, draftId]);
      if (!row) return null;
      const plan = row.graph.unitGrids.map(({ code }) => row.numbers[code] ?? 0);
      return {
        ...row.graph,
        plan,
        revision: row.revision,
        settings: draftSettings.parse(row.settings),
      } satisfies StoredPlan;
    },
    async readShapes({ districtCode, draftId }) {
      const rows = await ask<{ code: string; rings: [number, number][][] }>(shapes, [districtCode, draftId]);
      return new Map(rows.map(({ code, rings }) => [code, rings]));
    },
    async save({ districtCode, draftId }, { revision, moves, certificate }) {
      const values = [districtCode, draftId, revision, JSON.stringify(draftCertificate.parse(certificate))];
      const [row] = await ask<{ revision: number }>(save, [...values, JSON.stringify(moves)]);
      return row?.revision ?? null;
    },
  };
}
