import { weekdays } from '@domain/administration/documents';
import { type FaultRule, faultRules } from '@domain/administration/fault';
import { CallError, errorCodeOf } from '../../api/problem';
import type { Translate } from '../../locale/useTranslation';

/** One field's error: where in the form, and what is wrong. */
export interface FieldError {
  readonly path: readonly string[];
  readonly text: string;
}

interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What a refused save says about the form as a whole. */
export function refusalText(error: unknown, t: Translate): string {
  const code = errorCodeOf(error);
  if (code === 'stale-version') return t('administration.stale');
  if (code === 'nothing-changed') return t('administration.nothingChanged');
  return t(`refusal.${code}`);
}

/** What a refused save says about single fields, by their place in the form (`document.…`, `key`, `password`). */
export function fieldErrorsOf(error: unknown, t: Translate): FieldError[] {
  if (!(error instanceof CallError)) return [];
  const { issues, path } = error.details as { issues?: readonly Issue[]; path?: string };
  if (issues) return issues.map((issue) => ({ path: placeOf(issue.path), text: issueText(issue, t) }));
  return path ? [{ path: placeOf(path), text: refusalText(error, t) }] : [];
}

function placeOf(path: string): string[] {
  const parts = path.split('.').slice(1);
  // The key stands beside the document in the form, although it is named with it.
  return parts.join('.') === 'document.key' ? ['key'] : parts;
}

function issueText({ path, message }: Issue, t: Translate): string {
  const rule = faultRules.find((known): known is FaultRule => known === message) ?? 'shape';
  const text = t(`administration.fault.${rule}`);
  const period = /workingPeriods\.(\d)\.(\d+)\.(from|to)$/.exec(path);
  const weekday = weekdays.find((day) => day === period?.[1]);
  if (!period || !weekday) return text;
  const place = { weekday: t(`administration.weekday.${weekday}`), number: Number(period[2]) + 1 };
  const where =
    period[3] === 'from'
      ? t('administration.calendar.periodFrom', place)
      : t('administration.calendar.periodTo', place);
  return `${where}: ${text}`;
}

/** The name of the form's field that holds a place: the longest that is a beginning of it. */
export function fieldAt(path: readonly string[], names: readonly (readonly (string | number)[])[]) {
  return names
    .filter((name) => name.length > 0 && name.every((part, index) => String(part) === path[index]))
    .sort((a, b) => b.length - a.length)[0];
}
