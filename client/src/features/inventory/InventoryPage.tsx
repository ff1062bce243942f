import type { City, Session } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useComponent, useComponents } from '../../api/inventory';
import { useTranslation } from '../../locale/useTranslation';
import { AddForm } from './AddForm';
import { ComponentFilters } from './ComponentFilters';
import { ComponentPanel } from './ComponentPanel';
import { ComponentTable } from './ComponentTable';
import { ExportButton } from './ExportButton';
import './inventory.css';
import { InventoryMap } from './InventoryMap';
import { InventoryTabs } from './InventoryTabs';
import { useInventoryAddress, useInventoryDistrict } from './useInventoryAddress';

export interface InventoryPageProps {
  readonly city: City;
  readonly session: Session;
}

/** As many as the server counts; beyond it says "more than". */
const countLimit = 10_000;

/** The component inventory: filters above, table and map side by side, the selected component below the map. */
export function InventoryPage({ city, session }: InventoryPageProps) {
  const { t } = useTranslation();
  const address = useInventoryAddress();
  const districtCode = useInventoryDistrict(city, session);
  const { filter, selected, select } = address;
  const query = useComponents(useMemo(() => ({ ...filter, districtCode }), [filter, districtCode]));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const detail = useComponent(selected);
  const [isAdding, setIsAdding] = useState(false);
  // While a form asks for a place, a tap on the map answers it instead of selecting.
  const [place, setPlace] = useState<Position | null>(null);
  const [isPlacing, setIsPlacing] = useState(false);
  const placing = { place, setPlace, setIsPlacing };
  const mayEdit = session.permissions.includes('inventory.edit');
  const total = query.data?.pages[0]?.total;
  const isAside = selected !== null || isAdding;
  return (
    <div className="inventory-page" data-has-component={isAside}>
      <InventoryTabs city={city} session={session} districtCode={districtCode} onDistrict={address.setDistrict}>
        <span className="inventory-count" role="status">
          {total !== undefined && t(total >= countLimit ? 'inventory.countMore' : 'inventory.count', { count: total })}
        </span>
        {session.permissions.includes('case.export') && (
          <ExportButton query={{ ...filter, districtCode }} total={total} />
        )}
        {mayEdit && (
          <Button data-action="add-component" onClick={() => setIsAdding(true)} disabled={isAdding}>
            {t('inventory.command.add')}
          </Button>
        )}
      </InventoryTabs>
      <ComponentFilters districtCode={districtCode} address={address} />
      <div className="inventory-list">
        <ComponentTable
          query={query}
          items={items}
          selectedCode={selected?.code ?? null}
          onSelect={({ code }) => select({ districtCode, code })}
        />
      </div>
      <div className="inventory-side">
        <InventoryMap
          key={districtCode}
          city={city}
          districtCode={districtCode}
          items={items}
          detail={detail.data ?? null}
          address={address}
          place={place}
          onPlace={isPlacing ? setPlace : null}
        />
        {isAdding && (
          <AddForm
            districtCode={districtCode}
            placing={placing}
            onDone={(code) => {
              setIsAdding(false);
              if (code) select({ districtCode, code });
            }}
          />
        )}
        {selected && !isAdding && (
          <ComponentPanel
            key={selected.code}
            query={detail}
            mayEdit={mayEdit}
            placing={placing}
            onClose={() => select(null)}
          />
        )}
      </div>
    </div>
  );
}
