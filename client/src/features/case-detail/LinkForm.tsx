import { Form } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { FormButtons } from './FormButtons';
import { OtherCaseField } from './OtherCaseField';
import { WordsField } from './WordsField';

/** Says which case this one repeats, before it is filed. */
export function LinkForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'link-duplicate'>) {
  const { t } = useTranslation();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { otherCaseId: string; note?: string }) => void onGive(values)}
    >
      <Form.Item
        name="otherCaseId"
        label={t('form.otherCase')}
        rules={[{ required: true, message: t('form.otherNeeded') }]}
      >
        <OtherCaseField detail={detail} />
      </Form.Item>
      <WordsField name="note" label={t('form.noteOptional')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** Ends this case in another one that goes on, after it was filed; with the reason why. */
export function MergeForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'merge'>) {
  const { t } = useTranslation();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { otherCaseId: string; reason: string }) => void onGive(values)}
    >
      <Form.Item
        name="otherCaseId"
        label={t('form.otherCase')}
        rules={[{ required: true, message: t('form.otherNeeded') }]}
      >
        <OtherCaseField detail={detail} />
      </Form.Item>
      <WordsField name="reason" label={t('form.reason')} needed={t('form.reasonNeeded')} />
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
