import { cityKey } from '@domain/administration/documents';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryOf, useConfiguration } from '../../api/administration';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { EntryEditor } from './EntryEditor';
import type { EntryPageProps } from './EntryPage';
import { type Known, mayChange } from './known';
import { useDistrictName } from './useNames';

type Scoped = 'calendar' | 'policy';

export interface ScopedPageProps<S extends Scoped> extends EntryPageProps {
  readonly subject: S;
  readonly renderFields: (entry: EntryOf<S> | null) => ReactNode;
}

/** What holds in the whole city, and where a district has its own: the scope above, the form below. */
export function ScopedPage<S extends Scoped>({
  subject,
  known,
  selectedKey,
  onSelect,
  renderFields,
}: ScopedPageProps<S>) {
  const found = useConfiguration<S>(subject);
  if (found.isPending) return <LoadingNotice rows={10} />;
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />;
  const entries = found.data.items;
  const key = selectedKey ?? known.session.districtCode ?? cityKey;
  return (
    <div className="scoped-page">
      <ScopeSelect entries={entries} known={known} scopeKey={key} onSelect={onSelect} />
      <Scope
        key={key}
        subject={subject}
        scopeKey={key}
        entries={entries}
        known={known}
        onReload={() => void found.refetch()}
        renderFields={renderFields}
      />
    </div>
  );
}

interface ScopeSelectProps {
  readonly entries: readonly { readonly key: string }[];
  readonly known: Known;
  readonly scopeKey: string;
  readonly onSelect: (key: string) => void;
}

function ScopeSelect({ entries, known, scopeKey, onSelect }: ScopeSelectProps) {
  const { t } = useTranslation();
  const { city, session } = known;
  const own = session.districtCode;
  const districts = city.districts.filter(({ code }) => own === null || own === code);
  const options = districts.map(({ code, name }) => {
    const isOwn = entries.some(({ key }) => key === code);
    const label = isOwn
      ? t('administration.ownOf', { district: name })
      : t('administration.followsCity', { district: name });
    return { value: code, label };
  });
  return (
    <div className="scope-select">
      <label htmlFor="scope">{t('administration.scope')}</label>
      <Select
        id="scope"
        value={scopeKey}
        popupMatchSelectWidth={false}
        options={[{ value: cityKey, label: t('administration.city') }, ...options]}
        onChange={onSelect}
      />
    </div>
  );
}

interface ScopeProps<S extends Scoped> {
  readonly subject: S;
  readonly scopeKey: string;
  readonly entries: readonly EntryOf<S>[];
  readonly known: Known;
  readonly onReload: () => void;
  readonly renderFields: (entry: EntryOf<S> | null) => ReactNode;
}

/** The form of one scope; a district that follows the city is asked first whether it shall have its own. */
function Scope<S extends Scoped>({ subject, scopeKey, entries, known, onReload, renderFields }: ScopeProps<S>) {
  const { t } = useTranslation();
  const districtName = useDistrictName(known);
  const [isBeginning, setIsBeginning] = useState(false);
  const entry = entries.find(({ key }) => key === scopeKey) ?? null;
  const initial = (entry ?? entries.find(({ key }) => key === cityKey))?.document;
  if (!initial || (!entry && !isBeginning))
    return (
      <EmptyNotice title={districtName(scopeKey)} hint={t('administration.followsCityHint')}>
        <Button onClick={() => setIsBeginning(true)} data-action="make-own">
          {t('administration.makeOwn')}
        </Button>
      </EmptyNotice>
    );
  const isCity = scopeKey === cityKey;
  return (
    <EntryEditor<S>
      key={entry?.revision ?? 'new'}
      subject={subject}
      entry={entry}
      initial={initial}
      title={isCity ? t('administration.city') : districtName(scopeKey)}
      isReadOnly={!mayChange(known, isCity ? null : scopeKey)}
      keyOf={() => scopeKey}
      removeLabel={isCity ? null : t('administration.removeOwn')}
      onDone={() => setIsBeginning(false)}
      onReload={onReload}
    >
      {renderFields(entry)}
    </EntryEditor>
  );
}
