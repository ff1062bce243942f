import type { IdentityPort, StoredUser } from '../application/ports.ts';
import type { MachineKey } from '../contract/schemas.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

const userActor = `jsonb_build_object('id', u.id, 'kind', 'person', 'name', u.display_name, 'roleCode', u.role_code,
  'permissions', r.permissions, 'districtCode', u.district_code, 'unitCode', u.unit_code)`;
const keyColumns = `id, name, role_code AS "roleCode", district_code AS "districtCode", created_at AS "createdAt", revoked_at AS "revokedAt"`;

const byLogin = {
  name: 'find-user-by-login',
  text: `SELECT u.id, u.login, u.password_hash AS "passwordHash", ${userActor} AS actor
    FROM users u JOIN roles r ON r.code = u.role_code WHERE u.login = $1 AND u.is_active`,
};
const byId = {
  name: 'read-actor',
  text: `SELECT ${userActor} AS actor FROM users u JOIN roles r ON r.code = u.role_code WHERE u.id = $1 AND u.is_active`,
};
const byKey = {
  name: 'find-actor-by-key',
  text: `SELECT jsonb_build_object('id', k.id, 'kind', 'machine', 'name', k.name, 'roleCode', k.role_code,
      'permissions', r.permissions, 'districtCode', k.district_code, 'unitCode', NULL) AS actor
    FROM machine_keys k JOIN roles r ON r.code = k.role_code WHERE k.secret_hash = $1 AND k.revoked_at IS NULL`,
};
const listKeys = {
  text: `SELECT ${keyColumns} FROM machine_keys WHERE $1::text IS NULL OR district_code = $1 ORDER BY created_at DESC LIMIT 500`,
};
const createKey = {
  text: `INSERT INTO machine_keys (id, name, secret_hash, role_code, district_code, created_by)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${keyColumns}`,
};
const revokeKey = {
  text: `UPDATE machine_keys SET revoked_at = coalesce(revoked_at, now())
    WHERE id = $1 AND ($2::text IS NULL OR district_code = $2) RETURNING ${keyColumns}`,
};

type KeyRow = Omit<MachineKey, 'createdAt' | 'revokedAt'> & {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};
const keyOf = (row: KeyRow): MachineKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

/** People, machine clients and what they may do. */
export function identityRepository(database: Database): IdentityPort {
  const actorBy = async (statement: { text: string }, value: string): Promise<Actor | null> => {
    const [row] = await runStatement<{ actor: Actor }>(database, statement, [value]);
    return row?.actor ?? null;
  };
  return {
    async findUserByLogin(login) {
      const [row] = await runStatement<StoredUser>(database, byLogin, [login]);
      return row ?? null;
    },
    readActor: (userId) => actorBy(byId, userId),
    findActorByKey: (secretHash) => actorBy(byKey, secretHash),
    async listMachineKeys(districtCode) {
      return (await runStatement<KeyRow>(database, listKeys, [districtCode])).map(keyOf);
    },
    async createMachineKey(key) {
      const values = [key.id, key.name, key.secretHash, key.roleCode, key.districtCode, key.createdBy];
      const [row] = await runStatement<KeyRow>(database, createKey, values);
      if (!row) throw new Error('creating a machine key gave no row');
      return keyOf(row);
    },
    async revokeMachineKey(id, districtCode) {
      const [row] = await runStatement<KeyRow>(database, revokeKey, [id, districtCode]);
      return row ? keyOf(row) : null;
    },
    // Nothing is kept here.
    forgetRights: () => undefined,
  };
}
