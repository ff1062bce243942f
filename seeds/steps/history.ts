import type { Knex } from 'knex';
import { readCityFacts } from '../history/cityFacts.ts';
import { locateDrafts } from '../history/locate.ts';
import { caseKinds } from '../history/mix.ts';
import { draftCases, HISTORY_CASES, planCases } from '../history/plan.ts';
import { simulate } from '../history/simulate.ts';
import { Staff } from '../history/staff.ts';
import { readStatistics } from '../history/statistics.ts';
import { storeHistory } from '../history/store.ts';
import type { SeedContext } from '../step.ts';

/** Sixty days of cases up to the instant of the first seeding. */
export async function seedHistory(knex: Knex.Transaction, { now }: SeedContext): Promise<void> {
  const statistics = readStatistics();
  const categoryIds = [...new Set(caseKinds(statistics).map((kind) => kind.categoryId))];
  const facts = await readCityFacts(knex, categoryIds, now);
  const drafts = draftCases(facts, statistics, now, HISTORY_CASES);
  const located = await locateDrafts(knex, drafts, facts);
  const plans = planCases(located, facts, statistics, now);
  await storeHistory(knex, simulate(plans, facts, new Staff(facts), now));
}
