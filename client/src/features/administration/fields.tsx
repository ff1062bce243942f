import { Form, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  readonly hint?: string;
  readonly isNeeded?: boolean;
  readonly children: ReactNode;
}

/** A field of the document with its label; a needed one says so when it is left empty. */
export function DocumentField({ name, label, hint, isNeeded = false, children }: FieldProps) {
  const { t } = useTranslation();
  const parts = typeof name === 'string' ? [name] : [...name];
  return (
    <Form.Item
      name={['document', ...parts]}
      label={label}
      extra={hint}
      rules={isNeeded ? [{ required: true, message: t('administration.fault.required') }] : []}
    >
      {children}
    </Form.Item>
  );
}

/** A line of text. */
export function TextField({
  name,
  isNeeded,
  isFixed = false,
  maxLength,
  hint,
}: {
  name: 'name' | 'englishName' | 'majorName' | 'trade' | 'edition' | 'code' | 'login' | 'displayName';
  isNeeded?: boolean;
  isFixed?: boolean;
  maxLength: number;
  hint?: string;
}) {
  const { t } = useTranslation();
  return (
    <DocumentField
      name={name}
      label={t(`administration.field.${name}`)}
      {...(isNeeded && { isNeeded })}
      {...(hint && { hint })}
    >
      <Input maxLength={maxLength} {...(isFixed && { disabled: true })} autoComplete="off" />
    </DocumentField>
  );
}

/** Something that is so or not. */
export function SwitchField({ name, label }: { name: string; label: string }) {
  return (
    <div className="switch-field">
      <Form.Item name={['document', name]} valuePropName="checked" noStyle>
        <Switch aria-label={label} />
      </Form.Item>
      <span aria-hidden="true">{label}</span>
    </div>
  );
}

/** The day from which something no longer holds. */
export function EndField() {
  const { t } = useTranslation();
  return (
    <DocumentField name="validTo" label={t('administration.field.validTo')} hint={t('administration.hint.validTo')}>
      <Input type="date" />
    </DocumentField>
  );
}
