import type { CaseDetail } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { agoText } from '../../ui/time';
import { useInstant } from '../../ui/useInstant';
import { useNow } from '../../ui/useNow';

export interface RequestProps {
  readonly detail: CaseDetail;
  readonly request: NonNullable<CaseDetail['request']>;
}

/** Who asks for what, since when, and why. */
export function RequestWords({ detail, request }: RequestProps) {
  const { t } = useTranslation();
  const instant = useInstant();
  const now = useNow();
  const asked = detail.activities.findLast(({ kind }) => kind === `request-${request.kind}`);
  const unit = detail.disposalClock?.limit.unit;
  const what = [
    request.value !== null && unit ? t('asked.more', { limit: t(`limit.${unit}`, { value: request.value }) }) : null,
    request.until ? t('asked.until', { instant: instant(request.until) }) : null,
  ].filter(Boolean);
  return (
    <div>
      <h3>
        {t('asked.asksFor', { kind: t(`request.${request.kind}`) })}
        {what.length > 0 && <span> · {what.join(' · ')}</span>}
      </h3>
      <p className="request-reason">{request.reason}</p>
      <p className="case-quiet">
        {detail.unitName} · {asked && `${asked.actorName} · `}
        <time dateTime={request.requestedAt} title={instant(request.requestedAt)}>
          {t('asked.when', { ago: agoText(Date.parse(request.requestedAt), now, t) })}
        </time>
      </p>
    </div>
  );
}
