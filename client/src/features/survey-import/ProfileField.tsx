import type { ImportWishesInput, SurveyInspection } from '@contract/schemas/surveyImport';
import type { ImportProfileDocument } from '@contract/schemas/surveySettings';
import { DEFAULT_DUPLICATE_METERS } from '@domain/survey/plan';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useImportProfiles, useProfileChanges } from '../../api/surveySettings';
import { useTranslation } from '../../locale/useTranslation';
import { SettingsFailure } from './settings/SettingsFailure';

export interface ProfileChoiceProps {
  readonly districtCode: string;
  readonly chosen: string | null;
  readonly onChoose: (name: string | null, profile: ImportProfileDocument | null) => void;
}
const NONE = '';

/** What was decided about an earlier file of this kind. */
export function ProfileChoice({ districtCode, chosen, onChoose }: ProfileChoiceProps) {
  const { t } = useTranslation();
  const { data = [] } = useImportProfiles(districtCode);
  if (data.length === 0) return null;
  return (
    <>
      <label htmlFor="survey-profile">{t('surveySettings.profile')}</label>
      <Select
        id="survey-profile"
        value={chosen ?? NONE}
        options={[
          { value: NONE, label: t('surveySettings.noProfile') },
          ...data.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(name) => onChoose(name || null, data.find((kept) => kept.name === name)?.profile ?? null)}
      />
    </>
  );
}

interface KeepProfileProps {
  readonly districtCode: string;
  readonly suggested: string | null;
  readonly wishes: ImportWishesInput;
  readonly seen: SurveyInspection;
}

/** Keeps what was decided about this file for the next one; under a known name it takes that one's place. */
export function KeepProfile({ districtCode, suggested, wishes, seen }: KeepProfileProps) {
  const { t } = useTranslation();
  const { data = [] } = useImportProfiles(districtCode);
  const { save } = useProfileChanges(districtCode);
  const [typed, setTyped] = useState<string | null>(null);
  const name = (typed ?? suggested ?? '').trim();
  const profile = (): ImportProfileDocument => ({
    crs: wishes.crs,
    columns: seen.columns,
    category: wishes.category ?? seen.category,
    unitNames: wishes.unitNames ?? {},
    duplicateMeters: wishes.duplicateMeters ?? DEFAULT_DUPLICATE_METERS,
  });
  const revision = data.find((kept) => kept.name === name)?.revision ?? 0;
  return (
    <div className="survey-keep">
      <Input
        aria-label={t('surveySettings.profileName')}
        placeholder={t('surveySettings.profileName')}
        maxLength={120}
        value={typed ?? suggested ?? ''}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button
        data-action="keep-profile"
        disabled={name === ''}
        loading={save.isPending}
        onClick={() => save.mutate({ name, profile: profile(), revision })}
      >
        {t(revision > 0 ? 'surveySettings.replace' : 'surveySettings.keep')}
      </Button>
      {save.isSuccess && (
        <p role="status" className="survey-hint" data-kept={save.data.name}>
          {t('surveySettings.kept', { name: save.data.name })}
        </p>
      )}
      <SettingsFailure error={save.error} />
    </div>
  );
}
