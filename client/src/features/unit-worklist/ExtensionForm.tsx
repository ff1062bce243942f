import { Form, Input, InputNumber, Slider } from 'antd';
import { useDeferredValue } from 'react';
import { useRequestPreview } from '../../api/requestPreview';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import { FormButtons } from './VisitForm';
import './worklist.css';

interface Values {
  readonly value: number;
  readonly reason: string;
}

/** Half an hour or half a day: as fine as limits are in practice. */
const step = 0.5;

/** Asks for more time, in the limit's own unit, with the due time that would follow. */
export function ExtensionForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'request-extension'>) {
  const { t } = useTranslation();
  const instant = useInstant();
  const [form] = Form.useForm<Values>();
  const value = useDeferredValue(Form.useWatch('value', form) ?? null);
  const { data } = useRequestPreview({ districtCode: detail.districtCode, caseId: detail.id }, value);
  if (!data?.limit) return <LoadingNotice rows={2} />;
  const { limit, maximumExtension: maximum, extensionsLeft, dueIfExtended, dueAt } = data;
  const most = t(`limit.${limit.unit}`, { value: maximum });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void onGive(values)}>
      <Form.Item
        label={t('work.extension')}
        htmlFor="extension-value"
        extra={t('work.extensionLeft', { count: extensionsLeft, limit: most })}
      >
        <div className="extension-value">
          <Form.Item
            noStyle
            name="value"
            rules={[
              { required: true, message: t('work.extensionNeeded') },
              { type: 'number', max: maximum, message: t('work.extensionTooLong', { limit: most }) },
            ]}
          >
            <InputNumber id="extension-value" min={step} step={step} suffix={t(`work.extensionUnit.${limit.unit}`)} />
          </Form.Item>
          <Form.Item noStyle name="value">
            <Slider min={0} max={maximum} step={step} ariaLabelForHandle={t('work.extension')} />
          </Form.Item>
        </div>
      </Form.Item>
      <p className="extension-due" role="status">
        {dueIfExtended && dueAt && t('work.extensionDue', { instant: instant(dueIfExtended), now: instant(dueAt) })}
      </p>
      <Form.Item
        name="reason"
        label={t('work.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.reasonNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} placeholder={t('work.reasonPlaceholder')} />
      </Form.Item>
      <FormButtons label={t('command.request-extension')} isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
