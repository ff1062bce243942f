import { Form, Input } from 'antd';
import { useCity } from '../../api/reference';
import { useRequestPreview } from '../../api/requestPreview';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandFormProps } from '../../ui/commandForm';
import { useNow } from '../../ui/useNow';
import { dayOf, endOfDay } from '../../ui/zonedDay';
import { FormButtons } from './VisitForm';

interface Values {
  readonly day: string;
  readonly reason: string;
}

const dayMilliseconds = 86_400_000;

/** Asks for the case to rest until the end of a day; its clock stands still meanwhile. */
export function SuspensionForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'request-suspension'>) {
  const { t } = useTranslation();
  const now = useNow();
  const timeZone = useCity().data?.timeZone ?? 'Asia/Shanghai';
  const { data } = useRequestPreview({ districtCode: detail.districtCode, caseId: detail.id }, null);
  const days = data?.maximumSuspensionDays;
  const submit = ({ day, reason }: Values) => void onGive({ until: endOfDay(day, timeZone), reason });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="day"
        label={t('work.until')}
        extra={days === undefined ? null : t('work.untilHint', { count: days })}
        rules={[{ required: true, message: t('work.untilNeeded') }]}
      >
        <Input
          type="date"
          min={dayOf(now, timeZone)}
          {...(days === undefined ? {} : { max: dayOf(now + (days - 1) * dayMilliseconds, timeZone) })}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('work.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.reasonNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} placeholder={t('work.reasonPlaceholder')} />
      </Form.Item>
      <FormButtons label={t('command.request-suspension')} isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}
