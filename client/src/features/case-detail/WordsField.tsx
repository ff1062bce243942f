import { Form, Input } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { TemplateChips } from '../../ui/TemplateChips';
import { useOpenCommand } from './openCommand';

export interface WordsFieldProps {
  readonly name: 'reason' | 'note';
  readonly label: string;
  /** What is said when nothing was written; without it the words may stay empty. */
  readonly needed?: string;
  readonly isFirst?: boolean;
}

/** The words of a command, with its ready-made texts below: choosing one fills it in, to be completed or sent as it is. */
export function WordsField({ name, label, needed, isFirst = false }: WordsFieldProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = useOpenCommand();
  const rules = needed ? [{ required: true, whitespace: true, message: needed }] : [];
  const pick = (text: string) => {
    form.setFieldValue(name, text);
    void form.validateFields([name]);
  };
  return (
    <div className="words-field">
      <Form.Item name={name} label={label} rules={rules}>
        <Input.TextArea rows={2} maxLength={2000} autoFocus={isFirst} aria-label={label || t('form.note')} />
      </Form.Item>
      <TemplateChips command={kind} onPick={pick} />
    </div>
  );
}
