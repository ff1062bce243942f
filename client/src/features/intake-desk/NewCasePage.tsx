import type { City, Receipt, Session } from '@contract/schemas';
import type { Position } from '@domain/case/caseFile';
import { useState } from 'react';
import { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import { homeBounds } from '../../ui/marks';
import { NewCaseForm } from './NewCaseForm';
import { NewCaseReceipt } from './NewCaseReceipt';
import './newCase.css';

/** Records a case reported by telephone: the place on the map or by coordinates, the category, the caller's words. */
export function NewCasePage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Position | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const located = useLocate(place, null);
  // Exchanged coordinates lie beyond the poles: the server says so in words, the map could not show them.
  const pin = place && Math.abs(place.latitude) <= 90 ? place : null;
  const target = pin ? { key: `${pin.longitude},${pin.latitude}`, to: pin } : null;
  const code = place ? located.data?.unitGrid.code : undefined;
  return (
    <div className="new-case">
      <div className="new-case-form">
        <h1>{t('hotline.title')}</h1>
        {receipt ? (
          <NewCaseReceipt receipt={receipt} onAnother={() => setReceipt(null)} />
        ) : (
          <NewCaseForm
            place={place}
            located={located}
            onPlace={setPlace}
            onDone={(given) => {
              setReceipt(given);
              setPlace(null);
            }}
          />
        )}
      </div>
      <CityMap
        city={city}
        label={t('hotline.pickPlace')}
        bounds={homeBounds(city, session)}
        pin={pin}
        target={target}
        focus={code ? { level: 'unit-grid', code } : null}
        onTap={({ longitude, latitude }) => setPlace({ longitude, latitude })}
      />
    </div>
  );
}
