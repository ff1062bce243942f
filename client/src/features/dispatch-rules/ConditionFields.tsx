import { caseSources } from '@domain/case/caseFile';
import { categoryKinds, type RuleConditions } from '@domain/dispatch/rules';
import { professionalKinds } from '@domain/grid/codes';
import { Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { AreaField } from './AreaField';
import { withCondition } from './editRules';
import { HoursField } from './HoursField';
import type { Choice, RuleNames } from './useRuleNames';

export interface ConditionFieldsProps {
  readonly when: RuleConditions;
  readonly names: RuleNames;
  readonly onChange: (when: RuleConditions) => void;
  readonly onAreas: (names: ReadonlyMap<string, string>) => void;
}

/** The conditions that are lists of values. */
type ListField = Exclude<keyof RuleConditions, 'timeWindow' | 'areaCodes'>;

/** What a case must be like for the rule to apply; what is left empty does not matter. */
export function ConditionFields({ when, names, onChange, onAreas }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const choose = (field: ListField, options: readonly Choice[]) => (
    <SeveralField
      field={field}
      options={options}
      value={when[field] ?? []}
      // The options are this field's own values, so what is chosen is one of them.
      onChange={(values) => onChange(withCondition(when, field, values as RuleConditions[typeof field]))}
    />
  );
  return (
    <>
      <fieldset>
        <legend>{t('rules.field.category')}</legend>
        {choose('categoryIds', names.categories)}
        {choose('categoryClasses', names.categoryClasses)}
        {choose(
          'categoryKinds',
          categoryKinds.map((kind) => ({ value: kind, label: t(`categoryKind.${kind}`) })),
        )}
        {choose('trades', names.trades)}
      </fieldset>
      <fieldset>
        <legend>{t('rules.field.where')}</legend>
        <AreaField
          value={when.areaCodes ?? []}
          names={names}
          onAreas={onAreas}
          onChange={(areaCodes) => onChange(withCondition(when, 'areaCodes', areaCodes))}
        />
        {choose(
          'professionalKinds',
          professionalKinds.map((kind) => ({ value: kind, label: t(`professional.${kind}`) })),
        )}
      </fieldset>
      <fieldset>
        <legend>{t('rules.field.who')}</legend>
        {choose('maintainerCodes', names.units)}
        {choose('ownerCodes', names.units)}
      </fieldset>
      <fieldset>
        <legend>{t('rules.field.when')}</legend>
        {choose(
          'sources',
          caseSources.map((source) => ({ value: source, label: t(`source.${source}`) })),
        )}
        <HoursField
          value={when.timeWindow}
          onChange={(timeWindow) => onChange(withCondition(when, 'timeWindow', timeWindow))}
        />
      </fieldset>
    </>
  );
}

interface SeveralFieldProps {
  readonly field: ListField;
  readonly options: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (values: string[]) => void;
}

function SeveralField({ field, options, value, onChange }: SeveralFieldProps) {
  const { t } = useTranslation();
  const id = `rule-${field}`;
  return (
    <div className="rule-field">
      <label htmlFor={id}>{t(`rules.field.${field}`)}</label>
      <Select
        id={id}
        mode="multiple"
        allowClear
        placeholder={t('rules.any')}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  );
}
