import { Button, Form, Input } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';

/** A command that must say why. */
export function ReasonForm<K extends 'refuse' | 'void'>({ isGiving, onGive, onCancel }: CommandFormProps<K>) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { reason: string }) => void onGive(values)}>
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.reasonNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} autoFocus />
      </Form.Item>
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** A remark, which must say something. */
export function NoteForm({ isGiving, onGive, onCancel }: CommandFormProps<'note'>) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { note: string }) => void onGive(values)}>
      <Form.Item
        name="note"
        label={t('form.note')}
        rules={[{ required: true, whitespace: true, message: t('form.noteNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} autoFocus />
      </Form.Item>
      <FormButtons isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

function FormButtons({ isGiving, onCancel }: { isGiving: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="case-buttons">
      <Button type="primary" htmlType="submit" loading={isGiving}>
        {t('action.save')}
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  );
}
