import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { RequestFacts } from './RequestFacts';
import { VerdictField } from './VerdictField';
import { WordsField } from './WordsField';

type DecisionKind = 'decide-return' | 'decide-extension' | 'decide-suspension' | 'decide-appeal';

interface Values {
  readonly isApproved: boolean;
  readonly note?: string;
}

/** Grants or denies what a unit asked for, with its reason and what becomes of the clock in sight. */
export function DecisionForm<K extends DecisionKind>({ detail, isGiving, onGive, onCancel }: CommandFormProps<K>) {
  const { t } = useTranslation();
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void onGive(values)}>
      <RequestFacts detail={detail} />
      <VerdictField
        name="isApproved"
        label={t('form.decision')}
        yes={t('form.approve')}
        no={t('form.deny')}
        needed={t('form.decisionNeeded')}
      />
      <WordsField name="note" label={t('form.noteOptional')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
