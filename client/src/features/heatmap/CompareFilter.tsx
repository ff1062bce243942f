import { Radio } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { DatePair } from './DatePair';
import { periodBefore } from './period';
import type { HeatAddress } from './useHeatAddress';

const nothing = { compare: null, comparedFrom: null, comparedTo: null } as const;

/** What the period is compared with: nothing, as many days just before, or any other days. */
export function CompareFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  const { compared, period } = address;
  const chosen = compared ? (compared.isBefore ? 'before' : 'own') : '';
  const choose = (value: string) => {
    const { from, to } = compared ?? periodBefore(period);
    if (value === 'own') address.set({ compare: null, comparedFrom: from, comparedTo: to });
    else address.set({ ...nothing, compare: value || null });
  };
  return (
    <>
      <span className="heat-label">{t('heat.compare')}</span>
      <Radio.Group
        className="heat-choices"
        aria-label={t('heat.compare')}
        value={chosen}
        options={[
          { value: '', label: t('heat.compareNone') },
          { value: 'before', label: t('heat.compareBefore') },
          { value: 'own', label: t('heat.compareOwn') },
        ]}
        onChange={(event) => choose(event.target.value)}
      />
      {compared && !compared.isBefore && (
        <DatePair
          period={compared}
          labels={{ from: t('heat.comparedFrom'), to: t('heat.comparedTo') }}
          onChange={({ from, to }) => address.set({ comparedFrom: from, comparedTo: to })}
        />
      )}
      {compared?.isBefore && (
        <p className="case-quiet">{t('heat.daysText', { from: compared.from, to: compared.to })}</p>
      )}
    </>
  );
}
