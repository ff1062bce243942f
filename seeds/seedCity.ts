import type { Knex } from 'knex';
import type { SeedStep } from './step.ts';
import { citySteps } from './steps.ts';

export interface SeedOptions {
  /** Told before each step that is still to be done how many are, and once more at the end. */
  readonly onProgress: (step: string, done: number, total: number) => void;
  /** The end of the 60 days of history; the present instant unless given. A resumed seeding keeps the first one. */
  readonly now?: Date;
  /** Other steps than the demo city's, for tests. */
  readonly steps?: readonly SeedStep[];
}

/** The row of `seed_steps` whose time is the end of the history. */
const BEGINNING = 'begin';
/** Any fixed number: two servers that start together seed one after the other. */
const SEED_LOCK = 7_310_202;

/**
 * Fills the database with the demo city. Every step is one transaction that also records that it is done: a process
 * killed at any moment leaves whole steps only, the next run continues after them, and a finished city is left alone.
 */
export async function seedCity(knex: Knex, options: SeedOptions): Promise<void> {
  const steps = options.steps ?? citySteps;
  const done = new Set(await knex('seed_steps').pluck('name'));
  if (steps.every((step) => done.has(step.name))) return;
  const now = await begin(knex, options.now ?? new Date());
  for (const [index, step] of steps.entries()) {
    if (done.has(step.name)) continue;
    options.onProgress(step.name, index, steps.length);
    await runOnce(knex, step, now);
  }
  options.onProgress('done', steps.length, steps.length);
}

async function begin(knex: Knex, now: Date): Promise<Date> {
  await knex('seed_steps').insert({ name: BEGINNING, finished_at: now }).onConflict('name').ignore();
  const row = await knex('seed_steps').where({ name: BEGINNING }).first('finished_at');
  return row.finished_at;
}

async function runOnce(knex: Knex, step: SeedStep, now: Date): Promise<void> {
  await knex.transaction(async (transaction) => {
    await transaction.raw('SELECT pg_advisory_xact_lock(?)', [SEED_LOCK]);
    const other = await transaction('seed_steps').where({ name: step.name }).first('name');
    if (other !== undefined) return;
    await step.run(transaction, { now });
    await transaction('seed_steps').insert({ name: step.name });
  });
}
