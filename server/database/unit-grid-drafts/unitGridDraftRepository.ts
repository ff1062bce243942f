import type { UnitGridDraftPort, UnitGridDraftRecord } from '../../application/unit-grid-drafts/unitGridDraftPort.ts';
import type { UnitGridDraftSummary } from '../../contract/schemas/unitGridDrafts.ts';
import type { StoredGrid } from '../../domain/division/edit/drawing.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { moveComponents } from './moveComponents.ts';
import { findStrays, neighbours } from './neighbours.ts';
import { publishDraft } from './publishDraft.ts';
import { readArea } from './readArea.ts';

const summary = `d.district_code AS "districtCode", d.id, d.name, d.kind, d.community_codes AS "communityCodes", d.revision,
  jsonb_array_length(d.edits) AS "editCount", 
  (SELECT count(DISTINCT coalesce(cell->>'grid', cell->>'id'))::int FROM jsonb_array_elements(d.drawing->'cells') AS cell) AS "gridCount",
  (SELECT display_name FROM users WHERE id = d.updated_by) AS "updatedByName", d.updated_at AS "updatedAt",
  d.published_at AS "publishedAt", d.valid_from::text AS "validFrom"`;
const whole = `${summary}, d.base, d.edits, d.drawing, d.base_codes AS "baseCodes", d.certificate,
  (SELECT ARRAY[ST_XMin(frame), ST_YMin(frame), ST_XMax(frame), ST_YMax(frame)] FROM (
    SELECT ST_Extent(a.boundary) AS frame FROM administrative_areas a
    WHERE a.district_code = d.district_code AND a.code = ANY (d.community_codes)) AS areas WHERE frame IS NOT NULL) AS bounds`;

const presentGrids = {
  name: 'read-present-unit-grids',
  text: `
    SELECT code, community_code AS "communityCode", ST_AsGeoJSON(boundary, 15)::jsonb->'coordinates' AS rings
    FROM unit_grids
    WHERE district_code = $1 AND community_code = ANY ($2) AND valid_to = 'infinity'
    ORDER BY code LIMIT $3`,
};
const componentsInBox = {
  name: 'read-components-in-box',
  text: `
    SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude FROM components
    WHERE district_code = $1 AND state <> 'removed' AND location && ST_MakeEnvelope($2, $3, $4, $5, 4326)
    ORDER BY code`,
};
const list = {
  name: 'list-unit-grid-drafts',
  text: `
    SELECT ${summary} FROM unit_grid_drafts d WHERE $1::text IS NULL OR d.district_code = $1
    ORDER BY d.updated_at DESC, d.id LIMIT 200`,
};
const read = {
  name: 'read-grid-draft',
  text: `SELECT ${whole} FROM unit_grid_drafts d WHERE d.district_code = $1 AND d.id = $2`,
};
const create = {
  name: 'create-grid-draft',
  text: `
    INSERT INTO unit_grid_drafts AS d (district_code, id, name, kind, community_codes, base_codes, base, drawing, certificate,
      created_by, created_at, updated_by, updated_at)
    VALUES ($1, $2, $3, $10, $4, $5, $6::jsonb, $6::jsonb, $7::jsonb, $8, $9, $8, $9)
    ON CONFLICT (district_code, id) DO NOTHING
    RETURNING ${whole}`,
};
const save = {
  name: 'save-grid-draft',
  text: `
    UPDATE unit_grid_drafts d SET edits = $4::jsonb, drawing = $5::jsonb, revision = revision + 1, updated_by = $6, updated_at = $7
    WHERE d.district_code = $1 AND d.id = $2 AND d.revision = $3 AND d.published_at IS NULL
    RETURNING ${summary}`,
};
const remove = {
  name: 'remove-grid-draft',
  text: `
    DELETE FROM unit_grid_drafts WHERE district_code = $1 AND id = $2 AND revision = $3 AND published_at IS NULL RETURNING id`,
};

type Stored<T> = Omit<T, 'updatedAt' | 'publishedAt'> & { readonly updatedAt: Date; readonly publishedAt: Date | null };

function fromRow<T extends UnitGridDraftSummary>(row: Stored<T>): T {
  // The two dates are all that a row writes otherwise.
  return { ...row, updatedAt: row.updatedAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null } as T;
}

/** Drafts of unit grids and their publication. */
export function unitGridDraftRepository(database: Database): UnitGridDraftPort {
  return {
    readArea: (districtCode, communityCodes) => readArea(database, districtCode, communityCodes),
    readGrids: (districtCode, communityCodes, most) =>
      runStatement<StoredGrid>(database, presentGrids, [districtCode, communityCodes, most]),
    readNeighbours: (districtCode, communityCodes) =>
      runStatement<StoredGrid>(database, neighbours, [districtCode, communityCodes]),
    findStrays: (districtCode, baseCodes, shapes) => findStrays(database, districtCode, baseCodes, shapes),
    async readComponents(districtCode, box) {
      const rows = await runStatement<{ longitude: number; latitude: number }>(database, componentsInBox, [
        districtCode,
        ...box,
      ]);
      return rows.map(({ longitude, latitude }) => [longitude, latitude] as const);
    },
    async list(districtCode) {
      return (await runStatement<Stored<UnitGridDraftSummary>>(database, list, [districtCode])).map(fromRow);
    },
    async read({ districtCode, id }) {
      const [row] = await runStatement<Stored<UnitGridDraftRecord>>(database, read, [districtCode, id]);
      return row ? fromRow(row) : null;
    },
    async create({ districtCode, id, name, kind, communityCodes, baseCodes, drawing, certificate, by, at }) {
      const documents = [JSON.stringify(drawing), certificate && JSON.stringify(certificate)];
      const values = [districtCode, id, name, communityCodes, baseCodes, ...documents, by, at, kind];
      const [row] = await runStatement<Stored<UnitGridDraftRecord>>(database, create, values);
      if (row) return fromRow(row);
      // A twin of the request was faster.
      const [known] = await runStatement<Stored<UnitGridDraftRecord>>(database, read, [districtCode, id]);
      if (!known) throw new Error('the draft was not written');
      return fromRow(known);
    },
    async save({ districtCode, id, revision, edits, drawing, by, at }) {
      const values = [districtCode, id, revision, JSON.stringify(edits), JSON.stringify(drawing), by, at];
      const [row] = await runStatement<Stored<UnitGridDraftSummary>>(database, save, values);
      return row ? fromRow(row) : null;
    },
    async remove({ districtCode, id, revision }) {
      return (await runStatement(database, remove, [districtCode, id, revision])).length > 0;
    },
    publish: (order) => publishDraft(database, order),
    moveComponents: () => moveComponents((text, values) => runStatement(database, { text }, values), null),
  };
}
