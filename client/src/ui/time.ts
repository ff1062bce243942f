import type { Language } from '../locale/language';
import type { Translate } from '../locale/useTranslation';

const minute = 60_000;

/** A length of time in at most two units: days and hours, hours and minutes, or minutes. Seconds are never shown. */
export function durationText(milliseconds: number, t: Translate): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / minute));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(t('time.days', { count: days }));
  if (hours > 0) parts.push(t('time.hours', { count: hours }));
  if (days === 0 && rest > 0) parts.push(t('time.minutes', { count: rest }));
  return parts.slice(0, 2).join(' ');
}

/** "还剩 1 小时 20 分" or "超时 2 天". */
export function remainingText(dueAt: number, now: number, t: Translate): string {
  const duration = durationText(dueAt - now, t);
  return dueAt >= now ? t('time.left', { duration }) : t('time.over', { duration });
}

/** "12 分前", and "刚刚" within a minute. */
export function agoText(at: number, now: number, t: Translate): string {
  if (now - at < minute) return t('time.now');
  return t('time.ago', { duration: durationText(now - at, t) });
}

/** Date and time of day in the city's time zone; papers that are kept say the year, too. */
export function instantText(at: string | number, language: Language, timeZone: string, hasYear = false): string {
  const year = hasYear ? ({ year: 'numeric' } as const) : {};
  const parts = {
    ...year,
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(language, { ...parts, timeZone }).format(new Date(at));
}

/** The time of day in the city's time zone. */
export function clockText(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(at));
}
