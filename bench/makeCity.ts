import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Knex } from 'knex';
import { seedReference } from '../seeds/seedReference.ts';
import { hashPassword } from '../server/credentials/passwords.ts';
import { openDatabase } from '../server/database/connection.ts';
import { createFirstAdministrator } from '../server/database/firstAdministrator.ts';
import { migrateUp } from '../server/database/migrate.ts';
import { type CityCounts, citySizeOf } from '../server/testing/generated-city/size.ts';
import { generateCity } from '../server/testing/generatedCity.ts';
import { startCluster } from '../server/testing/throwAwayCluster.ts';
import { keptCity, noteBegun, noteFinished } from './keptCity.ts';

/** One connection for each core of a small machine. */
const WORKERS = 2;

const options = {
  grids: { type: 'string', default: '634000' },
  components: { type: 'string', default: '10000000' },
  cases: { type: 'string', default: '10000000' },
} as const;

/**
 * `npm run city -- --grids 634000 --components 10000000 --cases 10000000`: a whole city made on the empty database that
 * DATABASE_URL names (or on a throw-away cluster, to see how long it takes). A half-made city is thrown away and begun
 * anew; a finished one of this size is left as it is; a database with anything else in it is not touched.
 */
const { values } = parseArgs({ options });
const counts: CityCounts = {
  grids: Number(values.grids),
  components: Number(values.components),
  cases: Number(values.cases),
};
if (!Object.values(counts).every((count) => Number.isSafeInteger(count) && count > 0))
  throw new Error('--grids, --components and --cases are whole numbers above 0');
const named = process.env.DATABASE_URL;
const cluster = named ? { url: named, stop: async () => undefined } : await startCluster();
try {
  await make(cluster.url);
} finally {
  await cluster.stop();
}

async function make(databaseUrl: string): Promise<void> {
  const began = performance.now();
  const tell = (text: string): void => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    process.stdout.write(`${seconds.padStart(5)} s  ${text}\n`);
  };
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  try {
    const known = await keptCity(database.knex);
    if (known?.isFinished && JSON.stringify(known.counts) === JSON.stringify(counts))
      return tell('this city is there already');
    if (known) {
      tell(`a ${known.isFinished ? 'city of another size' : 'half-made city'} is thrown away; beginning anew`);
      await database.knex.raw('DROP SCHEMA public CASCADE');
      await database.knex.raw('CREATE SCHEMA public');
    } else await refuseOther(database.knex);
    await migrateUp(database.knex);
    await noteBegun(database.knex, counts);
    await seedReference(database.knex, { onProgress: tell });
    const password = randomBytes(15).toString('base64url');
    const login = await createFirstAdministrator(database, randomUUID(), await hashPassword(password));
    if (login) tell(`administrator ${login} ${password}`);
    await generateCity(database.knex, citySizeOf(counts), { workers: WORKERS, onProgress: tell });
    await noteFinished(database.knex, counts);
    tell(`done: ${await sizeOf(database.knex)}`);
  } finally {
    await database.close();
  }
}

async function refuseOther(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(`SELECT to_regclass('public.cases') IS NOT NULL AS "isTaken"`);
  if (rows[0].isTaken) throw new Error('the database holds something that is no generated city: name an empty one');
}

async function sizeOf(knex: Knex): Promise<string> {
  const { rows } = await knex.raw('SELECT pg_size_pretty(pg_database_size(current_database())) AS size');
  return rows[0].size;
}
