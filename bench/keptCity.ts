import type { Knex } from 'knex';
import type { CityCounts } from '../server/testing/generated-city/size.ts';

/** A city that `npm run city` made, or began to make. */
export interface KeptCity {
  readonly counts: CityCounts;
  readonly isFinished: boolean;
}

const BEGUN = 'generated-city begun ';
const FINISHED = 'generated-city finished ';

/** What the database says of the generated city in it; null where it holds none. */
export async function keptCity(knex: Knex): Promise<KeptCity | null> {
  const { rows: tables } = await knex.raw(`SELECT to_regclass('public.seed_steps') IS NOT NULL AS known`);
  if (!tables[0].known) return null;
  const names: string[] = await knex('seed_steps').where('name', 'like', 'generated-city %').pluck('name');
  const note = names.find((name) => name.startsWith(FINISHED)) ?? names[0];
  if (!note) return null;
  return { counts: JSON.parse(note.slice(note.indexOf('{'))), isFinished: note.startsWith(FINISHED) };
}

/** Whoever finds this note without the other knows that the city is half made. */
export async function noteBegun(knex: Knex, counts: CityCounts): Promise<void> {
  await knex('seed_steps').insert({ name: BEGUN + JSON.stringify(counts) });
}

export async function noteFinished(knex: Knex, counts: CityCounts): Promise<void> {
  await knex('seed_steps').insert({ name: FINISHED + JSON.stringify(counts) });
}
