import type { ImportProfileDocument, KeptProfile } from '@contract/schemas/surveySettings';
import { surveyFields } from '@domain/survey/fields';
import { DEFAULT_DUPLICATE_METERS } from '@domain/survey/plan';
import { Input } from 'antd';
import { useState } from 'react';
import { useProfileChanges } from '../../../api/surveySettings';
import { useTranslation } from '../../../locale/useTranslation';
import { wholeRules } from '../RulesField';
import { SystemField } from '../SystemField';
import { ToleranceField } from '../ToleranceField';
import { CategoryChoiceFields } from './CategoryChoiceFields';
import { SettingsButtons } from './SettingsButtons';
import { SettingsFailure } from './SettingsFailure';
import { UnitNamesField } from './UnitNamesField';

interface ProfileFormProps {
  readonly districtCode: string;
  /** Null: a new one. */
  readonly kept: KeptProfile | null;
  readonly onKept: (name: string) => void;
  readonly onRemoved: () => void;
}
const fresh: ImportProfileDocument = {
  crs: 'auto',
  columns: {},
  category: { kind: 'column', column: '' },
  unitNames: {},
  duplicateMeters: DEFAULT_DUPLICATE_METERS,
};

/** One profile, with no file at hand: columns are typed as the file will name them. */
export function ProfileForm({ districtCode, kept, onKept, onRemoved }: ProfileFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(kept?.name ?? '');
  const [profile, setProfile] = useState<ImportProfileDocument>(kept?.profile ?? fresh);
  const { save, remove } = useProfileChanges(districtCode);
  const change = (part: Partial<ImportProfileDocument>) => setProfile((before) => ({ ...before, ...part }));
  const submit = () => {
    const wish = { name: name.trim(), profile: withWholeRules(profile), revision: kept?.revision ?? 0 };
    save.mutate(wish, { onSuccess: (done) => onKept(done.name) });
  };
  return (
    <form
      className="settings-form"
      data-profile={kept?.name ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor="profile-name">{t('surveySettings.profileName')}</label>
      <Input
        id="profile-name"
        maxLength={120}
        disabled={kept !== null}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <SystemField value={profile.crs} seen={undefined} onChange={(crs) => change({ crs })} />
      <CategoryChoiceFields value={profile.category} onChange={(category) => change({ category })} />
      <ColumnNames value={profile.columns} onChange={(columns) => change({ columns })} />
      <UnitNamesField
        districtCode={districtCode}
        value={profile.unitNames}
        onChange={(unitNames) => change({ unitNames })}
      />
      <ToleranceField value={profile.duplicateMeters} onChange={(duplicateMeters) => change({ duplicateMeters })} />
      <SettingsFailure error={save.error ?? remove.error} />
      <SettingsButtons
        what="profile"
        isWhole={name.trim() !== '' && isWhole(profile)}
        isSaving={save.isPending}
        keptName={kept?.name ?? null}
        onRemove={() => kept && remove.mutate(kept, { onSuccess: onRemoved })}
      />
    </form>
  );
}

function withWholeRules(profile: ImportProfileDocument): ImportProfileDocument {
  const { category } = profile;
  return category.kind === 'rules'
    ? { ...profile, category: { ...category, rules: wholeRules(category.rules) } }
    : profile;
}

function isWhole({ category }: ImportProfileDocument): boolean {
  if (category.kind === 'column') return category.column.trim() !== '';
  return category.kind === 'one' ? category.code !== '' : wholeRules(category.rules).length > 0;
}

interface ColumnNamesProps {
  readonly value: ImportProfileDocument['columns'];
  readonly onChange: (columns: ImportProfileDocument['columns']) => void;
}

function ColumnNames({ value, onChange }: ColumnNamesProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="survey-columns">
      <legend>{t('surveyImport.columns')}</legend>
      <p className="survey-hint">{t('surveySettings.columnsHint')}</p>
      {surveyFields
        .filter((field) => field !== 'category')
        .map((field) => (
          <div key={field}>
            <label htmlFor={`profile-${field}`}>{t(`surveyImport.field.${field}`)}</label>
            <Input
              id={`profile-${field}`}
              maxLength={200}
              value={value[field] ?? ''}
              onChange={({ target }) => {
                const { [field]: _before, ...others } = value;
                onChange(target.value === '' ? others : { ...others, [field]: target.value });
              }}
            />
          </div>
        ))}
    </fieldset>
  );
}
