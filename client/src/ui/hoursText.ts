/** Hours as a number to be read at a glance: one decimal below ten, whole above, and never none at all. */
export function hoursText(hours: number): string {
  return hours < 10 ? Math.max(0.1, hours).toFixed(1).replace(/\.0$/, '') : String(Math.round(hours));
}
