import type { Knex } from 'knex';

/** What every step may know. */
export interface SeedContext {
  /** The instant at which the history ends: that of the first seeding, also in a resumed one. */
  readonly now: Date;
}

/** One step of the seeding. It runs in one transaction together with the record that it is done. */
export interface SeedStep {
  readonly name: string;
  run(knex: Knex.Transaction, context: SeedContext): Promise<void>;
}

/** From this day everything in the demo city is valid: before any day that its history can reach. */
export const VALID_FROM = '2020-01-01';
