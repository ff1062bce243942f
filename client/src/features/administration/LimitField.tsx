import { type LimitUnit, limitUnits, type TimeLimit } from '@domain/time-limit/units';
import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type ShownUnit = LimitUnit | 'minute';
const units: readonly ShownUnit[] = ['minute', ...limitUnits];

export interface LimitFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly value?: TimeLimit;
  readonly onChange?: (limit: TimeLimit) => void;
}

/** A time limit: a number and its unit. Parts of an hour are shown as minutes; they are kept as parts of an hour. */
export function LimitField({ id, label, value = { value: 1, unit: 'work_day' }, onChange }: LimitFieldProps) {
  const { t } = useTranslation();
  const [isMinutes, setIsMinutes] = useState(value.unit === 'urgent_hour' && value.value < 1);
  const shown = isMinutes ? Math.round(value.value * 60) : value.value;
  const change = (number: number, unit: ShownUnit) => {
    setIsMinutes(unit === 'minute');
    onChange?.(unit === 'minute' ? { value: number / 60, unit: 'urgent_hour' } : { value: number, unit });
  };
  const unit = isMinutes ? 'minute' : value.unit;
  return (
    <Space.Compact className="limit-field">
      <InputNumber
        {...(id && { id })}
        aria-label={`${label}: ${t('administration.limit.value')}`}
        min={isMinutes ? 1 : 0.1}
        max={999}
        value={shown}
        onChange={(number) => number !== null && change(number, unit)}
      />
      <Select<ShownUnit>
        aria-label={`${label}: ${t('administration.limit.unit')}`}
        value={unit}
        popupMatchSelectWidth={false}
        options={units.map((name) => ({ value: name, label: t(`administration.limit.${name}`) }))}
        onChange={(chosen) => change(shown, chosen)}
      />
    </Space.Compact>
  );
}
