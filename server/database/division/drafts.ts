import type { DivisionPort, DraftKey, StoredBarriers, StoredDraft } from '../../application/division/divisionPort.ts';
import { draftCertificate, draftSettings } from '../../contract/schemas/division.ts';
import type { ObstacleKind } from '../../domain/division/barriers.ts';
import type { DraftedUnitGrid } from '../../domain/division/compareLoads.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

type Drafts = Pick<
  DivisionPort,
  'list' | 'read' | 'create' | 'finish' | 'remove' | 'readMembers' | 'readNames' | 'listPresentGrids' | 'readToday'
>;

interface Row extends Omit<StoredDraft, 'createdAt' | 'settings' | 'certificate' | 'barriers'> {
  readonly barriers: StoredBarriers | null;
  readonly createdAt: Date;
  readonly settings: unknown;
  readonly certificate: unknown;
}

const select = (where: string) => `
  SELECT d.district_code AS "districtCode", d.id, d.name, d.state, d.settings, d.certificate, d.barriers, d.refusal,
    u.display_name AS "createdBy", d.created_at AS "createdAt", to_char(d.published_from, 'YYYY-MM-DD') AS "publishedFrom",
    d.graph IS NOT NULL AS "isDrawn"
  FROM grid_drafts d LEFT JOIN users u ON u.id = d.created_by
  WHERE d.district_code = $1 ${where} ORDER BY d.created_at DESC, d.id LIMIT 200`;

const draftOf = (row: Row): StoredDraft => ({
  ...row,
  barriers: row.barriers && countsOf(row.barriers),
  createdAt: row.createdAt.toISOString(),
  settings: draftSettings.parse(row.settings),
  certificate: row.certificate === null ? null : draftCertificate.parse(row.certificate),
});

function countsOf({ held, crossed, opened }: StoredBarriers): StoredDraft['barriers'] {
  const of = (kind: ObstacleKind) => held.filter((each) => each.kind === kind).length;
  return { water: of('water'), expressway: of('expressway'), crossed, opened };
}

/** Drafts as rows. What a computed draft says is written in one statement with its unit grids. */
export function draftsIn(database: Database): Drafts {
  const ask = <T>(text: string, values: readonly unknown[]) => runStatement<T>(database, { text }, values);
  const keyed = ({ districtCode, draftId }: DraftKey) => [districtCode, draftId];
  return {
    list: async (districtCode) => (await ask<Row>(select(''), [districtCode])).map(draftOf),
    async read(key) {
      const [row] = await ask<Row>(select('AND d.id = $2'), keyed(key));
      return row ? draftOf(row) : null;
    },
    async create({ key, name, settings, createdBy, at }) {
      const text = `INSERT INTO grid_drafts (district_code, id, name, state, settings, created_by, created_at)
        VALUES ($1, $2, $3, 'running', $4, $5, $6)`;
      await ask(text, [...keyed(key), name, JSON.stringify(settings), createdBy, at.toISOString()]);
    },
    async finish(key, end) {
      await ask(finish, [
        ...keyed(key),
        end.state,
        end.state === 'done' ? JSON.stringify(draftCertificate.parse(end.certificate)) : null,
        end.state === 'refused' ? JSON.stringify({ code: end.refusal.refused }) : null,
        JSON.stringify(end.state === 'done' ? end.members : []),
        end.state === 'done' && end.barriers ? JSON.stringify(end.barriers) : null,
      ]);
    },
    async remove(key) {
      await ask('DELETE FROM grid_drafts WHERE district_code = $1 AND id = $2 AND published_from IS NULL', keyed(key));
    },
    readMembers: (key) => ask<DraftedUnitGrid>(members, keyed(key)),
    async readNames(districtCode) {
      const text = 'SELECT code, name FROM responsibility_grids WHERE district_code = $1';
      const rows = await ask<{ code: string; name: string }>(text, [districtCode]);
      return new Map(rows.map(({ code, name }) => [code, name]));
    },
    listPresentGrids: (districtCode) =>
      ask<{ code: string; name: string }>(
        `SELECT code, name FROM responsibility_grids
         WHERE district_code = $1 AND valid_from <= ${cityToday} AND ${cityToday} < valid_to ORDER BY code`,
        [districtCode],
      ),
    async readToday() {
      const [row] = await ask<{ today: string }>(`SELECT to_char(${cityToday}, 'YYYY-MM-DD') AS today`, []);
      return row?.today ?? '';
    },
  };
}

/** Only a draft that is still being computed takes a result. */
const finish = `
  WITH ended AS (
    UPDATE grid_drafts SET state = $3, certificate = $4::jsonb, refusal = $5::jsonb, barriers = $7::jsonb
    WHERE district_code = $1 AND id = $2 AND state = 'running' RETURNING district_code, id
  )
  INSERT INTO grid_draft_members (district_code, draft_id, unit_grid_code, number, cases, minutes, is_fixed)
  SELECT ended.district_code, ended.id, m.code, m.number, m.cases, m.minutes, m."isFixed"
  FROM ended, jsonb_to_recordset($6::jsonb) AS m (code text, number int, cases int, minutes float8, "isFixed" boolean)`;

export const members = `
  SELECT d.unit_grid_code AS code, d.number, d.cases, d.minutes, d.is_fixed AS "isFixed", m.responsibility_grid_code AS before
  FROM grid_draft_members d
  LEFT JOIN responsibility_grid_members m ON m.district_code = d.district_code AND m.unit_grid_code = d.unit_grid_code
    AND m.valid_from <= ${cityToday} AND ${cityToday} < m.valid_to
  WHERE d.district_code = $1 AND d.draft_id = $2 ORDER BY d.unit_grid_code`;
