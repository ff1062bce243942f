import { heatFrameSteps } from '@contract/heatLevels';
import { Radio, Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { shows } from './heatAddress';
import { measures } from './measures';
import type { HeatAddress } from './useHeatAddress';

/** What the map tells, and by which figure areas are compared. */
export function ShowFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        className="heat-choices"
        aria-label={t('heat.show')}
        value={address.show}
        options={shows.map((show) => ({ value: show, label: t(`heat.shows.${show}`) }))}
        onChange={(event) => address.set({ show: event.target.value, frame: null })}
      />
      {address.show === 'figures' && (
        <>
          <span className="heat-label">{t('heat.measure')}</span>
          <Select
            aria-label={t('heat.measure')}
            data-filter="measure"
            value={address.measure}
            options={measures.map((measure) => ({ value: measure, label: t(`heat.measures.${measure}`) }))}
            onChange={(measure) => address.set({ measure })}
          />
        </>
      )}
      {address.show === 'frames' && (
        <Radio.Group
          className="heat-choices"
          aria-label={t('heat.step')}
          value={address.step}
          options={heatFrameSteps.map((step) => ({ value: step, label: t(`heat.steps.${step}`) }))}
          onChange={(event) => address.set({ step: event.target.value, frame: null })}
        />
      )}
    </>
  );
}
