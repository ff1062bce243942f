import type { SavedFiltersPort } from '../application/savedFiltersPort.ts';
import { caseFilter } from '../contract/schemas/caseFilter.ts';
import type { SavedFilter } from '../contract/schemas/search.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

const columns = `f.id, f.name, f.query, f.is_shared AS "isShared", f.owner_id AS "ownerId", o.display_name AS "ownerName",
  f.updated_at AS "updatedAt"`;

/** What colleagues share goes to whoever has their post and district now. */
const list = {
  name: 'list-saved-filters',
  text: `
    SELECT ${columns} FROM saved_filters f JOIN users o ON o.id = f.owner_id
    WHERE f.owner_id = $1
      OR (f.is_shared AND o.is_active AND o.role_code = $2 AND o.district_code IS NOT DISTINCT FROM $3
        AND o.unit_code IS NOT DISTINCT FROM $4)
    ORDER BY f.owner_id <> $1, f.name, f.id LIMIT 500`,
};

const create = {
  name: 'create-saved-filter',
  text: `
    WITH f AS (
      INSERT INTO saved_filters (id, owner_id, name, query, is_shared, created_at, updated_at)
      SELECT $1, $2, $3, $4, $5, $6, $6 WHERE (SELECT count(*) FROM saved_filters WHERE owner_id = $2) < $7
      RETURNING *)
    SELECT ${columns} FROM f JOIN users o ON o.id = f.owner_id`,
};

const change = {
  name: 'change-saved-filter',
  text: `
    WITH f AS (
      UPDATE saved_filters SET name = coalesce($3, name), query = coalesce($4::jsonb, query),
        is_shared = coalesce($5, is_shared), updated_at = $6
      WHERE id = $1 AND owner_id = $2 RETURNING *)
    SELECT ${columns} FROM f JOIN users o ON o.id = f.owner_id`,
};

const remove = {
  name: 'remove-saved-filter',
  text: 'DELETE FROM saved_filters WHERE id = $1 AND owner_id = $2 RETURNING id',
};

type Row = Omit<SavedFilter, 'query' | 'isOwn' | 'updatedAt'> & {
  readonly query: unknown;
  readonly ownerId: string;
  readonly updatedAt: Date;
};

/** Saved filters, a small table beside the users. */
export function savedFilterRepository(database: Database): SavedFiltersPort {
  const ask = async (statement: { name: string; text: string }, values: readonly unknown[], reader: Actor) => {
    const [row] = await runStatement<Row>(database, statement, values);
    return row ? filterOf(row, reader) : null;
  };
  return {
    async list(actor) {
      const values = [actor.id, actor.roleCode, actor.districtCode, actor.unitCode];
      return (await runStatement<Row>(database, list, values)).map((row) => filterOf(row, actor));
    },
    create: (owner, { id, name, query, isShared, at, most }) =>
      ask(create, [id, owner.id, name, JSON.stringify(query), isShared, at.toISOString(), most], owner),
    change: (owner, id, { name, query, isShared }, at) =>
      ask(
        change,
        [id, owner.id, name ?? null, query ? JSON.stringify(query) : null, isShared ?? null, at.toISOString()],
        owner,
      ),
    async remove(owner, id) {
      return (await runStatement(database, remove, [id, owner.id])).length > 0;
    },
  };
}

/** A filter kept by an earlier version that knew other fields is still listed, so that its owner can remove it. */
function filterOf({ ownerId, query, updatedAt, ...row }: Row, reader: Actor): SavedFilter {
  const known = caseFilter.safeParse(query);
  return {
    ...row,
    query: known.success ? known.data : null,
    isOwn: ownerId === reader.id,
    updatedAt: updatedAt.toISOString(),
  };
}
