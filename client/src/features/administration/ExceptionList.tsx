import { CloseOutlined } from '@ant-design/icons';
import type { CalendarException } from '@domain/administration/documents';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from './yearDays';

export interface ExceptionListProps {
  readonly year: number;
  readonly exceptions: readonly CalendarException[];
  readonly onToggle: (day: string) => void;
  readonly onChange: (exception: CalendarException) => void;
}

/** The year's exceptions with their names: the same content as the months, as a list. */
export function ExceptionList({ year, exceptions, onToggle, onChange }: ExceptionListProps) {
  const { t } = useTranslation();
  if (exceptions.length === 0)
    return <p className="case-quiet">{t('administration.calendar.noExceptions', { year })}</p>;
  return (
    <section className="exception-list">
      <h4>{t('administration.calendar.exceptions', { year, count: exceptions.length })}</h4>
      <ul>
        {exceptions.map((exception) => {
          const { day, isWorking, name } = exception;
          const remove = t('administration.calendar.removeException', { day });
          return (
            <li key={day}>
              <span className="exception-day">
                {day} {t(`administration.weekdayShort.${weekdayOf(day)}`)}
              </span>
              <span className="exception-kind" data-kind={isWorking ? 'make-up' : 'holiday'}>
                {isWorking ? t('administration.calendar.work') : t('administration.calendar.holiday')}
              </span>
              <Input
                size="small"
                maxLength={40}
                value={name}
                aria-label={t('administration.calendar.exceptionName', { day })}
                onChange={(event) => onChange({ ...exception, name: event.target.value })}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={remove}
                title={remove}
                onClick={() => onToggle(day)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
