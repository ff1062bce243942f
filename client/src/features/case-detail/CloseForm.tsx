import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { WordsField } from './WordsField';

/** Closes a case; one that was not verified only with the reason why. */
export function CloseForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'close'>) {
  const { t } = useTranslation();
  const isVerified = detail.verifiedAt !== null;
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { note?: string }) => void onGive(values)}>
      <WordsField
        name="note"
        label={isVerified ? t('form.noteOptional') : t('form.closeWhy')}
        {...(isVerified ? {} : { needed: t('form.reasonNeeded') })}
        isFirst
      />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
