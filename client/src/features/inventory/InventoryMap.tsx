import type { City } from '@contract/schemas';
import type { ComponentDetail, ComponentSummary } from '@contract/schemas/inventory';
import type { Position } from '@domain/case/caseFile';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { ComponentMark, GridFocus, MapTap, MapTarget } from '../../map/types';
import type { InventoryAddress } from './useInventoryAddress';

interface Props {
  readonly city: City;
  readonly districtCode: string;
  readonly items: readonly ComponentSummary[];
  readonly detail: ComponentDetail | null;
  readonly address: InventoryAddress;
  readonly place: Position | null;
  /** Gets a tapped place while a form asks for one. */
  readonly onPlace: ((place: Position) => void) | null;
}

/** The listed components on the map, the selected one ringed with its unit grid filled; close in, all others as quiet dots. */
export function InventoryMap({ city, districtCode, items, detail, address, place, onPlace }: Props) {
  const { t } = useTranslation();
  const { selected, select, view, setView } = address;
  const shown = selected && detail?.code === selected.code ? detail : null;
  const marks = useMemo<ComponentMark[]>(() => {
    const all = new Map([...items, ...(shown ? [shown] : [])].map((item) => [item.code, item]));
    return [...all.values()].map(({ code, location, state }) => ({ code, location, isIntact: state === 'intact' }));
  }, [items, shown]);
  const focus = useMemo<GridFocus | null>(
    () => (shown?.unitGridCode ? { level: 'unit-grid', code: shown.unitGridCode } : null),
    [shown],
  );
  const target = useMemo<MapTarget | null>(
    () => (shown ? { key: `${shown.code} ${shown.version}`, to: shown.location, zoom: 17 } : null),
    [shown],
  );
  const tapped = ({ longitude, latitude, componentCode }: MapTap) => {
    if (onPlace) onPlace({ longitude, latitude });
    else if (componentCode) select({ districtCode: componentCode.slice(0, 6), code: componentCode });
  };
  const bounds = city.districts.find(({ code }) => code === districtCode)?.bounds ?? city.bounds;
  return (
    <div className="inventory-map" data-placing={onPlace !== null}>
      <CityMap
        city={city}
        label={t('inventory.map')}
        bounds={bounds}
        view={view}
        onView={setView}
        target={target}
        components={marks}
        selectedComponent={selected?.code ?? null}
        focus={focus}
        pin={place}
        onTap={tapped}
      >
        {onPlace && (
          <p className="inventory-hint" role="status">
            {t('inventory.tapPlace')}
          </p>
        )}
      </CityMap>
    </div>
  );
}
