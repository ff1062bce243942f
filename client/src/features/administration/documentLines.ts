import type { Subject } from '@domain/administration/documents';
import type { Translate } from '../../locale/useTranslation';

/** What the lines of a document need to say names instead of codes. */
export interface LineWords {
  readonly t: Translate;
  readonly districtName: (code: string | null) => string;
}
type Json = unknown;
type Fields = Readonly<Record<string, Json>>;
export interface Line {
  readonly label: string;
  readonly text: string;
}
export interface LineDifference {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two documents of a subject, line by line in words; null where a line is not there. */
export function documentDifference(
  subject: Subject,
  before: Fields | null,
  after: Fields | null,
  words: LineWords,
): LineDifference[] {
  const [old, fresh] = [before, after].map(
    (document) =>
      new Map(document ? documentLines(subject, document, words).map(({ label, text }) => [label, text]) : []),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((label) => old.get(label) !== fresh.get(label))
    .map((label) => ({ label, before: old.get(label) ?? null, after: fresh.get(label) ?? null }));
}

/**
 * A document as lines of words. It takes what it finds: a document in the record may be older than the present form.
 */
export function documentLines(subject: Subject, document: Fields, words: LineWords): Line[] {
  return Object.entries(document).flatMap(([field, value]) => {
    if (field === 'conditions') return items(value).flatMap((condition) => conditionLines(condition, words));
    if (field === 'exceptions') return items(value).map((exception) => exceptionLine(exception, words));
    if (field === 'workingPeriods') return Object.entries(fieldsOf(value)).map((entry) => weekdayLine(entry, words));
    if (field === 'stepLimits') return Object.entries(fieldsOf(value)).map((entry) => stepLine(entry, words));
    return [{ label: labelOf(subject, field, words.t), text: textOf(field, value, words) }];
  });
}

const fieldsOf = (value: Json): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const items = (value: Json): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

function labelOf(subject: Subject, field: string, t: Translate): string {
  const group = subject === 'policy' ? 'policy' : 'field';
  return t(`administration.${group}.${field}` as 'administration.field.name', { defaultValue: field });
}

function conditionLines(condition: Fields, { t }: LineWords): Line[] {
  const number = Number(condition.number);
  const limits = Object.entries(fieldsOf(condition.limits)).map(([area, limit]) => ({
    label: t('administration.condition.lineLimit', { number, area: t(`areaClass.${area as 'A'}`) }),
    text: limitText(limit, t),
  }));
  return [
    { label: t('administration.condition.lineFiling', { number }), text: String(condition.filingText) },
    { label: t('administration.condition.lineClosing', { number }), text: String(condition.closingText) },
    ...limits,
  ];
}

function exceptionLine({ day, isWorking, name }: Fields, { t }: LineWords): Line {
  const kind = isWorking ? t('administration.calendar.work') : t('administration.calendar.holiday');
  return { label: String(day), text: name ? `${kind} · ${String(name)}` : kind };
}

function weekdayLine([weekday, periods]: [string, Json], { t }: LineWords): Line {
  const texts = items(periods).map(({ from, to }) => `${String(from)}–${String(to)}`);
  return {
    label: t(`administration.weekday.${weekday as '1'}`),
    text: texts.join('  ') || t('administration.calendar.free'),
  };
}

function stepLine([step, limit]: [string, Json], { t }: LineWords): Line {
  const name = t(`administration.policy.stepLimits.${step as 'filing'}`);
  return { label: `${t('administration.policy.limits')} · ${name}`, text: limitText(limit, t) };
}

/** A limit in words; parts of an hour as minutes. */
export function limitText(limit: Json, t: Translate): string {
  const { value, unit } = fieldsOf(limit);
  const number = Number(value);
  if (unit === 'urgent_hour' && number < 1)
    return t('administration.limit.minutes', { value: Math.round(number * 60) });
  return t(`limit.${unit as 'work_day'}`, { value: number });
}

function textOf(field: string, value: Json, { t, districtName }: LineWords): string {
  if (field === 'districtCode') return districtName(typeof value === 'string' ? value : null);
  if (value === null || value === undefined || value === '') return t('administration.none');
  if (typeof value === 'boolean') return value ? t('administration.yes') : t('administration.no');
  if (Array.isArray(value))
    return value.map((item) => codeText(field, String(item), t)).join('、') || t('administration.none');
  if (typeof value === 'object') return limitText(value, t);
  return codeText(field, String(value), t);
}

const dictionaries: Readonly<Record<string, string>> = {
  permissions: 'permission',
  confirmedSources: 'source',
  roleCode: 'role',
  command: 'command',
  professionalKind: 'professional',
  kind: 'categoryKind',
  verifierChoice: 'administration.policy',
  trade: 'trade',
  trades: 'trade',
};

function codeText(field: string, code: string, t: Translate): string {
  const dictionary = dictionaries[field];
  return dictionary ? t(`${dictionary}.${code}` as 'role.inspector', { defaultValue: code }) : code;
}
