import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ConditionDocument } from '@domain/administration/documents';
import { areaClasses } from '@domain/grid/codes';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LimitField } from './LimitField';

/** The filing conditions of a category: words of filing and closing, and a limit for each class of area. */
export function ConditionFields() {
  const { t } = useTranslation();
  return (
    <Form.List name={['document', 'conditions']}>
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }) => (
            <ConditionField key={key} index={name} onRemove={() => remove(name)} />
          ))}
          <Form.ErrorList errors={errors} />
          <AddButton count={fields.length} onAdd={add} />
          {fields.length === 0 && <p className="case-quiet">{t('administration.fault.category-has-no-condition')}</p>}
        </>
      )}
    </Form.List>
  );
}

function AddButton({ count, onAdd }: { count: number; onAdd: (condition: ConditionDocument) => void }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const add = () => {
    const present: readonly ConditionDocument[] = form.getFieldValue(['document', 'conditions']) ?? [];
    onAdd(blank(Math.max(0, ...present.map(({ number }) => number)) + 1));
  };
  return (
    <Button icon={<PlusOutlined />} onClick={add} disabled={count >= 40} data-action="add-condition">
      {t('administration.condition.add')}
    </Button>
  );
}

function blank(number: number): ConditionDocument {
  const limit = { value: 1, unit: 'work_day' } as const;
  return { number, filingText: '', closingText: '', limits: { A: limit, B: limit, C: limit } };
}

function ConditionField({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const number: number = Form.useWatch(['document', 'conditions', index, 'number']) ?? index + 1;
  const rules = [{ required: true, whitespace: true, message: t('administration.fault.required') }];
  return (
    <fieldset className="condition-field">
      <legend>{t('administration.condition.title', { number })}</legend>
      <Form.Item name={[index, 'filingText']} label={t('administration.condition.filing')} rules={rules}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} />
      </Form.Item>
      <Form.Item name={[index, 'closingText']} label={t('administration.condition.closing')} rules={rules}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} />
      </Form.Item>
      <div className="limit-row">
        {areaClasses.map((areaClass) => {
          const label = t('administration.condition.limit', { area: t(`areaClass.${areaClass}`) });
          return (
            <Form.Item key={areaClass} name={[index, 'limits', areaClass]} label={label}>
              <LimitField label={label} />
            </Form.Item>
          );
        })}
      </div>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        className="condition-remove"
        aria-label={t('administration.condition.remove', { number })}
        title={t('administration.condition.remove', { number })}
        onClick={onRemove}
      />
    </fieldset>
  );
}
