import type { ReactNode } from 'react';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { durationText } from '../../ui/time';
import { useInstant } from '../../ui/useInstant';
import type { RequestProps } from './RequestWords';

/** What becomes of the due time: as it is now, if the request is granted, if it is denied. */
export function Consequence({ detail, request }: RequestProps) {
  const { t } = useTranslation();
  const { dueAt, dueIfGranted, dueIfDenied } = detail;
  return (
    <dl className="request-consequence">
      <Outcome name={t('asked.dueNow')} at={dueAt} />
      <Outcome name={t('asked.ifGranted')} at={dueIfGranted} than={dueAt}>
        {request.kind === 'return' && t('asked.returned')}
        {request.kind === 'suspension' && t('asked.stopped')}
      </Outcome>
      <Outcome name={t('asked.ifDenied')} at={dueIfDenied} than={dueAt} />
    </dl>
  );
}

interface OutcomeProps {
  readonly name: string;
  readonly at: string | null;
  readonly than?: string | null;
  readonly children?: ReactNode;
}

function Outcome({ name, at, than = null, children }: OutcomeProps) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {at ? <time dateTime={at}>{instant(at)}</time> : !children && t('asked.noLimit')}
        {at && than && <span className="request-shift">{shiftText(Date.parse(at) - Date.parse(than), t)}</span>}
        {children && <span className="request-shift">{children}</span>}
      </dd>
    </div>
  );
}

function shiftText(milliseconds: number, t: Translate): string {
  if (Math.abs(milliseconds) < 60_000) return t('asked.same');
  const duration = durationText(milliseconds, t);
  return milliseconds > 0 ? t('asked.later', { duration }) : t('asked.earlier', { duration });
}
