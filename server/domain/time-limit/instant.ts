/** `00` to `99`. */
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const DAY = 86_400_000;

/**
 * Epoch milliseconds as ISO 8601 UTC, the same text as `Date.toISOString`, at a quarter of its time: laying out the clocks
 * of a city asks for millions of them. Years 1600 to 9999; a RangeError for what is no instant.
 */
export function toInstant(milliseconds: number): string {
  if (!(milliseconds >= FIRST && milliseconds < END)) throw new RangeError(`not an instant: ${milliseconds}`);
  const whole = Math.floor(milliseconds);
  const days = Math.floor(whole / DAY);
  const time = whole - days * DAY;
  return `${dateOf(days)}T${pair(time / 3_600_000)}:${pair((time / 60_000) % 60)}:${pair((time / 1_000) % 60)}.${Math.floor((time / 100) % 10)}${pair(time % 100)}Z`;
}

const FIRST = Date.UTC(1600, 0, 1);
const END = Date.UTC(10_000, 0, 1);

/** The civil date of a day counted from 1 January 1970, by counting years from 1 March, so that a leap day comes last. */
function dateOf(days: number): string {
  const sinceMarch0 = days + 719_468;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${pair(month)}-${pair(day)}`;
}

const pair = (value: number): string => twoDigits[Math.floor(value)] ?? '';

/** An ISO 8601 instant as epoch milliseconds, as `Date.parse` reads it: at once when written as `toInstant` does. */
export function parseInstant(text: string): number {
  if (text.length !== 24 || !hasSeparators(text)) return Date.parse(text);
  const year = 100 * numberAt(text, 0) + numberAt(text, 2);
  const [month, day] = [numberAt(text, 5), numberAt(text, 8)];
  const [hour, minute, second] = [numberAt(text, 11), numberAt(text, 14), numberAt(text, 17)];
  const fraction = 10 * numberAt(text, 20) + (text.charCodeAt(22) - ZERO);
  const isOrdinary = year >= 1600 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  // Rare days, and whatever is no instant at all, are left to the one who knows every rule.
  if (!(isOrdinary && hour <= 23 && minute <= 59 && second <= 59 && fraction >= 0)) return Date.parse(text);
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction);
}

const ZERO = 48;

function hasSeparators(text: string): boolean {
  const isDate = text[4] === '-' && text[7] === '-' && text[10] === 'T';
  return isDate && text[13] === ':' && text[16] === ':' && text[19] === '.' && text[23] === 'Z';
}

/** Two digits as a number; NaN when they are none. */
function numberAt(text: string, index: number): number {
  const tens = text.charCodeAt(index) - ZERO;
  const ones = text.charCodeAt(index + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}
