import { heatLevels } from '@contract/heatLevels';
import type { City, Session } from '@contract/schemas';
import { professionalKinds } from '@domain/grid/codes';
import { Radio, Select } from 'antd';
import { memo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CompareFilter } from './CompareFilter';
import { ListFilters } from './ListFilters';
import { PeriodFilter } from './PeriodFilter';
import { ShowFilter } from './ShowFilter';
import type { HeatAddress } from './useHeatAddress';

interface FiltersProps {
  readonly city: City;
  readonly session: Session;
  readonly address: HeatAddress;
}

/** What is shown and what is counted: the figure, level, district, period, and which cases. */
export const Filters = memo(function Filters({ city, session, address }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('heat.title')}</h1>
      <ShowFilter address={address} />
      <LevelFilter address={address} />
      {!session.districtCode && (
        <>
          <span className="heat-label">{t('heat.district')}</span>
          <Select
            aria-label={t('heat.district')}
            value={address.districtCode ?? ''}
            options={[
              { value: '', label: t('heat.wholeCity') },
              ...city.districts.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(code) => address.set({ district: code || null, grid: null })}
          />
        </>
      )}
      {address.show !== 'forecast' && <PeriodFilter address={address} />}
      {address.show === 'figures' && <CompareFilter address={address} />}
      <ListFilters address={address} />
    </>
  );
});

/** The level by the map's zoom, or one chosen by hand; professional grids are of one trade at a time. */
function LevelFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="heat-label">{t('heat.level')}</span>
      <Select
        aria-label={t('heat.level')}
        data-filter="level"
        value={address.isLevelByZoom ? '' : address.level}
        options={[
          { value: '', label: `${t('heat.levelAuto')} · ${t(`level.${address.level}`)}` },
          ...[...heatLevels].reverse().map((level) => ({ value: level, label: t(`level.${level}`) })),
        ]}
        onChange={(level) => address.set({ level: level || null })}
      />
      {address.kind && (
        <Radio.Group
          className="heat-choices"
          aria-label={t('map.professional')}
          value={address.kind}
          options={professionalKinds.map((kind) => ({ value: kind, label: t(`professional.${kind}`) }))}
          onChange={(event) => address.set({ kind: event.target.value, grid: null })}
        />
      )}
    </>
  );
}
