import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { DatePair } from './DatePair';
import { presetDays } from './period';
import type { HeatAddress } from './useHeatAddress';

/** The last 7, 30 or 60 days, or dates of one's own. */
export function PeriodFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  const { preset } = address.period;
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
            onClick={() => address.set({ days: String(days), from: null, to: null, frame: null })}
          >
            {t('heat.days', { count: days })}
          </Button>
        ))}
      </div>
      <DatePair
        period={address.period}
        labels={{ from: t('heat.from'), to: t('heat.to') }}
        onChange={({ from, to }) => address.set({ from, to, days: null, frame: null })}
      />
    </>
  );
}
