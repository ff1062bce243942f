/** Up to when figures are counted, to the second, in the city's time. */
export function ageText(asOf: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(asOf));
}
