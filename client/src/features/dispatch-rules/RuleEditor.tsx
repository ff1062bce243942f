import type { FindingView } from '@contract/schemas/dispatch';
import { type DispatchRule, unitChoices } from '@domain/dispatch/rules';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { ConditionFields } from './ConditionFields';
import { missingIn } from './editRules';
import { FindingList } from './FindingList';
import type { RuleNames } from './useRuleNames';

export interface RuleEditorProps {
  readonly rule: DispatchRule;
  readonly names: RuleNames;
  readonly findings: readonly FindingView[];
  readonly onChange: (rule: DispatchRule) => void;
  readonly onAreas: (names: ReadonlyMap<string, string>) => void;
}

/** The open rule as a form; every change is on the page at once and in the draft when it is saved. */
export function RuleEditor({ rule, names, findings, onChange, onAreas }: RuleEditorProps) {
  const { t } = useTranslation();
  const missing = missingIn(rule);
  return (
    <div className="rule-editor">
      {missing && (
        <p className="rule-missing" role="alert">
          {t(`rules.${missing}`)}
        </p>
      )}
      <FindingList findings={findings} names={names} />
      <div className="rule-field">
        <label htmlFor="rule-name">{t('rules.field.name')}</label>
        <Input
          id="rule-name"
          maxLength={120}
          value={rule.name}
          onChange={(event) => onChange({ ...rule, name: event.target.value })}
        />
      </div>
      <ConditionFields
        when={rule.when}
        names={names}
        onAreas={onAreas}
        onChange={(when) => onChange({ ...rule, when })}
      />
      <TargetFields rule={rule} names={names} onChange={onChange} />
    </div>
  );
}

function TargetFields({ rule, names, onChange }: Pick<RuleEditorProps, 'rule' | 'names' | 'onChange'>) {
  const { t } = useTranslation();
  const { kind, unitCode } = rule.sendTo;
  return (
    <fieldset>
      <legend>{t('rules.field.target')}</legend>
      <div className="rule-field">
        <label htmlFor="rule-send-to">{t('rules.field.sendTo')}</label>
        <Select
          id="rule-send-to"
          value={kind}
          options={unitChoices.map((choice) => ({ value: choice, label: t(`rules.sendTo.${choice}`) }))}
          onChange={(chosen) => onChange({ ...rule, sendTo: { kind: chosen } })}
        />
      </div>
      {kind === 'named-unit' && (
        <div className="rule-field">
          <label htmlFor="rule-unit">{t('rules.field.unit')}</label>
          <Select
            id="rule-unit"
            showSearch={{ optionFilterProp: 'label' }}
            value={unitCode ?? null}
            options={[...names.units]}
            onChange={(code) => onChange({ ...rule, sendTo: { kind, unitCode: code } })}
          />
        </div>
      )}
      <Checkbox
        checked={rule.isAutomatic}
        onChange={(event) => onChange({ ...rule, isAutomatic: event.target.checked })}
      >
        {t('rules.field.isAutomatic')}
      </Checkbox>
    </fieldset>
  );
}
