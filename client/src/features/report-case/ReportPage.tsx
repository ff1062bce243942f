import type { City, Session } from '@contract/schemas';
import type { ProfessionalKind } from '@domain/grid/codes';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { MapView } from '../../map/types';
import { LayerSwitch } from '../../ui/LayerSwitch';
import { homeBounds } from '../../ui/marks';
import { usePosition } from '../../ui/usePosition';
import { CategoryStep } from './CategoryStep';
import { DetailsStep } from './DetailsStep';
import { useDraft } from './draft';
import { PlaceStep } from './PlaceStep';
import './report.css';

/** The inspector's page: the map with the own position above, one short sheet below that leads to a report. */
export function ReportPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const draft = useDraft();
  const position = usePosition();
  const [professional, setProfessional] = useState<readonly ProfessionalKind[]>([]);
  const view = useRef<MapView | null>(null);
  const located = useLocate(draft.location, null);
  const place = draft.location ? (located.data ?? null) : null;
  useFirstPosition(position.locate);
  const focusCode = place?.unitGrid.code ?? null;
  const focus = useMemo(() => (focusCode ? { level: 'unit-grid' as const, code: focusCode } : null), [focusCode]);
  const target = useMemo(
    () =>
      draft.location
        ? { key: `${draft.location.longitude},${draft.location.latitude}`, to: draft.location, zoom: 17 }
        : null,
    [draft.location],
  );
  return (
    <div className="field-page">
      <div className="field-map">
        <CityMap
          city={city}
          label={t('field.map')}
          bounds={homeBounds(city, session)}
          target={target}
          me={position.fix}
          pin={draft.location}
          focus={focus}
          professional={professional}
          maySeeCases
          onView={(next) => {
            view.current = next;
          }}
          onTap={(tap) => useDraft.setState({ location: pointOf(tap) })}
        >
          <LayerSwitch shown={professional} onChange={setProfessional} />
        </CityMap>
      </div>
      <section className="field-sheet" aria-label={t('nav.report')} data-step={draft.step}>
        <h1 className="visually-hidden">{t('nav.report')}</h1>
        {draft.step === 'place' && (
          <PlaceStep
            located={located}
            position={position}
            mapCentre={() => (view.current ? pointOf(view.current) : null)}
          />
        )}
        {draft.step === 'category' && <CategoryStep />}
        {draft.step === 'details' && <DetailsStep place={place} session={session} />}
      </section>
    </div>
  );
}

/** Begins where the person stands, unless they have chosen a place already. */
function useFirstPosition(locate: ReturnType<typeof usePosition>['locate']): void {
  useEffect(() => {
    if (useDraft.getState().location) return;
    void locate().then((fix) => {
      if (fix && !useDraft.getState().location) useDraft.setState({ location: pointOf(fix), fix });
    });
  }, [locate]);
}

function pointOf({ longitude, latitude }: { longitude: number; latitude: number }) {
  return { longitude, latitude };
}
