import type { City, Session } from '@contract/schemas';
import { Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { forgetSurveyFile, useSurveyUpload } from '../../api/surveyUpload';
import { useTranslation } from '../../locale/useTranslation';
import { CityMap } from '../../map/CityMap';
import type { FilePlace } from '../../map/types';
import { homeBounds } from '../../ui/marks';
import { FileChoice } from './FileChoice';
import { FileView } from './FileView';
import { RunList } from './RunList';
import { RunView } from './RunView';
import { SentFiles } from './SentFiles';
import './surveyImport.css';

export interface SurveyImportPageProps {
  readonly city: City;
  readonly session: Session;
}
const nowhere: readonly FilePlace[] = [];

/** Loading a survey, step by step at the left, its places on the map beside what is known. */
export function SurveyImportPage({ city, session }: SurveyImportPageProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const file = useSurveyUpload(({ receipt }) => receipt);
  const [places, setPlaces] = useState<readonly FilePlace[]>(nowhere);
  const districts = city.districts.filter(({ code }) => session.districtCode === null || code === session.districtCode);
  const district = address.get('district') ?? districts[0]?.code ?? '';
  const runId = address.get('run');
  const show = (next: { district?: string; run?: string | null }) => {
    setPlaces(nowhere);
    const { run = null } = next;
    setAddress({ district: next.district ?? district, ...(run && { run }) });
  };
  const leaveFile = () => {
    forgetSurveyFile();
    show({});
  };
  const box = boxOf(places);
  return (
    <div className="survey-import">
      <div className="survey-work">
        <header className="survey-file">
          <h1>{t('surveyImport.title')}</h1>
          <Link to={`/survey-import/settings/profiles?district=${district}`}>{t('surveySettings.title')}</Link>
        </header>
        <label htmlFor="survey-district">{t('surveyImport.district')}</label>
        <Select
          id="survey-district"
          value={district}
          disabled={file !== null || runId !== null}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => show({ district: code })}
        />
        {runId && (
          <RunView key={runId} districtCode={district} runId={runId} onPlaces={setPlaces} onLeave={leaveFile} />
        )}
        {!runId && file && (
          <FileView
            key={file.fileId}
            file={file}
            districtCode={district}
            onPlaces={setPlaces}
            onLeave={leaveFile}
            onChecked={(run) => show({ run })}
          />
        )}
        {!runId && !file && (
          <>
            <FileChoice />
            <SentFiles />
            <RunList districtCode={district} onOpen={(run) => show({ run })} />
          </>
        )}
      </div>
      <CityMap
        city={city}
        label={t('surveyImport.map')}
        bounds={city.districts.find(({ code }) => code === district)?.bounds ?? homeBounds(city, session)}
        places={places}
        target={box && { key: box.join(), to: box }}
      />
    </div>
  );
}

/** A few places far away (that is what the preview is for) must not shrink the others to one dot. */
const OUTLIERS = 0.05;

/** Around nine tenths of the places each way. */
function boxOf(places: readonly FilePlace[]): [number, number, number, number] | null {
  if (places.length === 0) return null;
  const range = (values: readonly number[]): [number, number] => {
    const sorted = [...values].sort((one, other) => one - other);
    const left = Math.floor(sorted.length * OUTLIERS);
    return [sorted[left] as number, sorted[sorted.length - 1 - left] as number];
  };
  const [west, east] = range(places.map(({ longitude }) => longitude));
  const [south, north] = range(places.map(({ latitude }) => latitude));
  return [west, south, east, north];
}
