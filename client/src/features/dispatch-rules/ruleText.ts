import type { FindingView } from '@contract/schemas/dispatch';
import { caseSources } from '@domain/case/caseFile';
import type { DispatchRule, TimeWindow } from '@domain/dispatch/rules';
import type { Translate } from '../../locale/useTranslation';
import type { RuleNames } from './useRuleNames';

/** So many values are named in a row of the list. */
const NAMED_VALUES = 2;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A weekday from 1 (Monday) to 7, in short. */
export function weekdayName(day: number, t: Translate): string {
  const weekday = weekdays.find((each) => each === day);
  return weekday ? t(`fact.weekday.${weekday}`) : String(day);
}

/** Each condition of a rule as a short sentence. */
export function conditionTexts({ when }: DispatchRule, names: RuleNames, t: Translate): string[] {
  const among = (
    field:
      | 'categoryIds'
      | 'categoryClasses'
      | 'categoryKinds'
      | 'trades'
      | 'areaCodes'
      | 'professionalKinds'
      | 'maintainerCodes'
      | 'ownerCodes'
      | 'sources',
    values: readonly string[] | undefined,
  ): string[] =>
    values ? [t('rules.summary.among', { field: t(`rules.field.${field}`), values: listed(values, t) })] : [];
  return [
    ...among('categoryIds', when.categoryIds?.map(names.category)),
    ...among('categoryClasses', when.categoryClasses?.map(names.categoryClass)),
    ...among(
      'categoryKinds',
      when.categoryKinds?.map((kind) => t(`categoryKind.${kind}`)),
    ),
    ...among('trades', when.trades?.map(names.trade)),
    ...among('areaCodes', when.areaCodes?.map(names.area)),
    ...among(
      'professionalKinds',
      when.professionalKinds?.map((kind) => t(`professional.${kind}`)),
    ),
    ...among('maintainerCodes', when.maintainerCodes?.map(names.unit)),
    ...among('ownerCodes', when.ownerCodes?.map(names.unit)),
    ...among(
      'sources',
      when.sources?.map((source) => t(`source.${source}`)),
    ),
    ...(when.timeWindow ? [hoursText(when.timeWindow, t)] : []),
  ];
}

function listed(values: readonly string[], t: Translate): string {
  const shown = values.slice(0, NAMED_VALUES).join(t('rules.separator'));
  return values.length > NAMED_VALUES ? t('rules.summary.more', { values: shown, total: values.length }) : shown;
}

function hoursText({ weekdays: days, from, to }: TimeWindow, t: Translate): string {
  const named = days?.map((day) => weekdayName(day, t)).join(t('rules.separator')) ?? t('rules.summary.everyDay');
  return t('rules.summary.hours', { days: named, from, to });
}

/** Where a rule sends to. */
export function targetText({ sendTo }: DispatchRule, names: RuleNames, t: Translate): string {
  return sendTo.kind === 'named-unit' ? names.unit(sendTo.unitCode ?? '') : t(`rules.sendTo.${sendTo.kind}`);
}

/** A finding as a sentence; rules are counted from 1 as in the list. */
export function findingText(finding: FindingView, names: RuleNames, t: Translate): string {
  const other = finding.otherRuleIndex === null ? '' : finding.otherRuleIndex + 1;
  const text = t(`rules.finding.${finding.code}`, { value: finding.value ?? '', other });
  const example = finding.example && exampleText(finding.example, names, t);
  return example ? `${text} ${t('rules.finding.example', { example })}` : text;
}

function exampleText(example: NonNullable<FindingView['example']>, names: RuleNames, t: Translate): string {
  const { categoryId, areaCodes, maintainerCode, ownerCode, source, filedAt } = example;
  const known = caseSources.find((each) => each === source);
  const parts = [
    categoryId && names.category(categoryId),
    ...areaCodes.map(names.area),
    maintainerCode && names.unit(maintainerCode),
    ownerCode && names.unit(ownerCode),
    known && t(`source.${known}`),
    filedAt && `${weekdayName(filedAt.weekday, t)} ${clockText(filedAt.minute)}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
