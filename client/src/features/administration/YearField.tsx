import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { CalendarDocument, CalendarException } from '@domain/administration/documents';
import { Button } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExceptionList } from './ExceptionList';
import { YearMonth } from './YearMonth';
import { monthsOf, shiftDay, toggleDay } from './yearDays';

export interface YearFieldProps {
  readonly periods: CalendarDocument['workingPeriods'];
  readonly value?: readonly CalendarException[];
  readonly onChange?: (exceptions: readonly CalendarException[]) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A year of days: a press switches a day between usual and exception. Arrows move, one day is in the order of Tab. */
export function YearField({ periods, value = [], onChange = () => undefined }: YearFieldProps) {
  const { t } = useTranslation();
  const { grid, focused, setFocused, move } = useDayFocus();
  const year = Number(focused.slice(0, 4));
  const months = useMemo(() => monthsOf(year), [year]);
  const byDay = useMemo(() => new Map(value.map((exception) => [exception.day, exception])), [value]);
  const nameOf = (isWorking: boolean) =>
    isWorking ? t('administration.calendar.work') : t('administration.calendar.holiday');
  const toggle = (day: string) => {
    setFocused(day);
    onChange(toggleDay(value, day, periods, nameOf));
  };
  const shared = { year, periods, exceptions: byDay, focused, onToggle: toggle };
  return (
    <>
      <YearHead year={year} onYear={(next) => setFocused(`${next}${focused.slice(4).replace('02-29', '02-28')}`)} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus among the buttons inside */}
      <div className="year-grid" ref={grid} onKeyDown={move}>
        {months.map((month) => (
          <YearMonth key={month.number} month={month} {...shared} />
        ))}
      </div>
      <ExceptionList
        year={year}
        exceptions={value.filter(({ day }) => day.startsWith(`${year}-`))}
        onToggle={toggle}
        onChange={(changed) => onChange(merge(value, changed))}
      />
    </>
  );
}

/** One day of the year is in the order of Tab; the arrows move it, into the next year, too. */
function useDayFocus() {
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(new Date().toISOString().slice(0, 10));
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const day = shiftDay(focused, step);
    setFocused(day);
    // The day may be of the next year, whose buttons are drawn first.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  return { grid, focused, setFocused, move };
}

function merge(all: readonly CalendarException[], changed: CalendarException): CalendarException[] {
  return all.map((exception) => (exception.day === changed.day ? changed : exception));
}

function YearHead({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className="year-head">
      <Button
        icon={<LeftOutlined />}
        aria-label={t('administration.calendar.previousYear')}
        onClick={() => onYear(year - 1)}
      />
      <strong role="status">{t('administration.calendar.yearTitle', { year })}</strong>
      <Button
        icon={<RightOutlined />}
        aria-label={t('administration.calendar.nextYear')}
        onClick={() => onYear(year + 1)}
      />
    </div>
  );
}
