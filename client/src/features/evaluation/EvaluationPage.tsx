import type { City, Session } from '@contract/schemas';
import type { Evaluation } from '@contract/schemas/evaluation';
import { isAreaKind } from '@domain/evaluation/objects';
import { useEvaluation } from '../../api/evaluation';
import { isBeingCounted } from '../../api/queryClient';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import { CountingNotice } from '../../ui/CountingNotice';
import { EditionLine } from '../../ui/EditionLine';
import { EmptyNotice, ErrorNotice } from '../../ui/Notices';
import { instantText } from '../../ui/time';
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
  // What was shown before would stand under the name of the period that is being counted.
  const evaluation = isBeingCounted(query.failureReason) ? undefined : query.data;
  const isEarlier = query.isPlaceholderData;
  return (
    <div
      className="evaluation"
      data-evaluation-kind={evaluation?.objectKind}
      data-evaluation-loading={query.isFetching}
      data-evaluation-earlier={isEarlier || undefined}
    >
      <Toolbar city={city} session={session} address={address} evaluation={isEarlier ? null : (evaluation ?? null)} />
      <section className="evaluation-results" aria-label={t('evaluation.table')} aria-busy={query.isFetching}>
        {!evaluation && !query.isError && <CountingNotice reason={query.failureReason} rows={10} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={query.refetch} />}
        {evaluation?.rows.length === 0 && (
          <EmptyNotice title={t('evaluation.empty')} hint={t('evaluation.emptyHint')} />
        )}
        {evaluation && <AsOf evaluation={evaluation} timeZone={city.timeZone} />}
        {evaluation && evaluation.rows.length > 0 && <ResultTable evaluation={evaluation} address={address} />}
      </section>
      <aside className="evaluation-side">
        {evaluation && <Side city={city} session={session} address={address} evaluation={evaluation} />}
      </aside>
    </div>
  );
}

/** Of which instant the figures are, and of which editions of the grids. */
function AsOf({ evaluation, timeZone }: { evaluation: Evaluation; timeZone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="evaluation-as-of">
      <p className="case-quiet">
        {t('evaluation.countedAt', { time: instantText(evaluation.countedAt, language, timeZone) })}
      </p>
      <EditionLine editions={evaluation.editions} />
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
