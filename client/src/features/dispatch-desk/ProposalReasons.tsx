import type { ProposalView } from '@contract/schemas/dispatch';
import { useTranslation } from '../../locale/useTranslation';
import { factText } from './facts';

/** The proposed unit, the rule with its version, and every fact the proposal rests on. */
export function ProposalReasons({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation();
  const { ruleSetVersion, isAutomatic, unitName, reasons } = proposal;
  return (
    <div>
      <p className="proposal-unit">
        {t('dispatch.proposal')} <strong>{unitName}</strong>
        {ruleSetVersion !== null && (
          <span className="case-quiet"> · {t('assign.ruleVersion', { version: ruleSetVersion })}</span>
        )}
        {isAutomatic && <span className="case-quiet"> · {t('assign.automatic')}</span>}
      </p>
      <ul className="proposal-reasons" aria-label={t('assign.facts')}>
        {reasons.map((reason) => (
          <li key={`${reason.code} ${reason.value}`} data-fact={reason.code}>
            {factText(reason, t)}
          </li>
        ))}
      </ul>
    </div>
  );
}
