import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCoordinateSystems } from '../../../api/surveySettings';
import { useTranslation } from '../../../locale/useTranslation';
import { SettingsList } from './SettingsList';
import type { SurveySettingsPageProps } from './SurveySettingsPage';
import { SystemForm } from './SystemForm';

/** The city's own coordinate systems; the address says which is open. */
export function SystemsTab({ city, session }: SurveySettingsPageProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const [isNew, setNew] = useState(false);
  const { data, error, refetch } = useCoordinateSystems();
  const mayChange = session.districtCode === null;
  const code = isNew ? null : address.get('system');
  const open = data?.find((system) => system.code === code) ?? null;
  const show = (next: string | null) => {
    setNew(false);
    setAddress((known) => {
      const { system: _before, ...others } = Object.fromEntries(known);
      return { ...others, ...(next !== null && { system: next }) };
    });
  };
  return (
    <div className="settings-columns">
      <SettingsList
        label={t('surveySettings.tab.systems')}
        entries={data?.map((system) => ({ key: system.code, title: system.name, detail: system.code }))}
        error={error}
        onRetry={refetch}
        chosen={code}
        onChoose={show}
        empty={{ title: t('surveySettings.noSystems') }}
      >
        {mayChange ? (
          <Button data-action="new-system" onClick={() => setNew(true)}>
            {t('surveySettings.newSystem')}
          </Button>
        ) : (
          <p className="survey-hint">{t('surveySettings.cityOnly')}</p>
        )}
      </SettingsList>
      {(isNew || open) && (
        <SystemForm
          key={`${open?.code ?? ''} ${open?.revision ?? 0}`}
          city={city}
          kept={open}
          mayChange={mayChange}
          onKept={show}
          onRemoved={() => show(null)}
        />
      )}
    </div>
  );
}
