import type { KeptProfile } from '@contract/schemas/surveySettings';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useImportProfiles } from '../../../api/surveySettings';
import { useTranslation } from '../../../locale/useTranslation';
import { useInstant } from '../../../ui/useInstant';
import { ProfileForm } from './ProfileForm';
import { SettingsList } from './SettingsList';
import type { SurveySettingsPageProps } from './SurveySettingsPage';

/** The profiles of a district: the address says which district and which profile. */
export function ProfilesTab({ city, session }: SurveySettingsPageProps) {
  const { t } = useTranslation();
  const instant = useInstant();
  const [address, setAddress] = useSearchParams();
  const [isNew, setNew] = useState(false);
  const districts = city.districts.filter(({ code }) => session.districtCode === null || code === session.districtCode);
  const district = address.get('district') ?? districts[0]?.code ?? '';
  const { data, error, refetch } = useImportProfiles(district);
  const name = isNew ? null : address.get('name');
  const open = data?.find((kept) => kept.name === name) ?? null;
  const show = (next: string | null) => {
    setNew(false);
    setAddress({ district, ...(next !== null && { name: next }) });
  };
  const detail = ({ updatedAt, updatedByName }: KeptProfile) =>
    t('surveySettings.updated', {
      when: instant(updatedAt),
      who: updatedByName ?? t('surveySettings.byCommandLine'),
    });
  return (
    <div className="settings-columns">
      <SettingsList
        label={t('surveySettings.tab.profiles')}
        entries={data?.map((kept) => ({ key: kept.name, title: kept.name, detail: detail(kept) }))}
        error={error}
        onRetry={refetch}
        chosen={name}
        onChoose={show}
        empty={{ title: t('surveySettings.noProfiles'), hint: t('surveySettings.noProfilesHint') }}
      >
        <Select
          aria-label={t('surveyImport.district')}
          value={district}
          options={districts.map(({ code, name: label }) => ({ value: code, label }))}
          onChange={(code) => setAddress({ district: code })}
        />
        <Button data-action="new-profile" onClick={() => setNew(true)}>
          {t('surveySettings.newProfile')}
        </Button>
      </SettingsList>
      {(isNew || open) && (
        <ProfileForm
          key={`${district} ${open?.name ?? ''} ${open?.revision ?? 0}`}
          districtCode={district}
          kept={open}
          onKept={show}
          onRemoved={() => show(null)}
        />
      )}
    </div>
  );
}
