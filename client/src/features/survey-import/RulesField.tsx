import type { ImportWishesInput } from '@contract/schemas/surveyImport';
import { AutoComplete, Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useCategories } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';

export type Rules = Extract<NonNullable<ImportWishesInput['category']>, { kind: 'rules' }>['rules'];

export interface RulesFieldProps {
  readonly rules: Rules;
  /** Columns of the file, where one is at hand; others can be typed. */
  readonly columns: readonly string[];
  readonly onChange: (rules: Rules) => void;
}
const MOST_RULES = 200;

/** Which value of which column means which category; the first rule that applies tells it. */
export function RulesField({ rules, columns, onChange }: RulesFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const { data = [] } = useCategories();
  const categories = data
    .filter(({ kind }) => kind === 'component')
    .map(({ code, name, englishName }) => ({
      value: code,
      label: `${language === 'en' ? englishName : name} ${code}`,
    }));
  const change = (at: number, part: Partial<Rules[number]>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)));
  const add = () => onChange([...rules, { column: rules.at(-1)?.column ?? columns[0] ?? '', equals: '', code: '' }]);
  return (
    <fieldset className="survey-rules">
      <legend>{t('surveySettings.rules')}</legend>
      <p className="survey-hint">{t('surveySettings.rulesHint')}</p>
      {rules.map((rule, at) => (
        // Rules have no name but their place, and are only ever added at the end or taken away.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a rule is
        <div key={at} className="survey-rule" data-rule={at}>
          <AutoComplete
            aria-label={t('surveySettings.ruleColumn', { number: at + 1 })}
            id={`${id}-${at}-column`}
            placeholder={t('surveySettings.column')}
            value={rule.column}
            options={columns.map((column) => ({ value: column, label: column }))}
            onChange={(column: string) => change(at, { column })}
          />
          <Input
            aria-label={t('surveySettings.ruleValue', { number: at + 1 })}
            maxLength={200}
            placeholder={t('surveySettings.value')}
            value={rule.equals}
            onChange={({ target }) => change(at, { equals: target.value })}
          />
          <Select
            aria-label={t('surveySettings.ruleCategory', { number: at + 1 })}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('surveyImport.category')}
            value={rule.code || null}
            options={categories}
            onChange={(code) => change(at, { code: code ?? '' })}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('surveySettings.removeRule', { number: at + 1 })}
            onClick={() => onChange(rules.filter((_, index) => index !== at))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button size="small" data-action="add-rule" disabled={rules.length >= MOST_RULES} onClick={add}>
        {t('surveySettings.addRule')}
      </Button>
    </fieldset>
  );
}

/** Rules that say everything; half a rule is nobody's category yet. */
export function wholeRules(rules: Rules): Rules {
  return rules.filter(({ column, code }) => column !== '' && code !== '');
}
