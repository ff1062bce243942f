import type { RoleDocument } from '@domain/administration/documents';
import { type Permission, type RoleCode, roleCodes } from '@domain/identity/permissions';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryOf, useConfiguration, useSaveConfiguration } from '../../api/administration';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import './roles.css';
import type { EntryPageProps } from './EntryPage';
import { mayChange } from './known';
import { RoleMatrix } from './RoleMatrix';
import { refusalText } from './refusalText';

/** What differs from what is saved, by role. */
type Drafts = Partial<Record<RoleCode, readonly Permission[]>>;

/** Rights of roles as one table; what was ticked is saved role by role. */
export function RolePage({ known }: EntryPageProps) {
  const { t } = useTranslation();
  const roles = useConfiguration('role');
  const isReadOnly = !mayChange(known, null);
  const [drafts, setDrafts] = useState<Drafts>({});
  if (roles.isPending) return <LoadingNotice rows={12} />;
  if (roles.isError) return <ErrorNotice error={roles.error} onRetry={roles.refetch} />;
  const entries = roleCodes.flatMap((code) => roles.data.items.find(({ key }) => key === code) ?? []);
  const permissionsOf = (entry: EntryOf<'role'>) => drafts[entry.key as RoleCode] ?? entry.document.permissions;
  const toggle = (entry: EntryOf<'role'>, permission: Permission) => {
    const present = permissionsOf(entry);
    const next = present.includes(permission)
      ? present.filter((held) => held !== permission)
      : [...present, permission];
    setDrafts(withDraft(drafts, entry, next));
  };
  return (
    <div className="role-page">
      {isReadOnly && <p className="case-quiet">{t('administration.readOnly')}</p>}
      <RoleMatrix entries={entries} permissionsOf={permissionsOf} isReadOnly={isReadOnly} onToggle={toggle} />
      {!isReadOnly && (
        <RoleSave entries={entries} drafts={drafts} onDrafts={setDrafts} onReload={() => void roles.refetch()} />
      )}
    </div>
  );
}

/** A draft that says what is saved already is none. */
function withDraft(drafts: Drafts, { key, document }: EntryOf<'role'>, next: readonly Permission[]): Drafts {
  const { [key as RoleCode]: _, ...others } = drafts;
  const isSame =
    next.length === document.permissions.length && next.every((held) => document.permissions.includes(held));
  return isSame ? others : { ...others, [key]: next };
}

interface RoleSaveProps {
  readonly entries: readonly EntryOf<'role'>[];
  readonly drafts: Drafts;
  readonly onDrafts: (drafts: Drafts) => void;
  readonly onReload: () => void;
}

/** Saves the changed roles one by one; one that is refused stays as a draft and says why. */
function RoleSave({ entries, drafts, onDrafts, onReload }: RoleSaveProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useSaveConfiguration();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<readonly { key: RoleCode; error: unknown }[]>([]);
  const changed = entries.filter(({ key }) => drafts[key as RoleCode]);
  const saveAll = async () => {
    const answers = [];
    for (const { key, revision } of changed) {
      const document: RoleDocument = { permissions: drafts[key as RoleCode] ?? [] };
      const body = { subject: 'role' as const, document: { permissions: [...document.permissions] }, revision, reason };
      const error = await save.mutateAsync({ key, body }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      answers.push({ key: key as RoleCode, error });
    }
    const failed = answers.filter(({ error }) => error !== null);
    setRefused(failed);
    onDrafts(Object.fromEntries(failed.map(({ key }) => [key, drafts[key]])));
    if (failed.length < answers.length) void message.success(t('administration.saved'));
  };
  const reset = () => {
    setRefused([]);
    onDrafts({});
    onReload();
  };
  return (
    <div className="role-save">
      {refused.map(({ key, error }) => (
        <Alert
          key={key}
          type="error"
          role="alert"
          title={t('administration.role.notSavedRole', { role: t(`role.${key}`), why: refusalText(error, t) })}
        />
      ))}
      <div className="save-bar">
        <span role="status" className="role-count">
          {changed.length > 0
            ? t('administration.role.changed', { count: changed.length })
            : t('administration.role.notChanged')}
        </span>
        <Input
          maxLength={500}
          value={reason}
          aria-label={t('administration.reason')}
          placeholder={`${t('administration.reason')} · ${t('administration.reasonHint')}`}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={changed.length === 0} onClick={reset}>
          {t('administration.role.reset')}
        </Button>
        <Button
          type="primary"
          disabled={changed.length === 0}
          loading={save.isPending}
          data-action="save"
          onClick={() => void saveAll()}
        >
          {t('administration.save')}
        </Button>
      </div>
    </div>
  );
}
