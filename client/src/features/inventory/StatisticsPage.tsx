import type { City, Session } from '@contract/schemas';
import { type InventoryLevel, inventoryLevels } from '@contract/schemas/inventory';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useInventoryStatistics } from '../../api/inventory';
import { useTranslation } from '../../locale/useTranslation';
import { EditionLine } from '../../ui/EditionLine';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { areaFigures, type Measure, measures } from './figures';
import { InventoryTabs } from './InventoryTabs';
import { StatisticsExport } from './StatisticsExport';
import { StatisticsMap } from './StatisticsMap';
import { StatisticsTable } from './StatisticsTable';
import './statistics.css';
import { useInventoryDistrict } from './useInventoryAddress';

/** What a district has: counted by area, category and state, as a table and on the map. */
export function StatisticsPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const districtCode = useInventoryDistrict(city, session);
  const { level, measure, category, area, set } = useStatisticsAddress();
  const query = useInventoryStatistics({ districtCode, level });
  const statistics = query.data;
  const rows = useMemo(() => (statistics ? areaFigures(statistics, category) : []), [statistics, category]);
  const districtName = city.districts.find(({ code }) => code === districtCode)?.name ?? districtCode;
  return (
    <div className="statistics-page">
      <InventoryTabs
        city={city}
        session={session}
        districtCode={districtCode}
        onDistrict={(code) => set({ district: code, area: null })}
      >
        <Select
          aria-label={t('inventory.statistics.level')}
          value={level}
          options={inventoryLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(value) => set({ level: value, area: null })}
        />
        <Select
          className="statistics-category"
          allowClear
          aria-label={t('inventory.category')}
          placeholder={t('inventory.statistics.allCategories')}
          value={category}
          showSearch={{ optionFilterProp: 'label' }}
          options={(statistics?.categories ?? []).map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
          onChange={(value) => set({ category: value ?? null })}
        />
        <Select
          aria-label={t('inventory.statistics.measure')}
          value={measure}
          options={measures.map((value) => ({ value, label: t(`inventory.statistics.measures.${value}`) }))}
          onChange={(value) => set({ measure: value })}
        />
        {statistics && <StatisticsExport statistics={statistics} districtName={districtName} />}
      </InventoryTabs>
      <div className="statistics-list">
        {query.isPending && <LoadingNotice rows={10} />}
        {query.isError && !statistics && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {statistics && <EditionLine editions={statistics.editions} />}
        {statistics && (
          <StatisticsTable
            rows={rows}
            districtCode={districtCode}
            districtName={districtName}
            selected={area}
            onSelect={(code) => set({ area: code })}
          />
        )}
      </div>
      <StatisticsMap
        key={districtCode}
        city={city}
        districtCode={districtCode}
        level={statistics?.level ?? level}
        rows={rows}
        measure={measure}
        selected={area}
        onSelect={(code) => set({ area: code })}
      />
    </div>
  );
}

/** What the statistics show stands in their address. */
function useStatisticsAddress() {
  const [parameters, setParameters] = useSearchParams();
  const level: InventoryLevel = inventoryLevels.find((each) => each === parameters.get('level')) ?? 'subdistrict';
  const measure: Measure = measures.find((each) => each === parameters.get('measure')) ?? 'perSquareKilometer';
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return { level, measure, category: parameters.get('category'), area: parameters.get('area'), set };
}
