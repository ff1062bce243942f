import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { CategoryFields, useConditionOf } from './CategoryFields';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

interface Values {
  readonly categoryId: string;
  readonly filingConditionId?: string;
  readonly reason: string;
}

/** Puts a wrongly sorted case under the right category. */
export function RecategoriseForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'recategorise'>) {
  const { t } = useTranslation();
  const conditionOf = useConditionOf();
  const submit = ({ categoryId, filingConditionId, reason }: Values) =>
    onGive({ categoryId, filingConditionId: conditionOf(categoryId, filingConditionId), reason });
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ categoryId: detail.categoryId, filingConditionId: detail.filingConditionId ?? undefined }}
      onFinish={(values) => void submit(values)}
    >
      <CategoryFields />
      <WordsField name="reason" label={t('form.reason')} needed={t('form.reasonNeeded')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
