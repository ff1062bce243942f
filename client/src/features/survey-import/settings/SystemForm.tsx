import type { City } from '@contract/schemas';
import type { CitySystem } from '@contract/schemas/surveySettings';
import { Input } from 'antd';
import { useState } from 'react';
import { useSystemChanges } from '../../../api/surveySettings';
import { useTranslation } from '../../../locale/useTranslation';
import { SettingsButtons } from './SettingsButtons';
import { SettingsFailure } from './SettingsFailure';
import { SystemTrial } from './SystemTrial';

interface SystemFormProps {
  readonly city: City;
  /** Null: a new one. */
  readonly kept: CitySystem | null;
  readonly mayChange: boolean;
  readonly onKept: (code: string) => void;
  readonly onRemoved: () => void;
}
const fresh: CitySystem = { code: '', name: '', definition: '', note: '', revision: 0 };

/** One coordinate system, to be tried before it is kept. */
export function SystemForm({ city, kept, mayChange, onKept, onRemoved }: SystemFormProps) {
  const { t } = useTranslation();
  const [system, setSystem] = useState(kept ?? fresh);
  const { save, remove } = useSystemChanges();
  const change = (part: Partial<CitySystem>) => setSystem((before) => ({ ...before, ...part }));
  const isWhole =
    /^[a-z][a-z0-9-]{1,39}$/.test(system.code) && system.name.trim() !== '' && system.definition.trim() !== '';
  return (
    <div className="settings-system">
      <form
        className="settings-form"
        data-system={kept?.code ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(system, { onSuccess: ({ code }) => onKept(code) });
        }}
      >
        <label htmlFor="system-code">{t('surveySettings.systemCode')}</label>
        <Input
          id="system-code"
          maxLength={40}
          disabled={kept !== null || !mayChange}
          aria-describedby="system-code-hint"
          value={system.code}
          onChange={({ target }) => change({ code: target.value })}
        />
        <p className="survey-hint" id="system-code-hint">
          {t('surveySettings.systemCodeHint')}
        </p>
        <label htmlFor="system-name">{t('surveySettings.systemName')}</label>
        <Input
          id="system-name"
          maxLength={100}
          disabled={!mayChange}
          value={system.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <label htmlFor="system-definition">{t('surveySettings.definition')}</label>
        <Input.TextArea
          id="system-definition"
          rows={4}
          maxLength={2000}
          disabled={!mayChange}
          value={system.definition}
          onChange={({ target }) => change({ definition: target.value })}
        />
        <label htmlFor="system-note">{t('surveySettings.note')}</label>
        <Input
          id="system-note"
          maxLength={500}
          disabled={!mayChange}
          value={system.note}
          onChange={({ target }) => change({ note: target.value })}
        />
        <SettingsFailure error={save.error ?? remove.error} />
        {mayChange && (
          <SettingsButtons
            what="system"
            isWhole={isWhole}
            isSaving={save.isPending}
            keptName={kept?.name ?? null}
            onRemove={() => kept && remove.mutate(kept, { onSuccess: onRemoved })}
          />
        )}
      </form>
      <SystemTrial city={city} definition={system.definition} />
    </div>
  );
}
