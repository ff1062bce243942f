import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

type ReasonKind = 'refuse' | 'void' | 'rework' | 'reopen' | 'unlink-duplicate' | 'urge' | 'appeal' | 'request-return';

/** A command that must say why. */
export function ReasonForm<K extends ReasonKind>({ isGiving, onGive, onCancel }: CommandFormProps<K>) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { reason: string }) => void onGive(values)}>
      <WordsField name="reason" label={t('form.reason')} needed={t('form.reasonNeeded')} isFirst />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** A command that is nothing but its words. */
export function NoteForm<K extends 'note' | 'answer-urge'>({ isGiving, onGive, onCancel }: CommandFormProps<K>) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { note: string }) => void onGive(values)}>
      <WordsField name="note" label={t('form.note')} needed={t('form.noteNeeded')} isFirst />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
