import { type CalendarDocument, type CalendarException, weekdays } from '@domain/administration/documents';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayKind, type Month } from './yearDays';

export interface YearMonthProps {
  readonly year: number;
  readonly month: Month;
  readonly periods: CalendarDocument['workingPeriods'];
  readonly exceptions: ReadonlyMap<string, CalendarException>;
  readonly focused: string;
  readonly onToggle: (day: string) => void;
}

/** One month, Monday first. */
export const YearMonth = memo(function YearMonth({ year, month, ...props }: YearMonthProps) {
  const { t } = useTranslation();
  const title = t('administration.calendar.month', { month: month.number });
  return (
    <section className="year-month" aria-label={`${t('administration.calendar.yearTitle', { year })} ${title}`}>
      <h4>{title}</h4>
      <div className="month-grid">
        {weekdays.map((weekday) => (
          <span key={weekday} className="month-weekday" aria-hidden="true">
            {t(`administration.weekdayShort.${weekday}`)}
          </span>
        ))}
        {month.days.map((day, index) => (
          <DayButton key={day} day={day} column={index === 0 ? month.lead + 1 : null} {...props} />
        ))}
      </div>
    </section>
  );
});

interface DayButtonProps extends Omit<YearMonthProps, 'year' | 'month'> {
  readonly day: string;
  readonly column: number | null;
}

function DayButton({ day, column, periods, exceptions, focused, onToggle }: DayButtonProps) {
  const { t } = useTranslation();
  const exception = exceptions.get(day);
  const kind = dayKind(day, periods, exception);
  const words = { day, name: exception?.name ?? '' };
  const labels = {
    working: () => t('administration.calendar.dayWorking', words),
    free: () => t('administration.calendar.dayFree', words),
    holiday: () => t('administration.calendar.dayHoliday', words),
    'make-up': () => t('administration.calendar.dayMakeUp', words),
  };
  const marks = { holiday: t('administration.calendar.holidayMark'), 'make-up': t('administration.calendar.workMark') };
  return (
    <button
      type="button"
      className="day-button"
      data-day={day}
      data-kind={kind}
      tabIndex={day === focused ? 0 : -1}
      title={exception?.name}
      style={column ? { gridColumnStart: column } : undefined}
      onClick={() => onToggle(day)}
    >
      <span className="visually-hidden">{labels[kind]()}</span>
      <span aria-hidden="true">
        {Number(day.slice(8))}
        {(kind === 'holiday' || kind === 'make-up') && <small>{marks[kind]}</small>}
      </span>
    </button>
  );
}
