import type { ProposalView } from '@contract/schemas/dispatch';
import { useTranslation } from '../../locale/useTranslation';
import { isReasonCode } from './reasonCodes';

/** The proposed unit and the facts the proposal rests on. */
export function ProposalReasons({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="proposal-unit">
        {t('dispatch.proposal')} <strong>{proposal.unitName}</strong>
      </p>
      <ul className="proposal-reasons" aria-label={t('dispatch.because')}>
        {proposal.reasons.map((reason) => (
          <li key={reason.code}>
            <span className="case-quiet">{isReasonCode(reason.code) ? t(`reason.${reason.code}`) : reason.code}</span>{' '}
            {reason.code === 'load'
              ? t('dispatch.load', { count: Number(reason.value) })
              : reason.label || reason.value}
          </li>
        ))}
      </ul>
    </div>
  );
}
