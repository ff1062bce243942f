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

interface RefusedRole {
  readonly key: RoleCode;
  readonly error: unknown;
}

/** Saves the changed roles one by one; one that is refused stays as a draft and says why. */
function useSaveRoles({ entries, drafts, onDrafts, onReload }: RoleSaveProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useSaveConfiguration();
  const [refused, setRefused] = useState<readonly RefusedRole[]>([]);
  const changed = entries.filter(({ key }) => drafts[key as RoleCode]);
  const saveOne = async ({ key, revision }: EntryOf<'role'>, reason: string): Promise<RefusedRole | null> => {
    const document = { permissions: [...(drafts[key as RoleCode] ?? [])] };
    return save.mutateAsync({ key, body: { subject: 'role', document, revision, reason } }).then(
      () => null,
      (error: unknown) => ({ key: key as RoleCode, error }),
    );
  };
  const saveAll = async (reason: string) => {
    const failed: RefusedRole[] = [];
    for (const entry of changed) failed.push(...[await saveOne(entry, reason)].filter((answer) => answer !== null));
    setRefused(failed);
    onDrafts(Object.fromEntries(failed.map(({ key }) => [key, drafts[key]])));
    if (failed.length < changed.length) void message.success(t('administration.saved'));
  };
  const reset = () => {
    setRefused([]);
    onDrafts({});
    onReload();
  };
  return { changed, refused, saveAll, isSaving: save.isPending, reset };
}

/** The bar below the table: how much has changed, why, and saving it. */
function RoleSave(props: RoleSaveProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { changed, refused, saveAll, isSaving, reset } = useSaveRoles(props);
  const isUnchanged = changed.length === 0;
  return (
    <div className="role-save">
      <RefusedRoles refused={refused} />
      <div className="save-bar">
        <span role="status" className="role-count">
          {isUnchanged
            ? t('administration.role.notChanged')
            : t('administration.role.changed', { count: changed.length })}
        </span>
        <Input
          maxLength={500}
          value={reason}
          aria-label={t('administration.reason')}
          placeholder={`${t('administration.reason')} · ${t('administration.reasonHint')}`}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={isUnchanged} onClick={reset}>
          {t('administration.role.reset')}
        </Button>
        <Button
          type="primary"
          disabled={isUnchanged}
          loading={isSaving}
          data-action="save"
          onClick={() => void saveAll(reason)}
        >
          {t('administration.save')}
        </Button>
      </div>
    </div>
  );
}

function RefusedRoles({ refused }: { refused: readonly RefusedRole[] }) {
  const { t } = useTranslation();
  return refused.map(({ key, error }) => (
    <Alert
      key={key}
      type="error"
      role="alert"
      title={t('administration.role.notSavedRole', { role: t(`role.${key}`), why: refusalText(error, t) })}
    />
  ));
}
