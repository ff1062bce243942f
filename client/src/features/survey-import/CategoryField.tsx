import type { ImportWishesInput } from '@contract/schemas/surveyImport';
import { Select } from 'antd';
import { useCategories } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import { RulesField } from './RulesField';

type Choice = ImportWishesInput['category'];
export interface CategoryFieldProps {
  readonly value: Choice;
  readonly columns: readonly string[];
  readonly onChange: (choice: Choice) => void;
}
const RULES = 'rules';

/** Which category the records are of: by a column, by rules, or one for all. */
export function CategoryField({ value, columns, onChange }: CategoryFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data = [] } = useCategories();
  const byColumn = columns.map((column) => ({
    value: `column ${column}`,
    label: t('surveyImport.byColumn', { column }),
  }));
  const forAll = data
    .filter(({ kind }) => kind === 'component')
    .map(({ code, name, englishName }) => ({
      value: `one ${code}`,
      label: t('surveyImport.allAre', { name: language === 'en' ? englishName : name, code }),
    }));
  return (
    <>
      <label htmlFor="survey-category">{t('surveyImport.category')}</label>
      <Select
        id="survey-category"
        showSearch={{ optionFilterProp: 'label' }}
        value={shownOf(value)}
        options={[...byColumn, { value: RULES, label: t('surveySettings.byRules') }, ...forAll]}
        onChange={(chosen) => {
          const [kind, ...rest] = (chosen ?? '').split(' ');
          const text = rest.join(' ');
          if (kind === RULES) onChange({ kind: 'rules', rules: [] });
          else onChange(kind === 'column' ? { kind: 'column', column: text } : { kind: 'one', code: text });
        }}
      />
      {value?.kind === 'rules' && (
        <RulesField rules={value.rules} columns={columns} onChange={(rules) => onChange({ kind: 'rules', rules })} />
      )}
    </>
  );
}

function shownOf(value: Choice): string | null {
  if (value?.kind === 'column') return `column ${value.column}`;
  if (value?.kind === 'one') return `one ${value.code}`;
  return value?.kind === 'rules' ? RULES : null;
}
