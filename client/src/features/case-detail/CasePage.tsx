import type { City } from '@contract/schemas';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useCase } from '../../api/cases';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { CasePanel, type CasePanelProps } from './CasePanel';
import { useCaseOnMap } from './useCaseOnMap';

export interface CasePageProps extends Pick<CasePanelProps, 'forms' | 'give'> {
  readonly city: City;
  readonly caseRef: CaseRef;
  readonly onClose: () => void;
}

/** One case on a page of its own, its place on a map beside it. */
export function CasePage({ city, caseRef, forms, give, onClose }: CasePageProps) {
  const { t } = useTranslation();
  const { data } = useCase(caseRef);
  const navigate = useNavigate();
  const { marks, focus, component } = useCaseOnMap(data ?? null);
  const location = data?.location;
  const target = useMemo(
    () => (location ? { key: caseRef.caseId, to: location, zoom: 16 } : null),
    [caseRef.caseId, location],
  );
  return (
    <div className="case-page">
      <div className="case-page-panel">
        <h1 className="visually-hidden">{t('case.facts')}</h1>
        <CasePanel caseRef={caseRef} forms={forms} give={give} onClose={onClose} />
      </div>
      <div className="case-page-map">
        <CityMap
          city={city}
          label={t('case.place')}
          marks={marks}
          selectedId={caseRef.caseId}
          focus={focus}
          target={target}
          pin={component}
          onTap={({ caseId, districtCode }) => {
            if (caseId && districtCode && caseId !== caseRef.caseId) void navigate(`/case/${districtCode}/${caseId}`);
          }}
        />
      </div>
    </div>
  );
}
