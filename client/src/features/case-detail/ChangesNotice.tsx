import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';
import type { Change } from './changes';

export interface ChangesNoticeProps {
  readonly changes: readonly Change[];
  /** Whether a form with typed text is open. */
  readonly keepsText: boolean;
  readonly onSeen: () => void;
}

/** Somebody else was faster: what they did, and a way to go on from there without losing what was typed. */
export function ChangesNotice({ changes, keepsText, onSeen }: ChangesNoticeProps) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <div className="changes-notice" role="alert">
      <strong>{t('case.changed')}</strong>
      <ul>
        {changes.map(({ sequence, kind, actorName, at }) => (
          <li key={sequence}>
            {t('case.changedBy', { instant: instant(at), actor: actorName, action: t(`command.${kind}`) })}
          </li>
        ))}
      </ul>
      {keepsText && <p>{t('case.keptText')}</p>}
      <Button size="small" data-action="show-latest" onClick={onSeen}>
        {t('case.showLatest')}
      </Button>
    </div>
  );
}
