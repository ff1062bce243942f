import type { City, Session } from '@contract/schemas';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { caseMarks, homeBounds } from '../../ui/marks';
import type { useNewCase } from './useNewCase';

export interface NewCaseMapProps {
  readonly city: City;
  readonly session: Session;
  readonly newCase: ReturnType<typeof useNewCase>;
}

/** Where the caller says it is: a tap sets the place; what may be the same matter is marked around it. */
export function NewCaseMap({ city, session, newCase }: NewCaseMapProps) {
  const { t } = useTranslation();
  const { draft, area, pin, located, similar, change } = newCase;
  const marks = useMemo(() => caseMarks(similar?.items ?? []), [similar]);
  const atPin = pin && { key: `${pin.longitude},${pin.latitude}`, to: pin };
  const code = draft.place ? located.data?.unitGrid.code : undefined;
  return (
    <CityMap
      city={city}
      label={t('hotline.pickPlace')}
      bounds={homeBounds(city, session)}
      pin={pin}
      marks={marks}
      target={area ? { key: area.code, to: area.bounds } : atPin}
      focus={code ? { level: 'unit-grid', code } : null}
      onTap={({ longitude, latitude }) => change({ place: { longitude, latitude } })}
    />
  );
}
