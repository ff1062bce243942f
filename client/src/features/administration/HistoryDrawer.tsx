import type { ConfigurationChange } from '@contract/schemas/administration';
import type { Subject } from '@domain/administration/documents';
import { Alert, App, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConfigurationChanges, useRevertChange } from '../../api/administration';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import { documentDifference } from './documentLines';
import './history.css';
import { type Known, mayChange } from './known';
import { refusalText } from './refusalText';
import { useDistrictName } from './useNames';

export interface HistoryDrawerProps {
  readonly subject: Subject;
  readonly known: Known;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Who changed what and why, newest first, each with what it was before; and the way back. */
export function HistoryDrawer({ subject, known, isOpen, onClose }: HistoryDrawerProps) {
  const { t } = useTranslation();
  const changes = useConfigurationChanges(subject, null, isOpen);
  const items = changes.data?.pages.flat() ?? [];
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={620}
      title={`${t('administration.history')} · ${t(`administration.subject.${subject}`)}`}
    >
      {changes.isPending && <LoadingNotice rows={8} />}
      {changes.isError && <ErrorNotice error={changes.error} onRetry={changes.refetch} />}
      {changes.data && items.length === 0 && (
        <EmptyNotice title={t('administration.historyEmpty')} hint={t('administration.historyEmptyHint')} />
      )}
      <ol className="change-list">
        {items.map((change) => (
          <li key={change.id}>
            <Change change={change} known={known} />
          </li>
        ))}
      </ol>
      {changes.hasNextPage && (
        <Button loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {t('administration.historyMore')}
        </Button>
      )}
    </Drawer>
  );
}

function Change({ change, known }: { change: ConfigurationChange; known: Known }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const name = useEntryName(known);
  return (
    <article className="change" data-change={change.sequence}>
      <header>
        <strong>{name(change)}</strong>
        <span className="change-kind">{kindOf(change, t)}</span>
        <time dateTime={change.at}>{instant(change.at)}</time>
        <span>{change.actorName}</span>
      </header>
      {change.reason && <p className="change-reason">{change.reason}</p>}
      {change.isPasswordChanged && <p>{t('administration.passwordSet')}</p>}
      <Difference change={change} known={known} />
      {mayChange(known, change.districtCode) && <Revert change={change} />}
    </article>
  );
}

function kindOf({ before, after, reverts }: ConfigurationChange, t: ReturnType<typeof useTranslation>['t']): string {
  if (reverts) return t('administration.reverted');
  if (before === null) return t('administration.created');
  return after === null ? t('administration.removedEntry') : t('administration.changed');
}

/** What a change is about, by the name that its document gives. */
function useEntryName(known: Known): (change: ConfigurationChange) => string {
  const { t } = useTranslation();
  const districtName = useDistrictName(known);
  return ({ subject, key, before, after, districtCode }) => {
    const document = after ?? before ?? {};
    if (subject === 'role') return t(`role.${key as 'inspector'}`);
    if (subject === 'calendar' || subject === 'policy') return districtName(districtCode);
    if (subject === 'template') return t(`command.${String(document.command) as 'accept'}`);
    return [document.name ?? document.displayName, subject === 'user' ? document.login : key].filter(Boolean).join(' ');
  };
}

function Difference({ change, known }: { change: ConfigurationChange; known: Known }) {
  const { t } = useTranslation();
  const districtName = useDistrictName(known);
  const lines = documentDifference(change.subject, change.before, change.after, { t, districtName });
  if (lines.length === 0) return null;
  return (
    <table className="change-lines">
      <thead>
        <tr>
          <th scope="col">{t('administration.item')}</th>
          <th scope="col">{t('administration.before')}</th>
          <th scope="col">{t('administration.after')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before ?? t('administration.none')}</td>
            <td>{after ?? t('administration.none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Taking back; what was changed again since says so instead. */
function Revert({ change }: { change: ConfigurationChange }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const revert = useRevertChange();
  if (change.isPasswordChanged && !change.isRevertible) return null;
  return (
    <>
      {revert.error && <Alert type="error" role="alert" title={refusalText(revert.error, t)} />}
      <Button
        disabled={!change.isRevertible}
        loading={revert.isPending}
        data-action="revert"
        onClick={() =>
          revert.mutate(change.id, { onSuccess: () => void message.success(t('administration.revertDone')) })
        }
      >
        {t('administration.revert')}
      </Button>
      {!change.isRevertible && <span className="change-blocked">{t('administration.revertBlocked')}</span>}
    </>
  );
}
