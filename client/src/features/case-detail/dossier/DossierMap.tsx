import type { CaseDetail, City } from '@contract/schemas';
import { useMemo } from 'react';
import { useTranslation } from '../../../locale/useTranslation';
import { CityMap } from '../../../map/CityMap';
import { caseMarks, gridsOf } from '../../../ui/marks';

/** How far around the case the printed map reaches, in degrees of longitude and latitude. */
const reach = { longitude: 0.0042, latitude: 0.0018 };

/** Where the case is, still, as it is printed. */
export function DossierMap({ city, detail }: { city: City; detail: CaseDetail }) {
  const { t } = useTranslation();
  const marks = useMemo(() => caseMarks([detail]), [detail]);
  const focus = useMemo(() => gridsOf(detail), [detail]);
  const { longitude, latitude } = detail.location;
  const bounds = [
    longitude - reach.longitude,
    latitude - reach.latitude,
    longitude + reach.longitude,
    latitude + reach.latitude,
  ] as const;
  return (
    <section>
      <h2>{t('dossier.map')}</h2>
      <div className="dossier-map">
        <CityMap
          city={city}
          label={t('dossier.map')}
          bounds={bounds}
          marks={marks}
          selectedId={detail.id}
          focus={focus}
          isInteractive={false}
          isPrintable
        />
      </div>
    </section>
  );
}
