import type { Knex } from 'knex';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/** Runs one statement with `$1` parameters inside a transaction; one that is run often has a name (see `Statement`). */
export type RunIn = <Row = unknown>(text: string, values: readonly unknown[], name?: string) => Promise<Row[]>;

/** How statements are run in a transaction. */
export function runIn(knex: Knex, kind: Database['kind']): RunIn {
  return (text, values, name) => runStatement({ knex, kind }, { text, ...(name && { name }) }, values);
}

/** Carries a refusal out of the transaction, which it undoes. */
class Undone extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Does work in one transaction; a refusal undoes what it wrote. */
export async function inOneTransaction<T extends object>(
  { knex, kind }: Database,
  work: (run: RunIn) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await knex.transaction(async (transaction) => {
      const answer = await work(runIn(transaction, kind));
      if (isRefusal(answer)) throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    throw error;
  }
}
