import { type City, heatmapLevels, type Session } from '@contract/schemas';
import { Radio, Select } from 'antd';
import { useCategories } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { PeriodFilter } from './PeriodFilter';
import type { HeatAddress } from './useHeatAddress';

/** What is counted: level, district, period, categories. */
export function Filters({ city, session, address }: { city: City; session: Session; address: HeatAddress }) {
  const { t } = useTranslation();
  const { data: categories } = useCategories();
  const nameOf = useCategoryNames();
  return (
    <section className="heat-filters" aria-label={t('heat.filters')}>
      <h1>{t('heat.title')}</h1>
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
      <PeriodFilter address={address} />
      <span className="heat-label">{t('heat.categories')}</span>
      <Select
        mode="multiple"
        aria-label={t('heat.categories')}
        placeholder={t('heat.allCategories')}
        maxTagCount={4}
        value={address.categoryId}
        showSearch={{ optionFilterProp: 'label' }}
        options={(categories ?? []).map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
        onChange={(category) => address.set({ category })}
      />
    </section>
  );
}

/** The level by the map's zoom, or one chosen by hand. */
function LevelFilter({ address }: { address: HeatAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="heat-label">{t('heat.level')}</span>
      <Radio.Group
        className="heat-levels"
        aria-label={t('heat.level')}
        value={address.isLevelByZoom ? '' : address.level}
        onChange={(event) => address.set({ level: event.target.value || null })}
      >
        <Radio value="">
          {t('heat.levelAuto')}
          {address.isLevelByZoom && <span className="case-quiet"> · {t(`level.${address.level}`)}</span>}
        </Radio>
        {[...heatmapLevels].reverse().map((level) => (
          <Radio key={level} value={level}>
            {t(`level.${level}`)}
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
}
