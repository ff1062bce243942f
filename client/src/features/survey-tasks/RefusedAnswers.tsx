import { Button } from 'antd';
import type { ErrorCode } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { isSurveyItem } from '../../offline/outbox';
import { setDiscarded, useOutbox } from '../../offline/useOutbox';

/** Answers that the server refused, until the person has seen it; the task is open again meanwhile. */
export function RefusedAnswers() {
  const { t } = useTranslation();
  const refused = useOutbox((view) => view.items)
    .filter(isSurveyItem)
    .filter(({ state }) => state === 'refused');
  if (refused.length === 0) return null;
  return (
    <ul className="survey-refused" role="alert">
      {refused.map(({ commandId, title, place, refusal }) => (
        <li key={commandId}>
          <span>
            <strong>
              {title} {place}
            </strong>{' '}
            {t(`refusal.${(refusal ?? 'internal-error') as ErrorCode}`)}
          </span>
          <Button onClick={() => void setDiscarded(commandId, true)}>{t('solve.seen')}</Button>
        </li>
      ))}
    </ul>
  );
}
