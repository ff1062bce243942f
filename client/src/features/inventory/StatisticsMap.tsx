import type { City } from '@contract/schemas';
import type { InventoryLevel } from '@contract/schemas/inventory';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { HeatShading } from '../../map/types';
import { isLevelDrawn } from '../../map/view';
import { classOf, quantileClasses } from '../../ui/quantileClasses';
import type { AreaFigures, Measure } from './figures';

interface Props {
  readonly city: City;
  readonly districtCode: string;
  readonly level: InventoryLevel;
  readonly rows: readonly AreaFigures[];
  readonly measure: Measure;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

/** Each area in the colour of its figure; a tap chooses its line in the table. */
export function StatisticsMap({ city, districtCode, level, rows, measure, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState(12);
  const classes = useMemo(() => quantileClasses(rows.map((row) => row[measure] ?? 0)), [rows, measure]);
  const shading = useMemo<HeatShading | null>(() => {
    if (classes.length === 0) return null;
    const indexes = rows.map((row) => [row.code, classOf(row[measure] ?? 0, classes)] as const);
    return {
      level,
      classes: new Map(indexes.filter(([, index]) => index >= 0)),
      colors: classes.map(({ color }) => color),
    };
  }, [level, rows, measure, classes]);
  const bounds = city.districts.find(({ code }) => code === districtCode)?.bounds ?? city.bounds;
  const text = (value: number) => (measure === 'wrongShare' ? `${(value * 100).toFixed(1)}%` : rounded(value));
  return (
    <div className="statistics-map">
      <CityMap
        city={city}
        label={t('inventory.statistics.map')}
        bounds={bounds}
        heat={shading}
        focus={selected ? { level, code: selected } : null}
        showsComponents={false}
        onView={(view) => setZoom(view.zoom)}
        onTap={({ heatCode }) => heatCode && rows.some(({ code }) => code === heatCode) && onSelect(heatCode)}
      >
        {!isShaded(level, zoom) && (
          <p className="inventory-hint" role="status">
            {t('map.closer')}
          </p>
        )}
        <section className="statistics-legend" aria-label={t('heat.legend')}>
          <strong>{t(`inventory.statistics.measures.${measure}`)}</strong>
          <ul>
            {classes.map(({ from, to, color }) => (
              <li key={from}>
                <span style={{ background: color }} />
                {from === to ? text(from) : `${text(from)} – ${text(to)}`}
              </li>
            ))}
          </ul>
        </section>
      </CityMap>
    </div>
  );
}

/** Communities are in tiles from this zoom on. */
const communityZoom = 13;

function isShaded(level: InventoryLevel, zoom: number): boolean {
  return isLevelDrawn(level, zoom) && (level !== 'community' || zoom >= communityZoom);
}

function rounded(value: number): string {
  return value < 100 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString();
}
