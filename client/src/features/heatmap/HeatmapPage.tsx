import type { City, Heatmap, Session } from '@contract/schemas';
import { useMemo, useState } from 'react';
import { useHeatmap } from '../../api/heatmap';
import { useGrid } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { HeatShading, MapTarget } from '../../map/types';
import { isLevelDrawn } from '../../map/view';
import { homeBounds } from '../../ui/marks';
import { ErrorNotice } from '../../ui/Notices';
import { classOf, type HeatClass, quantileClasses } from '../../ui/quantileClasses';
import { ByCategory } from './ByCategory';
import { Filters } from './Filters';
import { GridFigures } from './GridFigures';
import './heatmap.css';
import { Legend } from './Legend';
import { Ranking } from './Ranking';
import { Trend } from './Trend';
import { type HeatAddress, useHeatAddress } from './useHeatAddress';

/** Where it is worst, whether it gets worse, who must act: the map, its legend, the ranking and the trend. */
export function HeatmapPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const startZoom = session.districtCode ? 12.5 : 9;
  const address = useHeatAddress(session, city.timeZone, startZoom);
  const { level, grid } = address;
  const query = useAddressedHeatmap(address);
  const heatmap = query.data;
  const classes = useMemo(() => quantileClasses(heatmap?.counts ?? []), [heatmap]);
  const shading = useMemo(() => (heatmap ? shade(heatmap, classes) : null), [heatmap, classes]);
  const [sought, setSought] = useState<string | null>(null);
  const target = useGridTarget(address, sought);
  const choose = (code: string) => {
    setSought(code);
    if (heatmap) address.set({ grid: `${heatmap.level}:${code}` });
  };
  return (
    <div className="heat" data-heat-level={heatmap?.level} data-heat-loading={query.isFetching}>
      <Filters city={city} session={session} address={address} />
      <div className="heat-map">
        <CityMap
          city={city}
          label={t('heat.map')}
          bounds={homeBounds(city, session)}
          view={address.view}
          onView={address.setView}
          heat={shading}
          focus={grid}
          target={target}
          showsComponents={false}
          maySeeCases
          onTap={({ heatCode }) => address.set({ grid: heatmap && heatCode ? `${heatmap.level}:${heatCode}` : null })}
        >
          {!isLevelDrawn(level, address.view?.zoom ?? startZoom) && <CloserHint />}
          <Legend classes={classes} total={heatmap?.total ?? 0} />
        </CityMap>
      </div>
      <aside className="heat-side">
        {query.isError && !heatmap && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {grid && <GridFigures grid={grid} address={address} />}
        {heatmap && !grid && <Overview heatmap={heatmap} address={address} onGrid={choose} />}
      </aside>
    </div>
  );
}

function useAddressedHeatmap({ level, period: { from, to }, categoryId, districtCode }: HeatAddress) {
  const categories = categoryId.length > 0 ? { categoryId } : {};
  return useHeatmap({ level, from, to, ...categories, ...(districtCode ? { districtCode } : {}) });
}

interface OverviewProps {
  readonly heatmap: Heatmap;
  readonly address: HeatAddress;
  readonly onGrid: (code: string) => void;
}

function Overview({ heatmap, address, onGrid }: OverviewProps) {
  return (
    <>
      <Trend byDay={heatmap.byDay} />
      <ByCategory heatmap={heatmap} onChoose={(id) => address.set({ category: [id] })} />
      <Ranking heatmap={heatmap} onChoose={onGrid} />
    </>
  );
}

function CloserHint() {
  const { t } = useTranslation();
  return (
    <p className="heat-closer" role="status">
      {t('map.closer')}
    </p>
  );
}

/** Where the camera goes for a grid chosen in the ranking; one tapped on the map is in view already. */
function useGridTarget({ grid }: HeatAddress, sought: string | null): MapTarget | null {
  const code = grid && grid.code === sought ? grid.code : null;
  const bounds = useGrid(grid?.level ?? 'district', code).data?.bounds;
  return useMemo(() => (code && bounds ? { key: code, to: bounds, zoom: 15.5 } : null), [code, bounds]);
}

function shade(heatmap: Heatmap, classes: readonly HeatClass[]): HeatShading {
  const indexes = heatmap.codes.map((code, index) => [code, classOf(heatmap.counts[index] ?? 0, classes)] as const);
  return {
    level: heatmap.level,
    classes: new Map(indexes.filter(([, index]) => index >= 0)),
    colors: classes.map((item) => item.color),
  };
}
