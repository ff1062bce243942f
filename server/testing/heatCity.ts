import { storeHistory } from '../../seeds/history/store.ts';
import { seedSmallCity, smallCityDistricts, smallCityUnit } from '../../seeds/smallCity.ts';
import { heatAreaSource } from '../application/heatmap/heatAreaSource.ts';
import { type HeatCounters, heatCounters } from '../application/heatmap/heatCounters.ts';
import { heatFigures } from '../application/heatmap/readHeatmap.ts';
import type { QueryOf } from '../contract/endpoints.ts';
import type { Database } from '../database/connection.ts';
import { heatAreaRepository } from '../database/heatmap/heatAreas.ts';
import { heatFactsRepository } from '../database/heatmap/heatFacts.ts';
import { noticeRepository } from '../database/notices.ts';
import { runStatement } from '../database/statement.ts';
import type { HeatAreaLevel } from '../domain/heatmap/areas.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { compileCalendar } from '../domain/time-limit/calendar.ts';
import { actorFor } from './caseFactory.ts';
import { makeHistory, type Person } from './madeHistory.ts';
import { plainHeatStatement } from './plainHeatmap.ts';
import { chineseOffice } from './workingCalendars.ts';

/** The moment at which the made history is looked at. */
export const heatNow = new Date('2026-03-27T15:20:00.400+08:00');
const from = Date.parse('2026-01-05T00:00:00+08:00');

const people: Person[] = smallCityDistricts.flatMap((districtCode, district) =>
  (['inspector', 'intake-operator', 'duty-officer', 'dispatcher', 'disposal-unit'] as const).map(
    (roleCode, number) => ({
      id: `00000000-0000-7000-8000-0000000${district + 1}000${number}`,
      roleCode,
      districtCode,
      unitCode: roleCode === 'disposal-unit' ? smallCityUnit(districtCode, 1) : null,
    }),
  ),
);

/** The small city with cases that have done whatever the case machine allows. */
export async function makeHeatCity(database: Database, count: number): Promise<void> {
  await seedSmallCity(database.knex);
  await database.knex('users').insert(
    people.map(({ id, roleCode, districtCode, unitCode }) => ({
      id,
      login: id,
      display_name: id.slice(-5),
      role_code: roleCode,
      district_code: districtCode,
      unit_code: unitCode,
      password_hash: '',
    })),
  );
  const history = makeHistory(people, { seed: 7, count, from, until: heatNow.getTime() });
  const cases = history.cases.map((each, index) => ({
    ...each,
    // Every fifth keeps a number of another form, as cases of an older system have.
    number: index % 5 === 0 ? `old-${index}` : usualNumber(each.districtCode, each.reportedAt, index + 1),
    professionalGridCodes: [],
  }));
  await database.knex.transaction((transaction) =>
    storeHistory(transaction, {
      ...history,
      cases,
      counters: [{ districtCode: '990101', day: '2026-01-05', used: 1 }],
    }),
  );
}

function usualNumber(districtCode: string, at: string, serial: number): string {
  return `${districtCode}${at.slice(0, 10).replaceAll('-', '')}${String(serial).padStart(5, '0')}`;
}

/** Counters of a process of its own, and what they answer. */
export interface HeatProcess {
  readonly counters: HeatCounters;
  /** Counts and overdue cases by code, of areas with cases. */
  figures(query: HeatTestQuery, actor?: Actor): Promise<Map<string, readonly [count: number, overdue: number]>>;
}
export type HeatTestQuery = Partial<QueryOf<'readHeatmap'>> & { readonly level: HeatAreaLevel };

export const wholePeriod = { from: '2025-12-01', to: '2026-04-30' } as const;

export function startHeatProcess(database: Database, onError: (error: unknown) => void): HeatProcess {
  const clock = { now: () => heatNow };
  const counters = heatCounters({
    facts: heatFactsRepository(database),
    notices: noticeRepository(database, () => () => undefined),
    clock,
    onError,
  });
  const heatAreas = heatAreaRepository(database);
  const areasOf = heatAreaSource({ heatAreas, heatCounters: counters });
  const calendar = compileCalendar(chineseOffice, '2025-01-01', '2026-12-31');
  const readCalendar = Object.assign(async () => calendar, { invalidate: () => undefined });
  const read = heatFigures({ heatCounters: counters, areasOf, clock, readCalendar });
  return {
    counters,
    async figures(query, actor = actorFor('supervisor', { districtCode: null })) {
      const answer = await read(actor, { ...wholePeriod, median: false, ...query });
      if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
      const { areas, present } = answer;
      return new Map(
        areas.codes.flatMap((code, index) => {
          const count = present.counts[index] ?? 0;
          return count > 0 ? [[code, [count, present.overdue[index] ?? 0]] as const] : [];
        }),
      );
    },
  };
}

/** The same counted by the database straight from the cases. */
export async function recounted(
  database: Database,
  query: HeatTestQuery & { readonly scopeUnit?: string },
): Promise<Map<string, readonly [number, number]>> {
  const { text, values } = plainHeatStatement({ ...wholePeriod, now: heatNow.toISOString(), ...query });
  const rows = await runStatement<{ code: string | null; count: number; overdue: number }>(database, { text }, values);
  return new Map(
    rows.filter(({ code }) => code !== null).map(({ code, count, overdue }) => [code ?? '', [count, overdue] as const]),
  );
}
