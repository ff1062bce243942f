import { type ComponentAttributes, editableAttributes } from '@domain/inventory/component';
import { Form } from 'antd';
import type { ComponentFormProps } from './ComponentActions';
import { AttributeFields, FormButtons, ReasonField } from './formParts';

type Values = ComponentAttributes & { readonly reason: string };

/** Writes the attributes anew; only what was changed is sent. */
export function EditForm({ detail, isGiving, onGive, onCancel }: ComponentFormProps) {
  const submit = ({ reason, ...values }: Values) => {
    const written = editableAttributes.map((name) => [name, emptied(values[name])] as const);
    const changes = Object.fromEntries(written.filter(([name, value]) => value !== detail[name]));
    onGive({ kind: 'edit', payload: { changes, reason } });
  };
  return (
    <Form<Values> layout="vertical" requiredMark={false} initialValues={detail} onFinish={submit}>
      <AttributeFields districtCode={detail.districtCode} />
      <ReasonField />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** A field that was emptied has no value. */
function emptied(value: string | null | undefined): string | null {
  return value?.trim() ? value.trim() : null;
}
