import type { City } from '@contract/schemas';
import type { SystemTrialResult } from '@contract/schemas/surveySettings';
import { Button, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useSystemChanges } from '../../../api/surveySettings';
import { useTranslation } from '../../../locale/useTranslation';
import { CityMap } from '../../../map/CityMap';
import { SettingsFailure } from './SettingsFailure';

const numbers = ['x', 'y', 'longitude', 'latitude'] as const;
type Point = Readonly<Record<(typeof numbers)[number], number | null>>;
const nothing: Point = { x: null, y: null, longitude: null, latitude: null };
/** As near as metres can be told apart. */
const PLACE_ZOOM = 17;
/** Centimetres of a degree: as fine as one can point. */
const DECIMALS = 7;

/** Tries a definition on a point whose numbers, and perhaps whose place, are known. */
export function SystemTrial({ city, definition }: { readonly city: City; readonly definition: string }) {
  const { t } = useTranslation();
  const [point, setPoint] = useState<Point>(nothing);
  const { attempt } = useSystemChanges();
  const { x, y, longitude, latitude } = point;
  const result = attempt.data;
  const places = useMemo(() => (result ? [{ ...result, hasProblem: !result.isInCity }] : []), [result]);
  const pin = longitude !== null && latitude !== null ? { longitude, latitude } : null;
  const submit = () => {
    if (x === null || y === null) return;
    attempt.mutate({ definition, x, y, ...(pin && { known: pin }) });
  };
  return (
    <section className="settings-trial" aria-label={t('surveySettings.trial')}>
      <h2>{t('surveySettings.trial')}</h2>
      <p className="survey-hint">{t('surveySettings.trialHint')}</p>
      <div className="settings-numbers">
        {numbers.map((name) => (
          <div key={name}>
            <label htmlFor={`trial-${name}`}>{t(`surveySettings.${name}`)}</label>
            <InputNumber
              id={`trial-${name}`}
              value={point[name]}
              onChange={(value) => setPoint((before) => ({ ...before, [name]: value }))}
            />
          </div>
        ))}
      </div>
      <Button
        data-action="try-system"
        loading={attempt.isPending}
        disabled={definition.trim() === '' || x === null || y === null}
        onClick={submit}
      >
        {t('surveySettings.tryIt')}
      </Button>
      <SettingsFailure error={attempt.error} />
      {result && <TrialResult result={result} />}
      <CityMap
        city={city}
        label={t('surveySettings.map')}
        bounds={city.bounds}
        places={places}
        pin={pin}
        target={result ? { key: `${result.longitude} ${result.latitude}`, to: result, zoom: PLACE_ZOOM } : null}
        onTap={(tap) =>
          setPoint((before) => ({
            ...before,
            longitude: Number(tap.longitude.toFixed(DECIMALS)),
            latitude: Number(tap.latitude.toFixed(DECIMALS)),
          }))
        }
      />
    </section>
  );
}

function TrialResult({ result }: { readonly result: SystemTrialResult }) {
  const { t } = useTranslation();
  const { longitude, latitude, isSwapped, isInCity, meters } = result;
  return (
    <p role="status" data-in-city={isInCity}>
      {t('surveySettings.lies', { longitude: longitude.toFixed(DECIMALS), latitude: latitude.toFixed(DECIMALS) })}
      {isSwapped && t('surveySettings.swapped')} {t(isInCity ? 'surveySettings.inCity' : 'surveySettings.notInCity')}{' '}
      {meters !== null && t('surveySettings.off', { meters: meters.toFixed(2) })}
    </p>
  );
}
