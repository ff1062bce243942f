import type { CaseDetail, CaseSummary, City, Session } from '@contract/schemas';
import type { ProfessionalKind } from '@domain/grid/codes';
import { useMemo, useState } from 'react';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { GridFocus, MapTap, MapTarget } from '../../map/types';
import { LayerSwitch } from '../LayerSwitch';
import { gridsOf, homeBounds } from '../marks';
import type { useDeskAddress } from './useDeskAddress';
import { useMarkedCases } from './useMarkedCases';

export interface DeskMapProps {
  readonly city: City;
  readonly session: Session;
  readonly items: readonly CaseSummary[];
  readonly selected: CaseRef | null;
  readonly detail: CaseDetail | null;
  readonly address: ReturnType<typeof useDeskAddress>;
}

/** The desk's map: the queue's cases by lamp, the selected one ringed with its unit grid filled. */
export function DeskMap({ city, session, items, selected, detail, address }: DeskMapProps) {
  const { t } = useTranslation();
  const [professional, setProfessional] = useState<readonly ProfessionalKind[]>([]);
  const [showsCases, setShowsCases] = useState(false);
  const shown = selected && detail?.id === selected.caseId ? detail : null;
  const marks = useMarkedCases(items, shown);
  const focus = useMemo<GridFocus[]>(() => (shown ? gridsOf(shown) : []), [shown]);
  const target = useMemo<MapTarget | null>(() => (shown ? { key: shown.id, to: shown.location } : null), [shown]);
  const tapped = (tap: MapTap) => {
    if (tap.caseId && tap.districtCode) address.select({ districtCode: tap.districtCode, caseId: tap.caseId });
  };
  return (
    <div className="desk-map">
      <CityMap
        city={city}
        label={t('desk.caseOnMap')}
        bounds={homeBounds(city, session)}
        view={address.view}
        onView={address.setView}
        target={target}
        marks={marks}
        selectedId={selected?.caseId ?? null}
        focus={focus}
        professional={professional}
        showsCases={showsCases}
        maySeeCases
        onTap={tapped}
      >
        <LayerSwitch
          shown={professional}
          onChange={setProfessional}
          showsCases={showsCases}
          onShowCases={setShowsCases}
        />
      </CityMap>
    </div>
  );
}
