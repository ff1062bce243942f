import type { Documents, Subject } from '@domain/administration/documents';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryOf, useConfiguration, useConfigurationEntry } from '../../api/administration';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { type EditorValues, EntryEditor } from './EntryEditor';
import { EntryList } from './EntryList';
import { type Known, mayChange } from './known';
import { matchingRows, type Row } from './rows';
import { useSettled } from './useSettled';

/** What a subject with a list says about itself. */
export interface ListedSubject<S extends Subject> {
  readonly subject: S;
  /** More than this many are found by the server; without it all are here. */
  readonly shownAtMost?: number;
  readonly rows: readonly Row[];
  readonly titleOf: (entry: EntryOf<S>) => string;
  readonly initial: Documents[S];
  readonly keyOf: (values: EditorValues<S>) => string;
  /** The word for taking an entry away; null where it is gone already. */
  readonly removeLabelOf: (entry: EntryOf<S>) => string | null;
  readonly isEditable: (entry: EntryOf<S>) => boolean;
  readonly mayAdd: boolean;
  readonly renderFields: (entry: EntryOf<S> | null) => ReactNode;
}

/** The address of a new entry's form. */
export const newKey = 'new';

export interface EntryPageProps {
  readonly known: Known;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string | null) => void;
}

/** A subject as a list with the chosen entry's form beside it. `describe` turns entries into rows and fields. */
export function EntryPage<S extends Subject>({
  subject,
  shownAtMost,
  selectedKey,
  onSelect,
  useListed,
  known,
}: EntryPageProps & {
  subject: S;
  shownAtMost?: number;
  useListed: (entries: readonly EntryOf<S>[], known: Known) => ListedSubject<S>;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { found, entries, entry, reload } = useEntries(subject, selectedKey, search, shownAtMost);
  const listed = useListed(entries, known);
  if (found.isPending) return <LoadingNotice rows={10} />;
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />;
  const rows = shownAtMost ? listed.rows : matchingRows(listed.rows, search);
  return (
    <div className="entry-page">
      <EntryList
        label={t(`administration.subject.${subject}`)}
        rows={rows}
        total={found.data.total}
        selectedKey={selectedKey}
        search={search}
        onSearch={setSearch}
        onSelect={onSelect}
        onAdd={listed.mayAdd ? () => onSelect(newKey) : null}
      />
      <div className="entry-side">
        {entry || selectedKey === newKey ? (
          <Chosen listed={listed} entry={entry} onSelect={onSelect} onReload={reload} />
        ) : (
          <EmptyNotice title={t('administration.choose')} hint={t('administration.chooseHint')} />
        )}
      </div>
    </div>
  );
}

/** The entries of the list, and the chosen one, which need not be among them where the list is cut short. */
function useEntries<S extends Subject>(subject: S, selectedKey: string | null, search: string, shownAtMost?: number) {
  const settled = useSettled(search);
  const found = useConfiguration(subject, shownAtMost ? settled : '', shownAtMost);
  const entries = useMemo(() => found.data?.items ?? [], [found.data]);
  const shown = entries.find(({ key }) => key === selectedKey) ?? null;
  const isBeyond = shownAtMost !== undefined && shown === null && selectedKey !== newKey;
  const beyond = useConfigurationEntry(subject, isBeyond ? selectedKey : null);
  return {
    found,
    entries,
    entry: shown ?? (isBeyond ? (beyond.data ?? null) : null),
    reload: () => void Promise.all([found.refetch(), isBeyond && beyond.refetch()]),
  };
}

interface ChosenProps<S extends Subject> {
  readonly listed: ListedSubject<S>;
  readonly entry: EntryOf<S> | null;
  readonly onSelect: (key: string | null) => void;
  readonly onReload: () => void;
}

/** The form of the chosen entry; another revision of it is another form. */
function Chosen<S extends Subject>({ listed, entry, onSelect, onReload }: ChosenProps<S>) {
  const { t } = useTranslation();
  const { subject } = listed;
  const title = entry
    ? listed.titleOf(entry)
    : t('administration.addTitle', { subject: t(`administration.subject.${subject}`) });
  return (
    <EntryEditor<S>
      key={entry ? `${entry.key} ${entry.revision}` : newKey}
      subject={subject}
      entry={entry}
      initial={listed.initial}
      title={title}
      isReadOnly={entry !== null && !listed.isEditable(entry)}
      keyOf={listed.keyOf}
      removeLabel={entry && listed.removeLabelOf(entry)}
      onDone={(answer) => onSelect(answer.entry?.key ?? null)}
      onReload={onReload}
    >
      {listed.renderFields(entry)}
    </EntryEditor>
  );
}

/** Whether an entry of the whole city or of a district may be changed by the one who looks. */
export function editableBy(known: Known): (entry: { districtCode: string | null }) => boolean {
  return ({ districtCode }) => mayChange(known, districtCode);
}
