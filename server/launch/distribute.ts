import { readConfig } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { type Distribution, distribute } from '../database/distribution/distribute.ts';
import { migrateUp } from '../database/migrate.ts';

/** `npm run db:distribute`: spreads the tables of DATABASE_URL over a Citus cluster; see docs/OPERATIONS.md. */
const told: Readonly<Record<Distribution, string>> = {
  'no-citus': 'The database has no citus extension: nothing was done / 未安装 citus 扩展，未做任何更改',
  'already-distributed': 'The tables are distributed already: nothing was done / 数据表已分布，未做任何更改',
  distributed: 'Done / 完成',
};

const { databaseUrl } = readConfig(process.env);
if (!databaseUrl) {
  process.stderr.write('DATABASE_URL names the database / 请设置 DATABASE_URL\n');
  process.exitCode = 2;
} else {
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  try {
    await migrateUp(database.knex);
    const outcome = await distribute(database.knex, (statement) => process.stdout.write(`${statement};\n`));
    process.stdout.write(`${told[outcome]}\n`);
  } finally {
    await database.close();
  }
}
