import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hashMachineSecret, newMachineSecret } from '../server/credentials/machineKeys.ts';
import { type Database, openDatabase } from '../server/database/connection.ts';
import { migrateUp } from '../server/database/migrate.ts';
import { defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { cityOrigin, type GeneratedCitySize, generateCity } from '../server/testing/generatedCity.ts';
import { administer, urlOf } from '../server/testing/serverTemplate.ts';
import { startCluster } from '../server/testing/throwAwayCluster.ts';

/** Durable as in production; only the memory is chosen for a small machine. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '512MB',
  max_wal_size: '2GB',
  max_connections: '60',
};

const sizes: Readonly<Record<string, GeneratedCitySize>> = {
  /** A whole city's grids: 68,000 unit grids of about one hectare. */
  city: { communitiesWide: 20, communitiesHigh: 34, componentsPerGrid: 5, cases: 100_000, caseDays: 300 },
  small: { communitiesWide: 5, communitiesHigh: 5, componentsPerGrid: 5, cases: 5_000, caseDays: 300 },
};

/** A generated city in a database of its own, and keys for machine clients. */
export interface BenchCity {
  readonly database: Database;
  readonly databaseUrl: string;
  /** Bearer keys with the rights of an inspector and of the hotline. */
  readonly keys: { readonly inspector: string; readonly hotline: string };
  /** What was measured on, for the printed table. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** A random point inside the city, away from its rim; degrees. */
  randomPoint(): { longitude: number; latitude: number };
  readonly extent: { readonly east: number; readonly north: number };
  close(): Promise<void>;
}

/**
 * Makes the city on a throw-away cluster, or on the server that DATABASE_URL names, always in a database of its own that is
 * dropped in the end. BENCH_SIZE=small is for trying the programs out.
 */
export async function openBenchCity(): Promise<BenchCity> {
  const named = process.env.DATABASE_URL;
  const size = sizes[process.env.BENCH_SIZE ?? 'city'] ?? sizes.small;
  if (!size) throw new Error('no such size');
  const cluster = named ? { url: named, stop: async () => undefined } : await startCluster(SETTINGS);
  const name = `wangge_bench_${process.pid}`;
  await administer(cluster.url, `CREATE DATABASE ${name}`);
  const databaseUrl = urlOf(cluster.url, name);
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  await migrateUp(database.knex);
  console.log('Generating the city …');
  await generateCity(database.knex, size);
  const keys = { inspector: await makeKey(database, 'inspector'), hotline: await makeKey(database, 'hotline') };
  await database.knex.raw('CHECKPOINT');
  const extent = {
    east: cityOrigin.longitude + size.communitiesWide * 10 * cityOrigin.stepDegrees,
    north: cityOrigin.latitude + size.communitiesHigh * 10 * cityOrigin.stepDegrees,
  };
  return {
    database,
    databaseUrl,
    keys,
    facts: await factsOf(database),
    extent,
    randomPoint: () => ({
      longitude: cityOrigin.longitude + 0.001 + Math.random() * (extent.east - cityOrigin.longitude - 0.002),
      latitude: cityOrigin.latitude + 0.001 + Math.random() * (extent.north - cityOrigin.latitude - 0.002),
    }),
    async close() {
      await database.close();
      await administer(cluster.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await cluster.stop();
    },
  };
}

async function makeKey({ knex }: Database, role: 'inspector' | 'hotline'): Promise<string> {
  const secret = newMachineSecret();
  const permissions = [...defaultRolePermissions[role]];
  await knex('roles').insert({ code: role, name: role, permissions }).onConflict('code').merge();
  const [creator] = await knex('users').select('id').limit(1);
  await knex('machine_keys').insert({
    id: randomUUID(),
    name: role,
    secret_hash: hashMachineSecret(secret),
    role_code: role,
    created_by: creator.id,
  });
  return secret;
}

async function factsOf({ knex }: Database): Promise<BenchCity['facts']> {
  const { rows } = await knex.raw(
    `SELECT (SELECT count(*)::int FROM unit_grids) AS "unit grids", (SELECT count(*)::int FROM components) AS components,
       (SELECT count(*)::int FROM cases) AS cases, current_setting('server_version') AS postgresql,
       postgis_lib_version() AS postgis, current_setting('fsync') AS fsync`,
  );
  return { ...rows[0], cores: availableParallelism(), node: process.versions.node };
}
