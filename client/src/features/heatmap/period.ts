export const presetDays = [7, 30, 60] as const;

/** A period of whole days in the city's time zone, both ends included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Made once for each time zone: making one takes the browser a hundred times as long as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  // Swedish dates are written as ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayOf(at: number, timeZone: string): string {
  const format = dayFormats.get(timeZone) ?? dayFormat(timeZone);
  dayFormats.set(timeZone, format);
  return format.format(at);
}

/** The last `days` days up to today. */
export function lastDays(days: number, now: number, timeZone: string): Period {
  const to = dayOf(now, timeZone);
  return { from: shiftDay(to, 1 - days), to };
}

/** A day so many days later. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** How many days a period has. */
export function daysOf({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** The days just before a period, as many as it has itself. */
export function periodBefore(period: Period): Period {
  return { from: shiftDay(period.from, -daysOf(period)), to: shiftDay(period.from, -1) };
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string | null): text is string {
  return (
    text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && shiftDay(text, 0) === text
  );
}

/** The period that the address asks for: own dates when both are sound, else the preset, else thirty days. */
export function readPeriod(
  parameters: URLSearchParams,
  now: number,
  timeZone: string,
): Period & { preset: number | null } {
  const from = parameters.get('from');
  const to = parameters.get('to');
  if (isDay(from) && isDay(to) && from <= to) return { from, to, preset: null };
  const preset = presetDays.find((days) => String(days) === parameters.get('days')) ?? 30;
  return { ...lastDays(preset, now, timeZone), preset };
}
