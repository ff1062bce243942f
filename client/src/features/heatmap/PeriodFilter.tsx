import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { isDay, presetDays } from './period';
import type { HeatAddress } from './useHeatAddress';

/** The last 7, 30 or 60 days, or dates of one's own. */
export function PeriodFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  const { from, to, preset } = address.period;
  const [dates, setDates] = useState({ from, to });
  useEffect(() => setDates({ from, to }), [from, to]);
  const isWrong = isDay(dates.from) && isDay(dates.to) && dates.from > dates.to;
  const change = (next: typeof dates) => {
    setDates(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) address.set({ ...next, days: null });
  };
  return (
    <>
      <span className="heat-label">{t('heat.period')}</span>
      <div className="case-buttons">
        {presetDays.map((days) => (
          <Button
            key={days}
            size="small"
            type={preset === days ? 'primary' : 'default'}
            aria-pressed={preset === days}
            onClick={() => address.set({ days: String(days), from: null, to: null })}
          >
            {t('heat.days', { count: days })}
          </Button>
        ))}
      </div>
      <div className="heat-dates">
        <Input
          type="date"
          size="small"
          aria-label={t('heat.from')}
          value={dates.from}
          onChange={(event) => change({ ...dates, from: event.target.value })}
        />
        <Input
          type="date"
          size="small"
          aria-label={t('heat.to')}
          value={dates.to}
          onChange={(event) => change({ ...dates, to: event.target.value })}
        />
      </div>
      {isWrong && (
        <p className="field-error" role="alert">
          {t('heat.badPeriod')}
        </p>
      )}
    </>
  );
}
