import { openDatabase } from '../../database/connection.ts';

/*
 * A program for the crash tests: opens the embedded database in the directory it is given and commits pairs of rows
 * without end, telling each number once its transaction is committed. The test kills it.
 */
const directory = process.argv[2];
if (!directory) throw new Error('which data directory?');

const { knex } = await openDatabase({
  dataDirectory: directory,
  onInitialise: () => process.stdout.write('initialise\n'),
});
await knex.raw(
  'CREATE TABLE IF NOT EXISTS crash_probes (number int, half int, filler text, PRIMARY KEY (number, half))',
);
const { rows } = await knex.raw('SELECT coalesce(max(number), 0)::int AS last FROM crash_probes');

for (let number = rows[0].last + 1; ; number += 1) {
  await knex.transaction(async (transaction) => {
    for (const half of [1, 2]) await transaction('crash_probes').insert({ number, half, filler: 'x'.repeat(5000) });
  });
  process.stdout.write(`${number}\n`);
}
