import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { CityProfile } from './application/readCity.ts';
import { composeApplication } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { hashPassword } from './credentials/passwords.ts';
import { type Database, openDatabase } from './database/connection.ts';
import { createFirstAdministrator } from './database/firstAdministrator.ts';
import { migrateUp } from './database/migrate.ts';
import { type Listener, listen } from './http/listener.ts';
import { startingHandler } from './http/starting.ts';
import { announce } from './observe/announce.ts';
import { endOnFailure, leaveOnSignals } from './observe/lifecycle.ts';
import { createLogger } from './observe/logger.ts';
import { ProgressDisplay } from './observe/progressDisplay.ts';
import { messageOf, StartError } from './observe/startError.ts';

/** How long running requests may go on after the order to stop. */
const GRACE_MILLISECONDS = 10_000;

/** The built client lies beside the emitted server (`dist/node/server`), and two folders up from the sources. */
const CLIENT_DIRECTORY = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/client/' : '../../client/', import.meta.url),
);

endOnFailure();
await start();

/** Opens the port first, so that a taken one is told at once and health is answered while the city is prepared. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const display = new ProgressDisplay();
  // Until the city is ready a signal ends at once: the next start goes on where this one was.
  const signals = leaveOnSignals();
  const listener = await listen(
    config.host,
    config.port,
    startingHandler(() => display.current),
  );
  const database = await openDatabase({
    ...config,
    onInitialise: () => display.show('Creating the embedded database 创建内置数据库'),
    onCrash: (error) => {
      throw error;
    },
    onHousekeepingError: (error) => logger.error({ error }, 'housekeeping failed'),
  });
  await prepare(config, database, display);
  const profile = await profileOf(config);
  const application = await composeApplication({
    ...config,
    database,
    logger,
    clientDirectory: CLIENT_DIRECTORY,
    profile,
  });
  listener.use(application.app);
  application.startHeatmap();
  // The embedded database has one session: reading the city would stand in the way of the pages of a trial.
  if (database.kind === 'server') application.startPlaceIndex();
  signals.tidyUpWith(async () => {
    await Promise.all([application.close(), listener.close(GRACE_MILLISECONDS)]);
    await database.close();
  });
  display.finish();
  process.stdout.write(greeting(config, listener, profile.demoAccounts));
}

/** Brings schema and data to the state that this version needs. */
async function prepare(config: Config, database: Database, display: ProgressDisplay): Promise<void> {
  display.show('Migrating 更新数据库结构');
  await migrate(database);
  if (config.isProduction) await refuseDemoAccounts(database);
  if (config.isDemo) await seed(config, database, display);
  else await prepareRealCity(database, display);
}

/** A city of its own starts with the reference data and one account; its password is shown this once. */
async function prepareRealCity(database: Database, display: ProgressDisplay): Promise<void> {
  const { seedReference } = await import('../seeds/seedReference.ts');
  await seedReference(database.knex, { onProgress: display.show });
  const password = randomBytes(15).toString('base64url');
  const login = await createFirstAdministrator(database, randomUUID(), await hashPassword(password));
  if (login) process.stdout.write(`\nFirst administrator 首个管理员: ${login}  ${password}  (shown once 仅显示一次)\n`);
}

async function migrate(database: Database): Promise<void> {
  try {
    await migrateUp(database.knex);
  } catch (error) {
    throw new StartError(
      'migration-failed',
      `The database schema could not be brought up to date: ${messageOf(error)} / 数据库结构更新失败`,
      { cause: error },
    );
  }
}

/** Their passwords are published: whoever knows this project could sign in. */
async function refuseDemoAccounts(database: Database): Promise<void> {
  const { rows } = await database.knex.raw('SELECT count(*)::int AS accounts FROM users WHERE is_demo');
  if (rows[0].accounts === 0) return;
  throw new StartError(
    'demo-accounts-present',
    `The database holds ${rows[0].accounts} demo accounts with published passwords: production needs a database of its own / 数据库含演示账号，生产环境拒绝启动`,
  );
}

async function seed(config: Config, database: Database, display: ProgressDisplay): Promise<void> {
  try {
    const { seedCity } = await import('../seeds/seedCity.ts');
    await seedCity(database.knex, { onProgress: display.show });
  } catch (error) {
    const place = config.databaseUrl ? 'the database' : `${config.dataDirectory}/city`;
    throw new StartError(
      'seed-failed',
      `The demo city is only half there: ${messageOf(error)}. Start again to go on; if it fails again, remove ${place} / 演示数据未完成，请重新启动`,
      { cause: error },
    );
  }
}

function greeting(config: Config, listener: Listener, demoAccounts: CityProfile['demoAccounts']): string {
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  const accounts = demoAccounts.map((account) => ({ ...account, role: `${account.name} · ${account.hint}` }));
  return announce(`http://${host}:${listener.port}`, accounts, process.uptime());
}

/** What the city says of itself: what the environment gives, else the demo's own words, else nothing particular. */
async function profileOf({ isDemo, cityName, attribution }: Config): Promise<CityProfile> {
  const demo = isDemo ? (await import('../seeds/demoProfile.ts')).demoProfile : null;
  return {
    isDemo,
    name: cityName ?? demo?.name ?? '网格化管理',
    attribution: attribution ?? demo?.attribution ?? '',
    demoAccounts: [...(demo?.demoAccounts ?? [])],
  };
}
