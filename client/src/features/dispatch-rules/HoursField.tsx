import type { TimeWindow } from '@domain/dispatch/rules';
import { Button, Input, Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { weekdayName } from './ruleText';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

export interface HoursFieldProps {
  readonly value: TimeWindow | undefined;
  readonly onChange: (value: TimeWindow | undefined) => void;
}

/** Weekdays and hours; both hours empty means at any time. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  const { t } = useTranslation();
  const { from, to } = value ?? { from: '', to: '' };
  const change = (part: Partial<TimeWindow>) => {
    const next = { ...(value ?? { from: '00:00', to: '00:00' }), ...part };
    onChange(next.from === '' && next.to === '' ? undefined : next);
  };
  const hour = (name: 'from' | 'to', time: string) => (
    <>
      <label htmlFor={`rule-hours-${name}`}>{t(`rules.field.${name}`)}</label>
      <Input
        id={`rule-hours-${name}`}
        type="time"
        value={time}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </>
  );
  return (
    <>
      <div className="rule-field">
        <label htmlFor="rule-weekdays">{t('rules.field.weekdays')}</label>
        <Select
          id="rule-weekdays"
          mode="multiple"
          allowClear
          placeholder={t('rules.any')}
          value={[...(value?.weekdays ?? [])]}
          options={weekdays.map((day) => ({ value: day, label: weekdayName(day, t) }))}
          onChange={(days: number[]) => {
            const { weekdays: _, ...hours } = value ?? { from: '00:00', to: '00:00' };
            onChange(days.length > 0 ? { ...hours, weekdays: [...days].sort() } : hours);
          }}
        />
      </div>
      <div className="rule-field">
        <span>{t('rules.field.hours')}</span>
        <div className="rule-hours">
          {hour('from', from)}
          {hour('to', to)}
          {value && <Button onClick={() => onChange(undefined)}>{t('rules.any')}</Button>}
        </div>
        <small className="case-quiet">{t('rules.wholeDay')}</small>
      </div>
    </>
  );
}
