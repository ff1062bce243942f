import type { Knex } from 'knex';
import { type SeedOptions, seedCity } from './seedCity.ts';
import { citySteps } from './steps.ts';

/** What every city starts from, whichever it is: roles, the working calendar, the standard's categories and sample limits. */
const REFERENCE: ReadonlySet<string> = new Set(['roles', 'calendar', 'categories', 'filing-conditions']);

/** Fills a production database with the reference data and nothing of the demo city. */
export function seedReference(knex: Knex, options: Pick<SeedOptions, 'onProgress'>): Promise<void> {
  return seedCity(knex, { ...options, steps: citySteps.filter(({ name }) => REFERENCE.has(name)) });
}
