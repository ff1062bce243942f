import type { CaseDetail } from '@contract/schemas';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorCodeOf } from '../../api/problem';
import type { CommandForms, FollowingCommand } from '../../ui/commandForm';
import { ActionForm } from './ActionForm';
import { sortActions } from './actionOrder';
import { BlockedActions } from './BlockedActions';
import type { GiveCommand } from './useGive';
import { usePrimaryKey } from './usePrimaryKey';

export interface ActionBarProps {
  readonly detail: CaseDetail;
  readonly forms: CommandForms;
  readonly give: GiveCommand;
}

/** The next right step as one primary button with its key, the others beside it, and what cannot be done with its reason. */
export function ActionBar({ detail, forms, give }: ActionBarProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { primary, secondary, blocked, foreign } = useMemo(() => sortActions(detail.actions), [detail.actions]);
  const [open, setOpen] = useState<FollowingCommand | null>(null);
  const [isGiving, setIsGiving] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const onGive: Parameters<typeof ActionForm>[0]['onGive'] = async (kind, payload, photos) => {
    setIsGiving(true);
    setRefusal(null);
    try {
      const outcome = await give(detail, kind, payload, photos);
      setOpen(null);
      void message.success(outcome === 'kept' ? t('case.saved') : t('case.done', { action: t(`command.${kind}`) }));
    } catch (error) {
      setRefusal(errorCodeOf(error));
    } finally {
      setIsGiving(false);
    }
  };
  const start = (kind: FollowingCommand) => {
    setRefusal(null);
    if (forms[kind]) setOpen(kind);
    else void onGive(kind, {}, []);
  };
  usePrimaryKey(primary && !open ? () => start(primary.kind) : null);
  const isOpenAllowed = [primary, ...secondary].some((action) => action?.kind === open);
  return (
    <section className="case-actions" aria-label={t('case.actions')}>
      {refusal && (
        <p className="field-error" role="alert">
          {t(`refusal.${refusal}`)}
        </p>
      )}
      {open && isOpenAllowed ? (
        <ActionForm
          kind={open}
          forms={forms}
          detail={detail}
          isGiving={isGiving}
          onGive={onGive}
          onCancel={() => setOpen(null)}
        />
      ) : (
        <div className="case-buttons">
          {!primary && <span className="case-quiet">{t('case.nothingToDo')}</span>}
          {primary && (
            <Button type="primary" loading={isGiving} data-command={primary.kind} onClick={() => start(primary.kind)}>
              {t(`command.${primary.kind}`)} <kbd>Ctrl ↵</kbd>
            </Button>
          )}
          {secondary.map(({ kind }) => (
            <Button key={kind} disabled={isGiving} data-command={kind} onClick={() => start(kind)}>
              {t(`command.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {!open && <BlockedActions blocked={blocked} foreign={foreign} />}
    </section>
  );
}
