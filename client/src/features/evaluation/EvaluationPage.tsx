import type { City, Session } from '@contract/schemas';
import type { Evaluation } from '@contract/schemas/evaluation';
import { isAreaKind } from '@domain/evaluation/objects';
import { useEvaluation } from '../../api/evaluation';
import { useTranslation } from '../../locale/useTranslation';
import { EditionLine } from '../../ui/EditionLine';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { AreaMap } from './AreaMap';
import { CasesPanel } from './CasesPanel';
import './evaluation.css';
import { RankingChart } from './RankingChart';
import { ResultTable } from './ResultTable';
import { Toolbar } from './Toolbar';
import { TrendPanel } from './TrendPanel';
import { type EvaluationAddress, queryOf, useEvaluationAddress } from './useEvaluationAddress';
import { WeightsPanel } from './WeightsPanel';

/** How areas, departments and posts do: the table of everything, and beside it the map, the ranking, the trend, or the cases. */
export function EvaluationPage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const address = useEvaluationAddress(session);
  const query = useEvaluation(queryOf(address));
  const evaluation = query.data;
  return (
    <div
      className="evaluation"
      data-evaluation-kind={evaluation?.objectKind}
      data-evaluation-loading={query.isFetching}
    >
      <Toolbar city={city} session={session} address={address} evaluation={evaluation ?? null} />
      <section className="evaluation-results" aria-label={t('evaluation.table')} aria-busy={query.isFetching}>
        {query.isPending && <LoadingNotice rows={10} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {evaluation?.rows.length === 0 && (
          <EmptyNotice title={t('evaluation.empty')} hint={t('evaluation.emptyHint')} />
        )}
        {evaluation && <EditionLine editions={evaluation.editions} />}
        {evaluation && evaluation.rows.length > 0 && <ResultTable evaluation={evaluation} address={address} />}
      </section>
      <aside className="evaluation-side">
        {evaluation && <Side city={city} session={session} address={address} evaluation={evaluation} />}
      </aside>
    </div>
  );
}

interface SideProps {
  readonly city: City;
  readonly session: Session;
  readonly address: EvaluationAddress;
  readonly evaluation: Evaluation;
}

/** Beside the table: what was asked for last. */
function Side({ city, session, address, evaluation }: SideProps) {
  if (address.isWeights) return <WeightsPanel session={session} scale={evaluation.scale} address={address} />;
  if (address.object && (address.indicator || address.count)) {
    return <CasesPanel evaluation={evaluation} address={address} />;
  }
  const { objectKind } = evaluation;
  return (
    <>
      {isAreaKind(objectKind) && (
        <AreaMap city={city} session={session} address={address} evaluation={evaluation} level={objectKind} />
      )}
      <RankingChart evaluation={evaluation} />
      <TrendPanel evaluation={evaluation} address={address} />
    </>
  );
}
