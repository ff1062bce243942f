import { BarChartOutlined, DesktopOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { heatExportAddress } from '../../api/heatmap';
import type { Language } from '../../locale/language';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import { saveCsvFile, saveXlsxFile } from '../../ui/keepTable';
import { comparisonOf, filterOf, levelOf } from './heatAddress';
import type { HeatTable } from './table';
import type { HeatAddress } from './useHeatAddress';

interface ViewToolsProps {
  readonly address: HeatAddress;
  readonly table: HeatTable | null;
  readonly fileName: string;
  readonly onPicture: () => void;
}

/** How it is seen: map or table, flat or in columns, on the wall; and as a file. */
export function ViewTools({ address, table, fileName, onPicture }: ViewToolsProps) {
  const { t } = useTranslation();
  const { isTable, hasColumns } = address;
  return (
    <div className="heat-tools">
      <Button
        icon={<TableOutlined />}
        aria-pressed={isTable}
        data-action="table"
        onClick={() => address.set({ as: isTable ? null : 'table' })}
      >
        {t(isTable ? 'heat.mapView' : 'heat.tableView')}
      </Button>
      {!isTable && (
        <Button
          icon={<BarChartOutlined />}
          aria-pressed={hasColumns}
          type={hasColumns ? 'primary' : 'default'}
          data-action="columns"
          onClick={() => address.set({ columns: hasColumns ? null : '1' })}
        >
          {t('heat.columns')}
        </Button>
      )}
      <ExportMenu address={address} table={table} fileName={fileName} onPicture={onPicture} />
      <Button icon={<DesktopOutlined />} data-action="wall" onClick={() => address.set({ wall: '1', as: null })}>
        {t('heat.wall.open')}
      </Button>
    </div>
  );
}

function ExportMenu({ address, table, fileName, onPicture }: ViewToolsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = (format: 'csv' | 'xlsx') => {
    if (address.show === 'figures') window.location.assign(serverFile(address, format, language));
    else if (table) void saveTable(table, t('heat.area'), format, t('heat.title'), fileName);
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={!table}
      menu={{
        items: [
          { key: 'png', label: t('heat.export.png'), disabled: address.isTable, onClick: onPicture },
          { key: 'csv', label: t('heat.export.csv'), onClick: () => save('csv') },
          { key: 'xlsx', label: t('heat.export.xlsx'), onClick: () => save('xlsx') },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />} data-action="export">
        {t('heat.export.title')}
      </Button>
    </Dropdown>
  );
}

/** Figures of a period are written by the server, which knows every area's name. */
function serverFile(address: HeatAddress, format: 'csv' | 'xlsx', language: Language): string {
  const question = { ...filterOf(address), ...levelOf(address), ...comparisonOf(address) };
  return heatExportAddress({ ...question, median: address.measure === 'median', format, language });
}

async function saveTable(table: HeatTable, area: string, format: 'csv' | 'xlsx', sheet: string, name: string) {
  const kept = {
    headings: [area, ...table.columns.map(({ label }) => label)],
    lines: table.shown.map((index) => [
      table.codes[index] ?? '',
      ...table.columns.map(({ values }) => numberOrNull(values[index])),
    ]),
  };
  if (format === 'csv') saveCsvFile(kept, name);
  else await saveXlsxFile(kept, sheet, name);
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
