import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../ui/Notices';

export interface SettingsEntry {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}
interface SettingsListProps {
  readonly label: string;
  readonly entries: readonly SettingsEntry[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => unknown;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly empty: { readonly title: string; readonly hint?: string };
  /** The button that begins a new one, where that is allowed. */
  readonly children: ReactNode;
}

/** The entries of a kind with a way to begin another. */
export function SettingsList(props: SettingsListProps) {
  const { label, entries, error, onRetry, chosen, onChoose, empty, children } = props;
  return (
    <section className="settings-list" aria-label={label}>
      {children}
      {!entries && !error && <LoadingNotice />}
      {!entries && Boolean(error) && <ErrorNotice error={error} onRetry={onRetry} />}
      {entries?.length === 0 && <EmptyNotice {...empty} />}
      <ul>
        {entries?.map(({ key, title, detail }) => (
          <li key={key} data-entry={key}>
            <Button
              className="settings-entry"
              type="text"
              block
              aria-pressed={key === chosen}
              onClick={() => onChoose(key)}
            >
              <strong>{title}</strong>
              <small>{detail}</small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
