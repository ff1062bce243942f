import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { isDay, type Period } from './period';

interface DatePairProps {
  readonly period: Period;
  readonly labels: { readonly from: string; readonly to: string };
  readonly onChange: (period: Period) => void;
}

/** First and last day; told on when both are days in the right order. */
export function DatePair({ period: { from, to }, labels, onChange }: DatePairProps) {
  const { t } = useTranslation();
  const [dates, setDates] = useState({ from, to });
  useEffect(() => setDates({ from, to }), [from, to]);
  const isWrong = isDay(dates.from) && isDay(dates.to) && dates.from > dates.to;
  const change = (next: Period) => {
    setDates(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) onChange(next);
  };
  return (
    <>
      <div className="heat-dates">
        {(['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            type="date"
            size="small"
            aria-label={labels[end]}
            value={dates[end]}
            onChange={(event) => change({ ...dates, [end]: event.target.value })}
          />
        ))}
      </div>
      {isWrong && (
        <p className="field-error" role="alert">
          {t('heat.badPeriod')}
        </p>
      )}
    </>
  );
}
