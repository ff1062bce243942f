import { type CompiledCalendar, compileCalendar } from '../domain/time-limit/calendar.ts';
import type { Ports } from './ports.ts';

/** How long a changed calendar may go unnoticed by a running process. */
const FRESH_MILLISECONDS = 60_000;
const YEARS_BACK = 1;
/** The longest limits are some hundred work days; suspensions last at most a year. */
const YEARS_AHEAD = 3;

/** Reads the city's working calendar and keeps it laid out for the years around now. */
export function calendarSource({
  catalogue,
  clock,
}: Pick<Ports, 'catalogue' | 'clock'>): () => Promise<CompiledCalendar> {
  let kept: { calendar: Promise<CompiledCalendar>; until: number } | null = null;
  return () => {
    const now = clock.now();
    if (kept && now.getTime() < kept.until) return kept.calendar;
    const year = now.getUTCFullYear();
    const calendar = catalogue
      .readCalendar()
      .then((definition) => compileCalendar(definition, `${year - YEARS_BACK}-01-01`, `${year + YEARS_AHEAD}-12-31`));
    kept = { calendar, until: now.getTime() + FRESH_MILLISECONDS };
    calendar.catch(() => {
      kept = null;
    });
    return calendar;
  };
}
