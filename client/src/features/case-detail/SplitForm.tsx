import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import type { CommandFormProps } from '../../ui/commandForm';
import { CategoryFields, useConditionOf } from './CategoryFields';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

const leastParts = 2;
const mostParts = 10;

interface Part {
  readonly categoryId: string;
  readonly filingConditionId?: string;
  readonly description: string;
}
interface Values {
  readonly reason: string;
  readonly parts: readonly Part[];
}

/** Makes a case each of the several matters in one report. */
export function SplitForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'split'>) {
  const { t } = useTranslation();
  const conditionOf = useConditionOf();
  // Made once for the form: submitted again after a lost answer, the same parts are the same cases.
  const [ids] = useState(() => Array.from({ length: mostParts }, () => uuidv7()));
  const first = { categoryId: detail.categoryId, filingConditionId: detail.filingConditionId ?? undefined };
  const submit = ({ reason, parts }: Values) =>
    onGive({
      reason,
      children: parts.map((part, index) => ({
        caseId: ids[index] ?? uuidv7(),
        categoryId: part.categoryId,
        filingConditionId: conditionOf(part.categoryId, part.filingConditionId),
        description: part.description.trim(),
      })),
    });
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ parts: [{ ...first, description: detail.description }, {}] }}
      onFinish={(values) => void submit(values)}
    >
      <Parts />
      <WordsField name="reason" label={t('form.reason')} needed={t('form.reasonNeeded')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

function Parts() {
  const { t } = useTranslation();
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <PartFields
              key={key}
              name={name}
              number={index + 1}
              onRemove={fields.length > leastParts ? () => remove(name) : null}
            />
          ))}
          {fields.length < mostParts && (
            <Button className="split-add" icon={<PlusOutlined aria-hidden="true" />} onClick={() => add({})}>
              {t('form.addPart')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

function PartFields({ name, number, onRemove }: { name: number; number: number; onRemove: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <fieldset className="split-part">
      <legend>
        {t('form.part', { number })}
        {onRemove && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('form.removePart', { number })}
            onClick={onRemove}
          />
        )}
      </legend>
      <CategoryFields within={[name]} path={['parts', name]} />
      <Form.Item
        name={[name, 'description']}
        label={t('form.description')}
        rules={[{ required: true, whitespace: true, message: t('form.descriptionNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </fieldset>
  );
}
