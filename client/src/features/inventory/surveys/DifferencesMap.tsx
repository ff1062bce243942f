import type { City } from '@contract/schemas';
import type { SurveyDetail, SurveyDifference } from '@contract/schemas/survey';
import type { Position } from '@domain/case/caseFile';
import { useMemo } from 'react';
import { useTranslation } from '../../../locale/useTranslation';
import { CityMap } from '../../../map/CityMap';
import type { ComponentMark } from '../../../map/types';

interface Props {
  readonly city: City;
  readonly survey: SurveyDetail;
  readonly items: readonly SurveyDifference[];
  readonly shown: SurveyDifference | null;
  readonly onShow: (item: SurveyDifference) => void;
}

/** The differences where they were found; the pin is where the chosen one really stands. */
export function DifferencesMap({ city, survey, items, shown, onShow }: Props) {
  const { t } = useTranslation();
  const marks = useMemo<ComponentMark[]>(
    () =>
      items.flatMap((item) => {
        const location = item.stock?.location ?? foundAt(item);
        return location ? [{ code: item.answerId, location, isIntact: false }] : [];
      }),
    [items],
  );
  const place = shown && (foundAt(shown) ?? shown.stock?.location ?? null);
  const target = useMemo(() => {
    const first = place ?? marks[0]?.location;
    return first ? { key: shown?.answerId ?? 'first', to: first, zoom: place ? 17 : 14 } : null;
  }, [place, marks, shown?.answerId]);
  const bounds = city.districts.find(({ code }) => code === survey.districtCode)?.bounds ?? city.bounds;
  return (
    <div className="survey-map">
      <CityMap
        city={city}
        label={t('survey.differencesOnMap')}
        bounds={bounds}
        target={target}
        components={marks}
        selectedComponent={shown?.answerId ?? null}
        pin={shown ? foundAt(shown) : null}
        onTap={({ componentCode }) => {
          const item = items.find(({ answerId }) => answerId === componentCode);
          if (item) onShow(item);
        }}
      />
    </div>
  );
}

function foundAt({ finding }: SurveyDifference): Position | null {
  return ('location' in finding ? finding.location : undefined) ?? null;
}
