import { useCase } from '../../api/cases';
import type { CaseRef } from '../../api/queryKeys';
import { useTranslation } from '../../locale/useTranslation';
import type { CommandForms } from '../../ui/commandForm';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { ActionBar } from './ActionBar';
import { Badges } from './Badges';
import './caseDetail.css';
import './caseForms.css';
import { CaseFacts } from './CaseFacts';
import { CaseHead } from './CaseHead';
import { Clocks } from './Clocks';
import { RelatedCases } from './RelatedCases';
import { SimilarCases } from './SimilarCases';
import { Timeline } from './Timeline';
import { type GiveCommand, useDirectGive } from './useGive';

export interface CasePanelProps {
  readonly caseRef: CaseRef;
  readonly forms: CommandForms;
  readonly onClose?: (() => void) | undefined;
  /** How commands are given; straight to the server unless the page keeps them on the device first. */
  readonly give?: GiveCommand | undefined;
}

/** One case: what it is, what can be done now (and why not the rest), and all that happened. */
export function CasePanel({ caseRef, forms, onClose, give }: CasePanelProps) {
  const { t } = useTranslation();
  const direct = useDirectGive();
  const query = useCase(caseRef);
  if (query.isPending) return <LoadingNotice rows={6} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  const detail = query.data;
  return (
    <article
      className="case-panel"
      aria-label={`${t('case.number')} ${detail.number}`}
      data-case-status={detail.status}
    >
      <CaseHead detail={detail} onClose={onClose} />
      <Badges detail={detail} />
      <div className="case-columns">
        <div>
          <ActionBar key={detail.id} detail={detail} forms={forms} give={give ?? direct} />
          <SimilarCases detail={detail} give={give ?? direct} />
          <CaseFacts detail={detail} />
        </div>
        <div>
          <Clocks detail={detail} />
          <RelatedCases detail={detail} />
          <Timeline detail={detail} />
        </div>
      </div>
    </article>
  );
}
