import { type CompiledCalendar, compileCalendar } from '../domain/time-limit/calendar.ts';
import { type DistrictSource, districtSource } from './districtSource.ts';
import type { Ports } from './ports.ts';

/** A case may have waited a year, been suspended for one, and be looked at again long after. */
const YEARS_BACK = 3;
/** The longest limits are some hundred work days; suspensions last at most a year. */
const YEARS_AHEAD = 3;

/** Reads the working calendar of a district (its own, else the city's) and keeps it laid out for the years around now. */
export function calendarSource({
  catalogue,
  clock,
}: Pick<Ports, 'catalogue' | 'clock'>): DistrictSource<CompiledCalendar> {
  return districtSource(clock, async (districtCode) => {
    const year = clock.now().getUTCFullYear();
    const definition = await catalogue.readCalendar(districtCode);
    return compileCalendar(definition, `${year - YEARS_BACK}-01-01`, `${year + YEARS_AHEAD}-12-31`);
  });
}
