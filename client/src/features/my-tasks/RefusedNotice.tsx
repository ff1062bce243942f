import { Button } from 'antd';
import type { ErrorCode } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { isCaseItem } from '../../offline/outbox';
import { setDiscarded, useOutbox } from '../../offline/useOutbox';
import './tasks.css';

/** What the server refused of this case's commands that were kept on the device, until the person has seen it. */
export function RefusedNotice({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const refused = useOutbox((view) => view.items)
    .filter(isCaseItem)
    .filter((item) => item.state === 'refused' && item.command.caseId === caseId);
  if (refused.length === 0) return null;
  return (
    <ul className="refused-notice" role="alert">
      {refused.map((item) => (
        <li key={item.commandId}>
          <span>
            <strong>
              {t('solve.wasRefused')}（{t(`command.${item.command.kind}`)}）
            </strong>{' '}
            {t(`refusal.${(item.refusal ?? 'internal-error') as ErrorCode}`)}
          </span>
          <Button onClick={() => void setDiscarded(item.commandId, true)}>{t('solve.seen')}</Button>
        </li>
      ))}
    </ul>
  );
}
