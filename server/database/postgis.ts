import type { Knex } from 'knex';
import { messageOf, StartError } from '../observe/startError.ts';

const LEAST_POSTGRESQL = 150_000;
const LEAST_POSTGIS = [3, 3] as const;

/** Makes sure that PostGIS is installed in the database and new enough, or says what is missing. */
export async function installPostgis(knex: Knex): Promise<void> {
  await checkServerVersion(knex);
  try {
    // Asked first: a role without the right to create extensions may use one that an administrator installed.
    const { rows } = await knex.raw("SELECT 1 FROM pg_extension WHERE extname = 'postgis'");
    if (rows.length === 0) await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis');
  } catch (error) {
    throw new StartError(
      'postgis-missing',
      `PostGIS is not available in this database: ${messageOf(error)}. Install PostGIS 3.3 or newer, or run CREATE EXTENSION postgis as an administrator / 数据库缺少 PostGIS 扩展`,
      { cause: error },
    );
  }
  await checkPostgisVersion(knex);
}

/** Whether vector tiles can be made in the database: the function may exist and still refuse. */
export async function hasVectorTileFunction(knex: Knex): Promise<boolean> {
  try {
    await knex.raw("SELECT ST_AsMVT(tile, 'probe') FROM (SELECT NULL::geometry AS geom) AS tile");
    return true;
  } catch {
    return false;
  }
}

async function checkServerVersion(knex: Knex): Promise<void> {
  const { rows } = await knex.raw("SELECT current_setting('server_version_num')::int AS version");
  if (rows[0].version >= LEAST_POSTGRESQL) return;
  throw new StartError(
    'database-too-old',
    `PostgreSQL ${rows[0].version / 10_000} is too old: version 15 or newer is needed / PostgreSQL 版本过低，需要 15 或更新`,
  );
}

async function checkPostgisVersion(knex: Knex): Promise<void> {
  const { rows } = await knex.raw('SELECT postgis_lib_version() AS version');
  const [major = 0, minor = 0] = String(rows[0].version).split('.').map(Number);
  const isNewEnough = major > LEAST_POSTGIS[0] || (major === LEAST_POSTGIS[0] && minor >= LEAST_POSTGIS[1]);
  if (isNewEnough) return;
  throw new StartError(
    'postgis-too-old',
    `PostGIS ${rows[0].version} is too old: version ${LEAST_POSTGIS.join('.')} or newer is needed / PostGIS 版本过低`,
  );
}
