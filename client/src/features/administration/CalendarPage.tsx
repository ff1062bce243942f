import type { CalendarDocument } from '@domain/administration/documents';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import './calendar.css';
import type { EntryPageProps } from './EntryPage';
import { ScopedPage } from './ScopedPage';
import { WeekField } from './WeekField';
import { YearField } from './YearField';

/** Working time: the periods of the week, and the days that differ, as a year one can point at. */
export function CalendarPage(props: EntryPageProps) {
  return <ScopedPage {...props} subject="calendar" renderFields={() => <CalendarFields />} />;
}

function CalendarFields() {
  const { t } = useTranslation();
  const periods: CalendarDocument['workingPeriods'] | undefined = Form.useWatch(['document', 'workingPeriods']);
  return (
    <div className="calendar-fields">
      <section aria-label={t('administration.calendar.periods')}>
        <h3>{t('administration.calendar.periods')}</h3>
        <Form.Item name={['document', 'workingPeriods']}>
          <WeekField />
        </Form.Item>
      </section>
      <section aria-label={t('administration.calendar.year')}>
        <h3>{t('administration.calendar.year')}</h3>
        <p className="case-quiet">{t('administration.calendar.yearHint')}</p>
        <Form.Item name={['document', 'exceptions']}>{periods && <YearField periods={periods} />}</Form.Item>
      </section>
    </div>
  );
}
