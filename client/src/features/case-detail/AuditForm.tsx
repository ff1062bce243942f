import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { VerdictField } from './VerdictField';
import { WordsField } from './WordsField';

interface Values {
  readonly passed: boolean;
  readonly note?: string;
}

/** Whether a case was really solved on the spot; if not, it is voided. */
export function AuditForm({ isGiving, onGive, onCancel }: CommandFormProps<'audit-self-disposal'>) {
  const { t } = useTranslation();
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void onGive(values)}>
      <VerdictField
        name="passed"
        label={t('form.auditQuestion')}
        yes={t('form.auditPassed')}
        no={t('form.auditFailed')}
        needed={t('form.resultNeeded')}
      />
      <WordsField name="note" label={t('form.noteOptional')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
