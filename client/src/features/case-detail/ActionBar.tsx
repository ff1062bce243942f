import type { CaseDetail } from '@contract/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandForms } from '../../ui/commandForm';
import { type Shortcut, useShortcuts } from '../../ui/desk/shortcuts';
import { ActionButtons } from './ActionButtons';
import { ActionForm } from './ActionForm';
import { BlockedActions } from './BlockedActions';
import { ChangesNotice } from './ChangesNotice';
import { commandKeys } from './commandKeys';
import { useActions } from './useActions';
import type { GiveCommand } from './useGive';

export interface ActionBarProps {
  readonly detail: CaseDetail;
  readonly forms: CommandForms;
  readonly give: GiveCommand;
}

/** The next right step as one primary button with its key, the others beside it, and what cannot be done with its reason. */
export function ActionBar({ detail, forms, give }: ActionBarProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const actions = useActions(detail, forms, give);
  const { open, refusal, objection, changes, isGiving, onGive, close } = actions;
  useShortcuts(useCommandShortcuts(actions));
  const seeLatest = () => {
    actions.seeLatest();
    void client.invalidateQueries({
      queryKey: queryKeys.case({ districtCode: detail.districtCode, caseId: detail.id }),
    });
  };
  return (
    <section className="case-actions" aria-label={t('case.actions')}>
      {changes.length > 0 ? (
        <ChangesNotice changes={changes} keepsText={open !== null} onSeen={seeLatest} />
      ) : (
        refusal && (
          <p className="field-error" role="alert">
            {t(`refusal.${refusal}`)}
          </p>
        )
      )}
      {open && objection && (
        <p className="field-error" role="alert">
          {t('case.notNow', { action: t(`command.${open}`), reason: t(`refusal.${objection}`) })}
        </p>
      )}
      {open ? (
        <ActionForm kind={open} forms={forms} detail={detail} isGiving={isGiving} onGive={onGive} onCancel={close} />
      ) : (
        <>
          <ActionButtons actions={actions} />
          <BlockedActions blocked={actions.blocked} foreign={actions.foreign} />
        </>
      )}
    </section>
  );
}

/** The letters of what may be done now, and Ctrl+Enter for the next step; none while a form is open. */
function useCommandShortcuts(actions: ReturnType<typeof useActions>): Shortcut[] {
  const { t } = useTranslation();
  const { primary, secondary, more, open, isGiving, start } = actions;
  if (open || isGiving) return [];
  const own = [...(primary ? [primary] : []), ...secondary, ...more].flatMap(({ kind }): Shortcut[] => {
    const key = commandKeys[kind];
    return key ? [{ key, label: t(`command.${kind}`), run: () => start(kind) }] : [];
  });
  if (!primary) return own;
  return [...own, { key: 'Ctrl+Enter', label: t('shortcut.primary'), run: () => start(primary.kind) }];
}
