import { composeApplication } from '../../compose.ts';
import { openDatabase } from '../../database/connection.ts';
import { listen } from '../../http/listener.ts';
import { createLogger } from '../../observe/logger.ts';

/*
 * The application in a process of its own, on any free port, which it tells on standard output: two of them on one
 * database are what a city runs behind a proxy.
 */
const [databaseUrl = '', dataDirectory = '', sessionSecret = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl, dataDirectory, poolSize: 4 });
const { app, startPlaceIndex } = await composeApplication({
  database,
  dataDirectory,
  profile: { name: '试验城', isDemo: false, attribution: '', demoAccounts: [] },
  sessionSecret,
  trustedProxies: 0,
  clientDirectory: null,
  signInAttempts: 1000,
  logger: createLogger('error'),
});
startPlaceIndex();
const listener = await listen('127.0.0.1', 0, app);
process.stdout.write(`port ${listener.port}\n`);
