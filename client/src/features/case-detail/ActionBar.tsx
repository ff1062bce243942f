import type { CaseDetail } from '@contract/schemas';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandForms } from '../../ui/commandForm';
import { ActionForm } from './ActionForm';
import { BlockedActions } from './BlockedActions';
import { useActions } from './useActions';
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
  const actions = useActions(detail, forms, give);
  const { primary, open, refusal, isGiving, onGive, start, close } = actions;
  usePrimaryKey(primary && !open && !isGiving ? () => start(primary.kind) : null);
  return (
    <section className="case-actions" aria-label={t('case.actions')}>
      {refusal && (
        <p className="field-error" role="alert">
          {t(`refusal.${refusal}`)}
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

function ActionButtons({ actions }: { actions: ReturnType<typeof useActions> }) {
  const { t } = useTranslation();
  const { primary, secondary, isGiving, start } = actions;
  return (
    <div className="case-buttons">
      {primary ? (
        <Button type="primary" loading={isGiving} data-command={primary.kind} onClick={() => start(primary.kind)}>
          {t(`command.${primary.kind}`)} <kbd>Ctrl ↵</kbd>
        </Button>
      ) : (
        <span className="case-quiet">{t('case.nothingToDo')}</span>
      )}
      {secondary.map(({ kind }) => (
        <Button key={kind} disabled={isGiving} data-command={kind} onClick={() => start(kind)}>
          {t(`command.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
