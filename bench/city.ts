import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hashMachineSecret, newMachineSecret } from '../server/credentials/machineKeys.ts';
import { type Database, openDatabase } from '../server/database/connection.ts';
import { migrateUp } from '../server/database/migrate.ts';
import { defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { cityExtent, citySizeOf } from '../server/testing/generated-city/size.ts';
import { cityOrigin, type GeneratedCitySize, generateCity } from '../server/testing/generatedCity.ts';
import { administer, urlOf } from '../server/testing/serverTemplate.ts';
import { startCluster } from '../server/testing/throwAwayCluster.ts';
import { keptCity } from './keptCity.ts';

/** Durable as in production; only the memory is chosen for a small machine. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '512MB',
  max_wal_size: '2GB',
  max_connections: '60',
};

/** A whole city's grids: 68,000 unit grids of about one hectare. */
const city = { communitiesWide: 20, communitiesHigh: 34, componentsPerGrid: 5, cases: 100_000, caseDays: 300 };

const sizes = {
  city,
  /** What the heat map in the browser is measured with. */
  million: { ...city, cases: 1_000_000 },
  small: { communitiesWide: 5, communitiesHigh: 5, componentsPerGrid: 5, cases: 5_000, caseDays: 300 },
  /** What growth is measured from. */
  base: citySizeOf({ grids: 60_000, components: 100_000, cases: 100_000 }),
} as const satisfies Readonly<Record<string, GeneratedCitySize>>;

type KeyRole = 'inspector' | 'hotline' | 'supervisor';

/** A generated city in a database of its own, and keys for machine clients. */
export interface BenchCity {
  readonly database: Database;
  readonly databaseUrl: string;
  /** Bearer keys with the rights of these roles. */
  readonly keys: Readonly<Record<KeyRole, string>>;
  /** What was measured on, for the printed table. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** A random point inside the city, away from its rim; degrees. */
  randomPoint(): { longitude: number; latitude: number };
  readonly extent: { readonly east: number; readonly north: number };
  close(): Promise<void>;
}

/**
 * Makes the city on a throw-away cluster, or on the server that DATABASE_URL names, in a database of its own that is
 * dropped in the end. BENCH_SIZE=small is for trying the programs out; BENCH_SIZE=whole makes nothing and drops nothing,
 * but uses the city that DATABASE_URL names, to which a bench adds what it reports.
 */
export async function openBenchCity(wanted = process.env.BENCH_SIZE ?? 'city'): Promise<BenchCity> {
  if (wanted === 'whole') return openWholeCity();
  const size = wanted in sizes ? sizes[wanted as keyof typeof sizes] : null;
  if (!size) throw new Error(`BENCH_SIZE is one of ${Object.keys(sizes).join(', ')}, whole`);
  const named = process.env.DATABASE_URL;
  const cluster = named ? { url: named, stop: async () => undefined } : await startCluster(SETTINGS);
  const name = `wangge_bench_${process.pid}_${wanted}`;
  await administer(cluster.url, `CREATE DATABASE ${name}`);
  const databaseUrl = urlOf(cluster.url, name);
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  await migrateUp(database.knex);
  console.log('Generating the city …');
  await generateCity(database.knex, size, { workers: availableParallelism() });
  return benchCityOf(database, databaseUrl, size, async () => {
    await database.close();
    await administer(cluster.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await cluster.stop();
  });
}

async function openWholeCity(): Promise<BenchCity> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl)
    throw new Error('BENCH_SIZE=whole needs DATABASE_URL: a database in which npm run city made a city');
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  // A city that was made before a step of the schema gets it here.
  await migrateUp(database.knex);
  const city = await keptCity(database.knex);
  if (!city?.isFinished) throw new Error('DATABASE_URL names no finished city: npm run city makes one');
  return benchCityOf(database, databaseUrl, citySizeOf(city.counts), () => database.close());
}

async function benchCityOf(
  database: Database,
  databaseUrl: string,
  size: GeneratedCitySize,
  close: () => Promise<void>,
): Promise<BenchCity> {
  const keys = {
    inspector: await makeKey(database, 'inspector'),
    hotline: await makeKey(database, 'hotline'),
    supervisor: await makeKey(database, 'supervisor'),
  };
  await database.knex.raw('CHECKPOINT');
  const extent = cityExtent(size);
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
    close,
  };
}

async function makeKey({ knex }: Database, role: KeyRole): Promise<string> {
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
