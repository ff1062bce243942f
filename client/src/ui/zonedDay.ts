/** The calendar day of an instant on the clocks of a time zone, as YYYY-MM-DD. */
export function dayOf(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  return format.format(at);
}

/** The last second of a day on the clocks of a time zone, as an instant. */
export function endOfDay(day: string, timeZone: string): string {
  const asIfUtc = Date.parse(`${day}T23:59:59Z`);
  // Where clocks change that night, the first guess may be an hour off: the second one is taken at the true instant.
  const guess = asIfUtc - offset(asIfUtc, timeZone);
  return new Date(asIfUtc - offset(guess, timeZone)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - at;
}
