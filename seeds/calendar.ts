import type { Knex } from 'knex';
import type { CalendarDefinition, WorkingPeriod } from '../server/domain/time-limit/calendar.ts';

/** Eight work hours a day (DOMAIN §5: one work day is eight work hours), with the midday rest of Chinese offices. */
const workday: readonly WorkingPeriod[] = [
  { from: '08:30', to: '11:30' },
  { from: '13:00', to: '18:00' },
];

export const defaultCalendarCode = 'default';
export const defaultTimeZone = 'Asia/Shanghai';

/** Monday (1) to Friday (5). */
export const defaultWorkingPeriods: CalendarDefinition['workingPeriods'] = Object.fromEntries(
  [1, 2, 3, 4, 5].map((weekday) => [weekday, workday]),
);

/** Inserts the calendar row `default`, without exceptions. */
export async function insertDefaultCalendar(knex: Knex): Promise<void> {
  await knex('calendars').insert({
    code: defaultCalendarCode,
    time_zone: defaultTimeZone,
    working_periods: JSON.stringify(defaultWorkingPeriods),
  });
}
