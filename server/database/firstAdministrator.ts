import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/** Of two servers that start on one empty database together, one creates the account: the login is unique. */
const statement = {
  text: `
    INSERT INTO users (id, login, display_name, role_code, password_hash)
    SELECT $1, 'admin', '系统管理员', 'administrator', $2 WHERE NOT EXISTS (SELECT FROM users)
    ON CONFLICT (login) DO NOTHING RETURNING login`,
};

/** Gives an installation without any account its first administrator. Answers the login, or null when there are accounts. */
export async function createFirstAdministrator(
  database: Database,
  id: string,
  passwordHash: string,
): Promise<string | null> {
  const [row] = await runStatement<{ login: string }>(database, statement, [id, passwordHash]);
  return row?.login ?? null;
}
