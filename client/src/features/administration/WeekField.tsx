import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { type CalendarDocument, type Weekday, weekdays } from '@domain/administration/documents';
import type { WorkingPeriod } from '@domain/time-limit/calendar';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TimeInput } from './TimeInput';

type WorkingPeriods = CalendarDocument['workingPeriods'];

export interface WeekFieldProps {
  readonly value?: WorkingPeriods;
  readonly onChange?: (periods: WorkingPeriods) => void;
}

/** The working periods of each weekday; a day without any is free. */
export function WeekField({ value, onChange }: WeekFieldProps) {
  if (!value) return null;
  return (
    <ul className="week-field">
      {weekdays.map((weekday) => (
        <WeekdayRow
          key={weekday}
          weekday={weekday}
          periods={value[weekday]}
          onChange={(periods) => onChange?.({ ...value, [weekday]: periods })}
        />
      ))}
    </ul>
  );
}

/** Offices begin so; the second period is the afternoon. */
const firstPeriods: readonly WorkingPeriod[] = [
  { from: '08:30', to: '11:30' },
  { from: '13:00', to: '18:00' },
];
const fallback: WorkingPeriod = { from: '19:00', to: '21:00' };

interface WeekdayRowProps {
  readonly weekday: Weekday;
  readonly periods: readonly WorkingPeriod[];
  readonly onChange: (periods: readonly WorkingPeriod[]) => void;
}

function WeekdayRow({ weekday, periods, onChange }: WeekdayRowProps) {
  const { t } = useTranslation();
  const name = t(`administration.weekday.${weekday}`);
  const add = t('administration.calendar.addPeriod', { weekday: name });
  const replace = (index: number, period: WorkingPeriod) =>
    onChange(periods.map((each, at) => (at === index ? period : each)));
  return (
    <li className="week-row" data-weekday={weekday}>
      <span className="week-name">{name}</span>
      {periods.map((period, index) => (
        <PeriodFields
          // A period has no other name than its place.
          key={`${weekday} ${index.toString()}`}
          weekday={name}
          number={index + 1}
          period={period}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => onChange(periods.filter((_, at) => at !== index))}
        />
      ))}
      {periods.length === 0 && <span className="case-quiet">{t('administration.calendar.free')}</span>}
      <Button
        type="text"
        icon={<PlusOutlined />}
        aria-label={add}
        title={add}
        disabled={periods.length >= 8}
        onClick={() => onChange([...periods, firstPeriods[periods.length] ?? fallback])}
      />
    </li>
  );
}

interface PeriodFieldsProps {
  readonly weekday: string;
  readonly number: number;
  readonly period: WorkingPeriod;
  readonly onChange: (period: WorkingPeriod) => void;
  readonly onRemove: () => void;
}

function PeriodFields({ weekday, number, period, onChange, onRemove }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const place = { weekday, number };
  const remove = t('administration.calendar.removePeriod', place);
  return (
    <span className="period-fields">
      <TimeInput
        label={t('administration.calendar.periodFrom', place)}
        value={period.from}
        onChange={(from) => onChange({ ...period, from })}
      />
      <span aria-hidden="true">–</span>
      <TimeInput
        label={t('administration.calendar.periodTo', place)}
        value={period.to}
        onChange={(to) => onChange({ ...period, to })}
      />
      <Button type="text" icon={<CloseOutlined />} aria-label={remove} title={remove} onClick={onRemove} />
    </span>
  );
}
