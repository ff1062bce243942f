import { composeApplication } from '../server/compose.ts';
import { openDatabase } from '../server/database/connection.ts';
import { listen } from '../server/http/listener.ts';
import { createLogger } from '../server/observe/logger.ts';

/** The real application in a process of its own, on any free port, which it tells its parent. */
const [databaseUrl = '', dataDirectory = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl, dataDirectory });
const { app, startHeatmap, startPlaceIndex } = await composeApplication({
  database,
  dataDirectory,
  profile: { name: 'bench', isDemo: false, attribution: '', demoAccounts: [] },
  sessionSecret: 'a secret of this one run, worth nothing',
  trustedProxies: 0,
  clientDirectory: process.env.BENCH_CLIENT_DIRECTORY ?? null,
  logger: createLogger('info'),
});
startHeatmap();
startPlaceIndex();
const listener = await listen('127.0.0.1', 0, app);
process.send?.(listener.port);
// Ends with its parent, whatever way that goes.
process.once('disconnect', () => process.exit());
