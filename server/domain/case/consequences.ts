import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { type Clock, clockTimes, extendClock, pauseClock, resumeClock } from '../time-limit/clock.ts';
import type { CaseFile } from './caseFile.ts';

/** What deciding a pending request now would make of the due time; null where there would be none. */
export interface Consequences {
  readonly dueIfGranted: string | null;
  readonly dueIfDenied: string | null;
}

/**
 * The clock's consequence of a pending request, before it is decided at `at`. A granted return has no due time of its own:
 * another unit gets the whole limit when it is sent there. A granted suspension counts as lasting its whole time.
 */
export function consequences(
  { request, disposalClock }: Pick<CaseFile, 'request' | 'disposalClock'>,
  at: string,
  calendar: CompiledCalendar,
): Consequences {
  if (!request || !disposalClock) return { dueIfGranted: null, dueIfDenied: null };
  const due = (clock: Clock): string => clockTimes(clock, calendar).dueAt;
  const dueIfDenied = due(resumeClock(disposalClock, at));
  switch (request.kind) {
    case 'return':
      return { dueIfGranted: null, dueIfDenied };
    case 'extension':
      return { dueIfGranted: due(extendClock(disposalClock, request.value ?? 0)), dueIfDenied };
    case 'suspension':
      return { dueIfGranted: due(resumeClock(pauseClock(disposalClock, at), request.until ?? at)), dueIfDenied };
  }
}
