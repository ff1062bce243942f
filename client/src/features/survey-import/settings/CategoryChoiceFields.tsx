import type { ImportProfileDocument } from '@contract/schemas/surveySettings';
import { Input, Radio, Select } from 'antd';
import { useCategories } from '../../../api/reference';
import { useLanguage } from '../../../locale/useLanguage';
import { useTranslation } from '../../../locale/useTranslation';
import { RulesField } from '../RulesField';

type Choice = ImportProfileDocument['category'];
interface CategoryChoiceFieldsProps {
  readonly value: Choice;
  readonly onChange: (choice: Choice) => void;
}
const kinds = ['column', 'rules', 'one'] as const;
const beginnings: Readonly<Record<Choice['kind'], Choice>> = {
  column: { kind: 'column', column: '' },
  rules: { kind: 'rules', rules: [] },
  one: { kind: 'one', code: '' },
};

/** How the category of a record is told: by a column, by rules, or one for all. */
export function CategoryChoiceFields({ value, onChange }: CategoryChoiceFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data = [] } = useCategories();
  return (
    <>
      <span id="profile-category">{t('surveySettings.categoryBy')}</span>
      <Radio.Group
        className="settings-kinds"
        aria-labelledby="profile-category"
        value={value.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`surveySettings.by.${kind}`) }))}
        onChange={({ target }) => onChange(beginnings[target.value as Choice['kind']])}
      />
      {value.kind === 'column' && (
        <Input
          aria-label={t('surveySettings.column')}
          id="profile-category-column"
          placeholder={t('surveySettings.column')}
          maxLength={200}
          value={value.column}
          onChange={({ target }) => onChange({ kind: 'column', column: target.value })}
        />
      )}
      {value.kind === 'one' && (
        <Select
          aria-label={t('surveyImport.category')}
          showSearch={{ optionFilterProp: 'label' }}
          value={value.code || null}
          options={data
            .filter(({ kind }) => kind === 'component')
            .map(({ code, name, englishName }) => ({
              value: code,
              label: `${language === 'en' ? englishName : name} ${code}`,
            }))}
          onChange={(code) => onChange({ kind: 'one', code: code ?? '' })}
        />
      )}
      {value.kind === 'rules' && (
        <RulesField rules={value.rules} columns={[]} onChange={(rules) => onChange({ kind: 'rules', rules })} />
      )}
    </>
  );
}
