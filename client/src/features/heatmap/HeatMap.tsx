import type { City, Session } from '@contract/schemas';
import { type ReactNode, useMemo } from 'react';
import { useGrid } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { MapTarget, MapView } from '../../map/types';
import { isLevelDrawn } from '../../map/view';
import { caseMarks, homeBounds } from '../../ui/marks';
import { CountingLine } from './CountingLine';
import type { HeatAddress } from './useHeatAddress';
import type { HeatPage } from './useHeatPage';

interface HeatMapProps {
  readonly city: City;
  readonly session: Session;
  readonly address: HeatAddress;
  readonly view: MapView | null;
  readonly onView: (view: MapView) => void;
  readonly startZoom: number;
  readonly page: HeatPage;
  readonly onDrawn: () => void;
  readonly children: ReactNode;
}

/** The shaded map, with single cases where they can be told apart. */
export function HeatMap({ city, session, address, view, onView, startZoom, page, onDrawn, children }: HeatMapProps) {
  const { t } = useTranslation();
  const { level, grid, isWall } = address;
  const marks = useMemo(() => caseMarks(page.cases), [page.cases]);
  const bounds = homeBounds(city, session);
  const gridTarget = useGridTarget(address, page.sought);
  const sceneTarget = useMemo<MapTarget | null>(
    () =>
      address.scene
        ? { key: `scene ${address.scene}`, to: view ?? bounds, ...(view ? { zoom: view.zoom } : {}) }
        : null,
    [address.scene, view, bounds],
  );
  return (
    <CityMap
      city={city}
      label={t('heat.map')}
      bounds={bounds}
      view={view}
      onView={onView}
      heat={page.shading}
      expectedLevel={page.shading ? null : level}
      hasColumns={address.hasColumns}
      isDark={isWall}
      marks={marks}
      focus={grid}
      target={sceneTarget ?? gridTarget}
      showsComponents={false}
      maySeeCases
      onTap={page.tap}
      onReady={page.setTools}
      onDrawn={onDrawn}
    >
      <CountingLine reason={page.answer.waitsFor} />
      {page.shading && !isLevelDrawn(level, view?.zoom ?? startZoom) && (
        <p className="heat-closer" role="status">
          {t('map.closer')}
        </p>
      )}
      {children}
    </CityMap>
  );
}

/** Where the camera goes for a grid chosen in a table; one tapped on the map is in view already. */
function useGridTarget({ grid }: HeatAddress, sought: string | null): MapTarget | null {
  const code = grid && grid.code === sought ? grid.code : null;
  const bounds = useGrid(grid?.level ?? 'district', code).data?.bounds;
  return useMemo(() => (code && bounds ? { key: code, to: bounds, zoom: 15.5 } : null), [code, bounds]);
}
