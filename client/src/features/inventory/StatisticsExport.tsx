import type { InventoryStatistics } from '@contract/schemas/inventory';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { saveCsvFile, saveXlsxFile } from '../../ui/keepTable';
import { statisticsTable } from './figures';

/** Keeps every count behind the figures as a file. */
export function StatisticsExport({
  statistics,
  districtName,
}: {
  statistics: InventoryStatistics;
  districtName: string;
}) {
  const { t } = useTranslation();
  const table = () =>
    statisticsTable(
      statistics,
      [
        t('inventory.statistics.areaCode'),
        t('inventory.statistics.area'),
        t('inventory.statistics.categoryCode'),
        t('inventory.category'),
        t('inventory.stateLabel'),
        t('inventory.statistics.measures.total'),
      ],
      (state) => t(`inventory.state.${state}`),
    );
  const name = t('inventory.statistics.fileName', { district: districtName, level: t(`level.${statistics.level}`) });
  return (
    <span className="statistics-export">
      <Button onClick={() => saveCsvFile(table(), name)}>{t('inventory.statistics.csv')}</Button>
      <Button onClick={() => void saveXlsxFile(table(), t('inventory.statistics.title'), name)}>
        {t('inventory.statistics.xlsx')}
      </Button>
    </span>
  );
}
