import type { ImportWishesInput } from '@contract/schemas/surveyImport';
import { Select } from 'antd';
import { useCategories } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';

type Choice = ImportWishesInput['category'];
export interface CategoryFieldProps {
  readonly value: Choice;
  readonly columns: readonly string[];
  readonly onChange: (choice: Choice) => void;
}

/** Which category the records are of: by a column, or one for all. */
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
  const shown =
    value?.kind === 'column' ? `column ${value.column}` : value?.kind === 'one' ? `one ${value.code}` : null;
  return (
    <>
      <label htmlFor="survey-category">{t('surveyImport.category')}</label>
      <Select
        id="survey-category"
        showSearch={{ optionFilterProp: 'label' }}
        value={shown}
        options={[...byColumn, ...forAll]}
        onChange={(chosen) => {
          const [kind, ...rest] = (chosen ?? '').split(' ');
          const text = rest.join(' ');
          onChange(kind === 'column' ? { kind: 'column', column: text } : { kind: 'one', code: text });
        }}
      />
    </>
  );
}
