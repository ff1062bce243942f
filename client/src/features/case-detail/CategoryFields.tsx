import { Form, Select } from 'antd';
import type { NamePath } from 'antd/es/form/interface';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CategorySelect } from '../../ui/CategorySelect';

export interface CategoryFieldsProps {
  /** Where the two values stand below this in the form's values. */
  readonly within?: readonly (string | number)[];
  /** The same place as the form's whole path, where it differs from `within` because of a list. */
  readonly path?: readonly (string | number)[];
}

/** A category and, once it is chosen, a filing condition of it (which may be left to the filing). */
export function CategoryFields({ within = [], path = within }: CategoryFieldsProps) {
  const { t } = useTranslation();
  const { data } = useCategories();
  const form = Form.useFormInstance();
  const categoryId: unknown = Form.useWatch([...path, 'categoryId'] as NamePath, form);
  const conditions = data?.find((category) => category.id === categoryId)?.conditions ?? [];
  const options = conditions.map(({ id, filingText }) => ({ value: id, label: filingText }));
  return (
    <>
      <Form.Item
        name={[...within, 'categoryId']}
        label={t('form.category')}
        rules={[{ required: true, message: t('form.categoryNeeded') }]}
      >
        <CategorySelect />
      </Form.Item>
      {options.length > 0 && (
        <Form.Item name={[...within, 'filingConditionId']} label={t('form.condition')}>
          <Select allowClear options={options} />
        </Form.Item>
      )}
    </>
  );
}

/** A condition that is not of the chosen category is left over from another choice. */
export function useConditionOf() {
  const { data } = useCategories();
  return (categoryId: string, filingConditionId: string | undefined): string | undefined => {
    const conditions = data?.find((category) => category.id === categoryId)?.conditions ?? [];
    return conditions.some(({ id }) => id === filingConditionId) ? filingConditionId : undefined;
  };
}
